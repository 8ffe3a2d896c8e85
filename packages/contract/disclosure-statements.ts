import { Instant, MemberId, NoticeDecision, Spoken, StatementDraftId, StatementPart, Told } from '@sequester/model';
import * as z from 'zod';

import { RequestParams } from './disclosure-requests.ts';
import { RequestView } from './disclosure-views.ts';
import { Nothing } from './empty.ts';
import { notTaken, operation } from './operation.ts';

const Parts = z.array(StatementPart).min(1).max(12);
const Words = z.string().trim().min(1).max(2000);

/** What a warning or a report shares: whoever may make it, and why it is refused. */
const statement = {
  area: 'disclosures',
  method: 'POST',
  audience: ['provider', 'privacy-officer'],
  params: RequestParams,
  query: Nothing,
  answer: RequestView,
  status: 201,
} as const;

export const tellStatement = operation({
  ...statement,
  id: 'tellStatement',
  path: '/requests/{requestId}/spoken-statements',
  summary: 'Record what was told by telephone or in person to prevent a threat or to report; no approval is waited for',
  body: z.strictObject({ manner: Spoken, to: Told, parts: Parts, toldAt: Instant.optional() }),
  refusals: ['not-found', 'request-state', 'law-refuses', 'no-statement', 'statement-beyond-scope'],
});

export const writeStatement = operation({
  ...statement,
  id: 'writeStatement',
  path: '/requests/{requestId}/written-statements',
  summary:
    'Write the statement that is sent in place of a note, signed in your own name; it is set as a PDF and can be sent by a link at once',
  body: z.strictObject({
    parts: Parts,
    signature: notTaken(
      'A statement is signed in the name of the member who calls. To have another member sign it, save it as a draft for them.',
    ),
  }),
  refusals: ['not-found', 'request-state', 'law-refuses', 'no-statement', 'statement-beyond-scope'],
});

export const draftStatement = operation({
  ...statement,
  id: 'draftStatement',
  path: '/requests/{requestId}/statement-drafts',
  audience: ['provider', 'privacy-officer', 'staff', 'owner'],
  summary: 'Draft a statement for a therapist to sign; until they do, it leaves nothing',
  body: z.strictObject({ for: MemberId, parts: Parts }),
  refusals: ['not-found', 'request-state', 'no-statement'],
});

export const signStatement = operation({
  ...statement,
  id: 'signStatement',
  path: '/requests/{requestId}/statement-drafts/{draftId}/signature',
  audience: ['provider'],
  summary: 'Sign a statement that was drafted for you; it becomes yours, as if you had written it',
  params: RequestParams.extend({ draftId: StatementDraftId }),
  body: Nothing,
  refusals: ['not-found', 'request-state', 'law-refuses', 'no-statement', 'statement-beyond-scope', 'signed-already'],
});

export const followUpStatement = operation({
  ...statement,
  id: 'followUpStatement',
  path: '/requests/{requestId}/statement-follow-ups',
  summary: 'Record the privacy officer’s review after the fact, or that the individual was told of a report or is not',
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('review'), remark: Words.optional(), closes: z.boolean().optional() }),
    z.strictObject({ kind: z.literal('notice'), decision: NoticeDecision, how: Words }),
  ]),
  refusals: ['not-found', 'request-state', 'no-statement', 'notice-mismatch'],
});
