import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import type { Stage } from '../stages.ts';
import { linkTokens, type KeyArns } from './keys.ts';
import { gets, readsAndWrites, rows } from './rows.ts';

type Terms = Pick<Stage, 'senderAddress' | 'textPoolId'>;

const patientsReached = (names: Names): Permission[] => [
  rows(names, {
    sid: 'WherePatientsAreReached',
    because: 'Patients are told by mail what concerns them: at the address on their chart, in their language.',
    table: 'chart',
    actions: gets,
    led: { chart: 'practice' },
  }),
  rows(names, {
    sid: 'HowPatientsAskedToBeReached',
    because: 'Confidential communications that a patient asked for are looked at before each mail (45 CFR 164.522(b)).',
    table: 'chart',
    actions: ['dynamodb:Query'],
    led: { current: 'practice' },
  }),
];

const sending = (names: Names, { senderAddress: sender, textPoolId }: Terms): Permission[] => [
  {
    sid: 'Mail',
    because: 'Mail from the one address of the service.',
    actions: ['ses:SendEmail'],
    resources: [names.mailIdentity(sender.slice(sender.indexOf('@') + 1))],
    conditions: { StringEquals: { 'ses:FromAddress': sender } },
  },
  {
    sid: 'TextMessages',
    because: 'One-time codes go by another way than their links: as text messages from the one pool of numbers.',
    actions: ['sms-voice:SendTextMessage'],
    resources: [names.textPool(textPoolId)],
  },
];

/** Mail and text messages about a request, to the address and the number recorded with it. No content of any record. */
export const noticesPermissions = (names: Names, keys: KeyArns, terms: Terms): Permission[] => [
  rows(names, {
    sid: 'Requests',
    because: 'The request that a notice is about, and that the notice went out.',
    table: 'disclosures',
    actions: readsAndWrites,
    led: { request: 'practice' },
  }),
  rows(names, {
    sid: 'Revocations',
    because: 'A request is read with what the patient has revoked.',
    table: 'disclosures',
    actions: ['dynamodb:Query'],
    led: { offers: 'practice' },
  }),
  rows(names, {
    sid: 'WhoLooksAtStatements',
    because:
      'A warning or a report waits for nobody; the privacy officers, or where there are none the owners, are told that it was made.',
    table: 'practices',
    actions: ['dynamodb:Query'],
    led: { members: 'practice' },
  }),
  ...patientsReached(names),
  rows(names, {
    sid: 'StatusPages',
    because:
      'A status page is found by the digest of its token, 256 bits that cannot be guessed; it is written and never listed.',
    table: 'disclosures',
    actions: ['dynamodb:PutItem'],
    led: { linkPointers: 'unbound' },
  }),
  linkTokens(keys),
  ...sending(names, terms),
];

/** The deadlines of all practices: ids and instants, kept apart from everything that they are about. */
export const noticesOwnPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'Deadlines',
    because: 'The sweep has to find what is due before it knows for which practice; the rows hold ids and an instant.',
    table: 'disclosures',
    actions: ['dynamodb:PutItem', 'dynamodb:Query'],
    led: { deadlines: 'unbound' },
  }),
];
