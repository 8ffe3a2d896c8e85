import { Instant, RecordsChoice, Sha256 } from '@sequester/model';
import * as z from 'zod';

import { RequestParams } from './disclosure-requests.ts';
import { RequestView } from './disclosure-views.ts';
import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { typedLines } from './typed-lines.ts';

export const chooseRecords = operation({
  id: 'chooseRecords',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/records/selection',
  audience: ['privacy-officer', 'provider'],
  summary:
    'Choose what of the ordinary record is let go, within what the decision allows: kinds, days, entries left out, passages about others taken out, as pages, as data or both. Where nobody has to approve, it is then built as a job, which the request shows',
  params: RequestParams,
  query: Nothing,
  body: RecordsChoice,
  answer: RequestView,
  status: 200,
  refusals: [
    'not-found',
    'request-state',
    'law-refuses',
    'content-not-supported',
    'selection-beyond-ceiling',
    'selection-empty',
    'redaction-demanded',
    'necessity-not-stated',
  ],
});

/** What was chosen, as it was looked at: another choice made since is not approved by this. */
const seen = { selectionSha256: Sha256 };
const name = z.string().trim().min(1).max(200);

export const approveRecords = operation({
  id: 'approveRecords',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/records/approvals',
  audience: ['privacy-officer'],
  summary:
    'Give one of the approvals that the ground demands of what was chosen of the ordinary record; with the last it is built. Where the build failed for good, approve again to have it begun again',
  params: RequestParams,
  query: Nothing,
  body: z.discriminatedUnion('as', [
    z.strictObject({ as: z.literal('privacy-officer'), ...seen }),
    typedLines(z.strictObject({ as: z.literal('program-director'), director: name, ...seen }), {
      printed: ['director'],
    }),
    typedLines(z.strictObject({ as: z.literal('counsel'), counsel: name, ...seen }), { printed: ['counsel'] }),
  ]),
  answer: RequestView,
  status: 200,
  refusals: [
    'not-found',
    'request-state',
    'law-refuses',
    'content-not-supported',
    'approval-not-demanded',
    'selection-beyond-ceiling',
    'selection-empty',
  ],
});

export const openExtract = operation({
  id: 'openExtract',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/records/extract',
  audience: ['privacy-officer', 'provider'],
  summary: 'Open the extract of the ordinary record that was built: a URL that lives for a minute',
  params: RequestParams,
  query: Nothing,
  body: z.strictObject({ format: z.enum(['pdf', 'json']).default('pdf') }),
  answer: z.object({ url: z.string(), sha256: Sha256, expiresAt: Instant }),
  status: 200,
  refusals: ['not-found', 'request-state'],
});
