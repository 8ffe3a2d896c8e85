import { Instant, languages, statusesSaid } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

/** 256 bits in base64url. */
const LinkParams = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** In which language a page is read; the browser's own where nothing is said. */
const Read = z.strictObject({ lang: z.enum(languages).optional() });

/** By which way the code goes; of a number for text messages its last two digits. */
const CodeView = z.object({ by: z.enum(['mail', 'text-message', 'telephone']), ending: z.string().optional() });

const LinkView = z.object({
  practice: z.string(),
  expiresAt: Instant,
  downloadsLeft: z.int(),
  code: CodeView,
});

const dead = [
  'link-not-found',
  'link-revoked',
  'link-expired',
  'downloads-exhausted',
  'code-locked',
  'too-many-calls',
] as const;

export const viewLink = operation({
  id: 'viewLink',
  area: 'release',
  method: 'GET',
  path: '/r/{token}',
  audience: ['public'],
  summary: 'See who sends and ask for a code; nothing is used up by looking',
  params: LinkParams,
  query: Read,
  body: Nothing,
  answer: LinkView,
  status: 200,
  refusals: dead,
  page: true,
});

export const probeLink = operation({
  id: 'probeLink',
  area: 'release',
  method: 'HEAD',
  path: '/r/{token}',
  audience: ['public'],
  summary: 'For mail scanners: the same answer for every link, without a body',
  params: LinkParams,
  query: Read,
  body: Nothing,
  answer: Nothing,
  status: 200,
  refusals: [],
  page: true,
});

export const sendCode = operation({
  id: 'sendCode',
  area: 'release',
  method: 'POST',
  path: '/r/{token}/code',
  audience: ['public'],
  summary: 'Have a one-time code sent by text message to the recorded number, or by mail where the link says so',
  params: LinkParams,
  query: Read,
  body: Nothing,
  answer: z.object({ codeExpiresAt: Instant, code: CodeView }),
  status: 202,
  refusals: [...dead, 'code-by-telephone'],
  page: true,
});

export const downloadExtract = operation({
  id: 'downloadExtract',
  area: 'release',
  method: 'POST',
  path: '/r/{token}/download',
  audience: ['public'],
  summary: 'Give the code, and be sent on to the extract: one object, 60 seconds; a browser by a page of its own',
  params: LinkParams,
  query: Read,
  body: z.strictObject({
    code: z
      .string()
      .transform((code) => code.replaceAll(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, { error: 'Enter the six digits of the code.' })),
    /** Names one try, so that the same try sent twice is answered twice and counted once. */
    attempt: z.string().min(8).max(200).optional(),
  }),
  answer: Nothing,
  status: 303,
  refusals: [...dead, 'code-needed', 'code-expired', 'code-wrong', 'law-refuses'],
  page: true,
});

export const askFreshLink = operation({
  id: 'askFreshLink',
  area: 'release',
  method: 'POST',
  path: '/r/{token}/fresh-link',
  audience: ['public'],
  summary:
    'Have another link mailed to the recorded address, in the place of one that has expired or was used up: to what was already released, on the law of this instant, with no new approval',
  params: LinkParams,
  query: Read,
  body: Nothing,
  answer: z.object({ expiresAt: Instant }),
  status: 202,
  refusals: ['link-not-found', 'no-fresh-link', 'law-refuses', 'too-many-calls'],
  page: true,
});

export const viewRequestStatus = operation({
  id: 'viewRequestStatus',
  area: 'release',
  method: 'GET',
  path: '/s/{token}',
  audience: ['public'],
  summary: 'See how far a request has come, by the link in its acknowledgment; nothing of what is on record',
  params: LinkParams,
  query: Read,
  body: Nothing,
  answer: z.object({ state: z.enum(statusesSaid), receivedAt: Instant }),
  status: 200,
  refusals: ['link-not-found', 'too-many-calls'],
  page: true,
});

export const releaseOperations = {
  viewLink,
  probeLink,
  sendCode,
  downloadExtract,
  askFreshLink,
  viewRequestStatus,
};
