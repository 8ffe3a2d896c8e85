import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { gets, readsAndWrites, rows } from './rows.ts';

/** Before a call is made under a membership: what the person belongs to, and the row that says what they are there. */
export const membershipPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'OwnMemberships',
    because: 'Which memberships the person who calls has.',
    table: 'practices',
    actions: ['dynamodb:Query'],
    led: { person: 'person' },
  }),
  rows(names, {
    sid: 'OneRow',
    because: 'What a person is in this practice stands in one row, by its id.',
    table: 'practices',
    actions: gets,
    led: { members: 'practice' },
  }),
];

/** Rows that stand or fall with an account. The session names the practice, the person, or both. */
export const accountsPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'OwnPerson',
    because: 'The person and their memberships.',
    table: 'practices',
    actions: readsAndWrites,
    led: { person: 'person' },
  }),
  rows(names, {
    sid: 'RowsOfMembers',
    because: 'A row gets its account, a patient binds one, a sign-out everywhere is counted in each.',
    table: 'practices',
    actions: [...gets, 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
    led: { members: 'practice' },
  }),
  rows(names, {
    sid: 'OwnersAndName',
    because: 'An owner who has joined counts as one; the name of the practice stands in the list of memberships.',
    table: 'practices',
    actions: [...gets, 'dynamodb:UpdateItem'],
    led: { profile: 'practice' },
  }),
];

const personByAccount = (names: Names, because: string): Permission =>
  rows(names, {
    sid: 'PersonByAccount',
    because,
    table: 'practices',
    actions: ['dynamodb:GetItem'],
    led: { person: 'unbound' },
  });

/** The one function that speaks to the issuer; no session of a practice does. */
export const accountsOwnPermissions = (
  names: Names,
  { userPoolArn, sender }: { userPoolArn: string; sender: string },
): Permission[] => [
  personByAccount(names, 'The sweep asks for every account at the issuer whether a person has it.'),
  {
    sid: 'Issuer',
    because: 'Accounts of the one user pool.',
    actions: [
      'AdminCreateUser',
      'AdminGetUser',
      'AdminEnableUser',
      'AdminDisableUser',
      'AdminUserGlobalSignOut',
      'ListUsers',
      'ListUsersInGroup',
    ].map((action) => `cognito-idp:${action}`),
    resources: [userPoolArn],
  },
  {
    sid: 'Mail',
    because: 'Mail from the one address of the service, to people who have an account already.',
    actions: ['ses:SendEmail'],
    resources: [names.mailIdentity(sender.slice(sender.indexOf('@') + 1))],
    conditions: { StringEquals: { 'ses:FromAddress': sender } },
  },
];

/** Whether a token's holder is a person here; nothing of any practice. */
export const identityOwnPermissions = (names: Names): Permission[] => [
  personByAccount(names, 'A token names a person only where there is a row of that person.'),
];
