import { Jurisdiction } from '@sequester/law/facts';
import {
  EmailAddress,
  Instant,
  Licence,
  MemberId,
  PersonName,
  PracticeId,
  PracticeName,
  PrivacyContact,
  TimeZone,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation, update } from './operation.ts';
import { typedLines } from './typed-lines.ts';

const contactLines = ['name', 'title', 'telephone', 'complaints.name', 'complaints.title', 'complaints.telephone'];

const PracticeAnswer = z.object({
  practiceId: PracticeId,
  name: PracticeName,
  state: Jurisdiction,
  part2Program: z.boolean(),
  timeZone: TimeZone.default('UTC'),
  licence: Licence.optional(),
  ownerIds: z.array(MemberId),
  privacyContact: PrivacyContact.optional(),
  codesByMail: z.boolean().default(false),
  createdAt: Instant,
  revision: z.int(),
});

export const createPractice = operation({
  id: 'createPractice',
  area: 'practice',
  method: 'POST',
  path: '/practices',
  audience: ['operator'],
  summary: 'Found a practice, with its key and its first owner',
  params: Nothing,
  query: Nothing,
  body: typedLines(
    z.strictObject({
      name: PracticeName,
      state: Jurisdiction,
      part2Program: z.boolean().default(false),
      timeZone: TimeZone.optional(),
      owner: z.strictObject({ name: PersonName, email: EmailAddress }),
      privacyContact: PrivacyContact.optional(),
    }),
    { printed: ['name', 'owner.name', ...contactLines.map((field) => `privacyContact.${field}`)] },
  ),
  answer: PracticeAnswer,
  status: 201,
  refusals: [],
});

export const getPractice = operation({
  id: 'getPractice',
  area: 'practice',
  method: 'GET',
  path: '/practice',
  audience: ['member'],
  summary: 'Read the profile of your practice',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: PracticeAnswer,
  status: 200,
  refusals: ['not-found'],
});

export const setPrivacyContact = update({
  id: 'setPrivacyContact',
  area: 'practice',
  method: 'PUT',
  path: '/practice/privacy-contact',
  audience: ['owner', 'privacy-officer'],
  summary: 'Say who answers for the practice in its letters, and who takes complaints (45 CFR 164.524(d)(2)(iii))',
  params: Nothing,
  query: Nothing,
  body: typedLines(PrivacyContact, { printed: contactLines }),
  answer: PracticeAnswer,
  status: 200,
  refusals: ['not-found', 'stale'],
});

export const setTimeZone = update({
  id: 'setTimeZone',
  area: 'practice',
  method: 'PUT',
  path: '/practice/time-zone',
  audience: ['owner', 'privacy-officer'],
  summary: 'Say in which time zone the practice counts the days of what it receives from now on',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({ timeZone: TimeZone }),
  answer: PracticeAnswer,
  status: 200,
  refusals: ['not-found', 'stale'],
});

export const setLicence = update({
  id: 'setLicence',
  area: 'practice',
  method: 'PUT',
  path: '/practice/licence',
  audience: ['owner', 'privacy-officer'],
  summary:
    'Say whether the practice is a covered provider, and which office of the state licenses it as a facility: some rules of states bind facilities only',
  params: Nothing,
  query: Nothing,
  body: typedLines(Licence, { lines: ['licensedBy'] }),
  answer: PracticeAnswer,
  status: 200,
  refusals: ['not-found', 'stale'],
});

export const setCodesByMail = update({
  id: 'setCodesByMail',
  area: 'practice',
  method: 'PUT',
  path: '/practice/codes-by-mail',
  audience: ['owner', 'privacy-officer'],
  summary:
    'Say whether codes for the ordinary record may go to the mailbox of their links (45 CFR 164.312(d)); for psychotherapy notes a privacy officer gives a reason each time',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({ codesByMail: z.boolean() }),
  answer: PracticeAnswer,
  status: 200,
  refusals: ['not-found', 'stale'],
});
