import { Conveyance, Instant, LetterId, Sha256 } from '@sequester/model';
import * as z from 'zod';

import { RequestParams } from './disclosure-requests.ts';
import { WholeRequest } from './disclosure-views.ts';
import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

const LetterParams = RequestParams.extend({ letterId: LetterId });

export const askForLetter = operation({
  id: 'askForLetter',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/letters',
  audience: ['privacy-officer'],
  summary: 'Have the letter written that a request is owed, once the practice has named its privacy contact',
  params: RequestParams,
  query: Nothing,
  body: Nothing,
  answer: WholeRequest,
  status: 202,
  refusals: ['not-found', 'contact-missing'],
});

export const openLetter = operation({
  id: 'openLetter',
  area: 'disclosures',
  method: 'GET',
  path: '/requests/{requestId}/letters/{letterId}/content',
  audience: ['privacy-officer', 'provider'],
  summary:
    'Get a short-lived URL of a letter as a PDF; the read is recorded. For the privacy officer and for originators of notes of the patient',
  params: LetterParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ url: z.url(), sha256: Sha256, expiresAt: Instant }),
  status: 200,
  refusals: ['not-found'],
});

export const sendLetter = operation({
  id: 'sendLetter',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/letters/{letterId}/dispatches',
  audience: ['privacy-officer'],
  summary: 'Record that a letter went out: how, to whom, when',
  params: LetterParams,
  query: Nothing,
  body: z.strictObject({ how: Conveyance, to: z.string().trim().min(1).max(500), sentAt: Instant.optional() }),
  answer: WholeRequest,
  status: 200,
  refusals: ['not-found'],
});
