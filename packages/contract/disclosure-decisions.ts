import { RecordedDecision, RecordedManifest, RequestId } from '@sequester/model';
import * as z from 'zod';

import { RequestParams } from './disclosure-requests.ts';
import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

export const listDecisions = operation({
  id: 'listDecisions',
  area: 'disclosures',
  method: 'GET',
  path: '/requests/{requestId}/decisions',
  audience: ['privacy-officer'],
  summary: 'Export every decision on a request with its facts, engine and policy, so that it can be replayed',
  params: RequestParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ requestId: RequestId, decisions: z.array(RecordedDecision.omit({ practiceId: true })) }),
  status: 200,
  refusals: ['not-found'],
});

export const getManifest = operation({
  id: 'getManifest',
  area: 'disclosures',
  method: 'GET',
  path: '/requests/{requestId}/manifest',
  audience: ['privacy-officer'],
  summary: 'Export the manifest of an extract, so that it can be built again from its sources and compared by digest',
  params: RequestParams,
  query: Nothing,
  body: Nothing,
  answer: RecordedManifest.omit({ practiceId: true }),
  status: 200,
  refusals: ['not-found', 'request-state'],
});
