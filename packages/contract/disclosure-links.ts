import {
  CodeChannel,
  Instant,
  LaneName,
  linkDays,
  linkDownloads,
  LinkId,
  TelephoneNumber,
  telephoneSources,
  TextNumber,
} from '@sequester/model';
import * as z from 'zod';

import { RequestParams } from './disclosure-requests.ts';
import { RequestView, WholeRequest } from './disclosure-views.ts';
import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { typedLines } from './typed-lines.ts';

const LinkParams = RequestParams.extend({ linkId: LinkId });

const WantedChannel = z.discriminatedUnion('by', [
  /** To the number that is recorded for the recipient, unless another is given. */
  z.strictObject({ by: z.literal('text-message'), telephone: TextNumber.optional() }),
  z.strictObject({ by: z.literal('telephone') }),
  z.strictObject({ by: z.literal('mail'), reason: z.string().trim().min(1).max(500).optional() }),
]);

export const issueLink = operation({
  id: 'issueLink',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/links',
  audience: ['privacy-officer', 'provider'],
  summary:
    'Issue a link to the extract, mailed to the recorded address; for a statement, also by who wrote it. Its code goes by text message to the recorded number or is told by telephone; by mail only for a reason, which a privacy officer gives, or where the practice chose it for its ordinary record',
  params: RequestParams,
  query: Nothing,
  body: typedLines(
    z.strictObject({
      days: z.int().min(1).max(linkDays.most).optional(),
      allowedDownloads: z.int().min(1).max(linkDownloads.most).optional(),
      /** Of a request with two extracts, that of the ordinary record. */
      lane: LaneName.optional(),
      code: WantedChannel.optional(),
    }),
    { lines: ['code.reason'] },
  ),
  answer: z.object({
    linkId: LinkId,
    expiresAt: Instant,
    allowedDownloads: z.int(),
    codeBy: z.enum(CodeChannel.options.map(({ shape }) => shape.by.value)),
    request: RequestView,
  }),
  status: 201,
  refusals: ['not-found', 'request-state', 'law-refuses', 'telephone-missing', 'code-reason-missing'],
});

const dead = ['link-revoked', 'link-expired', 'downloads-exhausted', 'code-locked'] as const;

export const showPasscode = operation({
  id: 'showPasscode',
  area: 'disclosures',
  method: 'GET',
  path: '/requests/{requestId}/links/{linkId}/passcode',
  audience: ['privacy-officer', 'provider'],
  summary:
    'See the passcode of a link, to tell it by telephone; that you saw it is recorded. For who issues links of the request',
  params: LinkParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ linkId: LinkId, passcode: z.string(), expiresAt: Instant }),
  status: 200,
  refusals: ['not-found', 'passcode-not-used', ...dead],
});

export const recordPasscodeTold = operation({
  id: 'recordPasscodeTold',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/links/{linkId}/passcode-told',
  audience: ['privacy-officer', 'provider'],
  summary:
    'Record that the passcode was told by telephone: to whom, at which number, and from where the number is known (45 CFR 164.514(h))',
  params: LinkParams,
  query: Nothing,
  body: typedLines(
    z.strictObject({
      telephone: TelephoneNumber,
      numberFrom: z.enum(telephoneSources),
      to: z.string().trim().min(1).max(200),
    }),
    { lines: ['to'] },
  ),
  answer: RequestView,
  status: 201,
  refusals: ['not-found', 'passcode-not-used'],
});

export const revokeLink = operation({
  id: 'revokeLink',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/links/{linkId}/revocation',
  audience: ['privacy-officer'],
  summary: 'End a link at once',
  params: LinkParams,
  query: Nothing,
  body: Nothing,
  answer: WholeRequest,
  status: 200,
  refusals: ['not-found', 'link-revoked'],
});
