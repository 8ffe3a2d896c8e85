import { CalendarDate, Instant, RequestId, Sha256 } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

const OwnRecordRequest = z.object({
  requestId: RequestId,
  receivedAt: Instant,
  status: z.enum(['with-the-practice', 'being-made', 'ready', 'closed']),
  formats: z.array(z.enum(['pdf', 'json'])),
  due: z.string().optional(),
});

export const requestOwnRecord = operation({
  id: 'requestOwnRecord',
  area: 'disclosures',
  method: 'POST',
  path: '/portal/record-requests',
  audience: ['patient'],
  summary: 'Ask for your record as a file, all of it or of some days; it is made at once (45 CFR 164.524)',
  params: Nothing,
  query: Nothing,
  body: z
    .strictObject({ dateFrom: CalendarDate.optional(), dateTo: CalendarDate.optional() })
    .refine(({ dateFrom, dateTo }) => dateFrom === undefined || dateTo === undefined || dateFrom <= dateTo, {
      path: ['dateTo'],
      error: 'The last day may not lie before the first.',
    }),
  answer: OwnRecordRequest,
  status: 201,
  refusals: ['not-found', 'address-not-on-chart', 'asked-by-representative'],
});

export const listOwnRecordRequests = operation({
  id: 'listOwnRecordRequests',
  area: 'disclosures',
  method: 'GET',
  path: '/portal/record-requests',
  audience: ['patient'],
  summary: 'See your requests for your record and how far each has come, the latest first',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({ requests: z.array(OwnRecordRequest) }),
  status: 200,
  refusals: [],
});

export const openOwnRecord = operation({
  id: 'openOwnRecord',
  area: 'disclosures',
  method: 'POST',
  path: '/portal/record-requests/{requestId}/content',
  audience: ['patient'],
  summary: 'Open your record that was made: a URL, good for 60 seconds, without a code (45 CFR 164.524(c)(2))',
  params: z.strictObject({ requestId: RequestId }),
  query: Nothing,
  body: z.strictObject({ format: z.enum(['pdf', 'json']).default('pdf') }),
  answer: z.object({ url: z.url(), sha256: Sha256, expiresAt: Instant }),
  status: 200,
  refusals: ['not-found', 'request-state', 'law-refuses'],
  repeatable: true,
});
