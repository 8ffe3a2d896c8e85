import {
  CalendarDate,
  Instant,
  membershipNameOf,
  PersonName,
  phi,
  PracticeId,
  PracticeName,
  Role,
  Sub,
  TimeZone,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

/** A membership as GET /me lists it and the header `Sequester-Membership` names it. */
const MembershipText = z.string().transform((text, issues) => {
  const name = membershipNameOf(text);
  if (name === undefined) {
    issues.addIssue({
      code: 'custom',
      params: { code: 'not-a-membership', text: 'Send a membership as the list of your own gives it.' },
    });
    return z.NEVER;
  }
  return name;
});

export const getMe = operation({
  id: 'getMe',
  area: 'accounts',
  method: 'GET',
  path: '/me',
  audience: ['person', 'operator'],
  summary: 'See who you are, and your memberships: what you are, where, and in which time zone',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    person: z.object({ sub: Sub, operator: z.boolean(), language: z.string() }),
    memberships: z.array(
      z.object({
        membership: z.string(),
        practiceId: PracticeId,
        practiceName: PracticeName,
        timeZone: TimeZone.default('UTC'),
        kind: z.enum(['member', 'patient']),
        representative: z.boolean().optional(),
        name: PersonName.optional(),
        roles: z.array(Role),
        state: z.enum(['active', 'invited', 'bound']),
      }),
    ),
  }),
  status: 200,
  refusals: [],
});

export const signOutEverywhere = operation({
  id: 'signOutEverywhere',
  area: 'accounts',
  method: 'POST',
  path: '/me/sign-outs',
  audience: ['person'],
  summary: 'End every session of yours; the next call with any token from before is refused',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({}),
  status: 201,
  refusals: ['stale'],
  repeatable: true,
});

export const bindAccount = operation({
  id: 'bindAccount',
  area: 'accounts',
  method: 'POST',
  path: '/me/bindings',
  audience: ['person'],
  summary:
    'Bind an account of yours to the patient it was opened for, with the code that the practice gave you or with your date of birth',
  params: Nothing,
  query: Nothing,
  body: z.union([
    z.strictObject({ membership: MembershipText, code: z.string().min(1).max(40) }),
    z.strictObject({ membership: MembershipText, birthDate: phi(CalendarDate.clone()) }),
  ]),
  answer: z.object({ membership: z.string(), state: z.literal('bound'), boundAt: Instant }),
  status: 201,
  refusals: [
    'not-found',
    'binding-code-missing',
    'binding-code-wrong',
    'birth-date-not-asked',
    'birth-date-wrong',
    'stale',
  ],
  repeatable: true,
});

export const accountsOperations = { getMe, signOutEverywhere, bindAccount };
