import { Instant } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

/** 256 bits in base64url. */
const LinkParams = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

const LinkView = z.object({
  practice: z.string(),
  expiresAt: Instant,
  downloadsLeft: z.int(),
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
  query: Nothing,
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
  query: Nothing,
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
  summary: 'Have a one-time code mailed to the recorded address',
  params: LinkParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ codeExpiresAt: Instant }),
  status: 202,
  refusals: dead,
  page: true,
});

export const downloadExtract = operation({
  id: 'downloadExtract',
  area: 'release',
  method: 'POST',
  path: '/r/{token}/download',
  audience: ['public'],
  summary: 'Give the code, and be sent on to the extract: one object, 60 seconds',
  params: LinkParams,
  query: Nothing,
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

export const releaseOperations = { viewLink, probeLink, sendCode, downloadExtract };
