import { AuditAction, AuditEvent, keyUsed, PatientId, RequestId } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

export const listAuditEvents = operation({
  id: 'listAuditEvents',
  area: 'ledger',
  method: 'GET',
  path: '/audit-events',
  audience: ['owner', 'privacy-officer'],
  summary:
    'Read who touched what, newest first; of one request or one patient if named. To others than the privacy officer, without what tells whether psychotherapy notes exist',
  params: Nothing,
  query: z
    .strictObject({
      cursor: z.string().max(400).optional(),
      requestId: RequestId.optional(),
      patientId: PatientId.optional(),
    })
    .refine(({ requestId, patientId }) => requestId === undefined || patientId === undefined, {
      path: ['patientId'],
      error: 'Ask for one request or for one patient, not for both.',
    }),
  body: Nothing,
  answer: z.object({
    events: z.array(
      AuditEvent.omit({ practiceId: true }).extend({ action: z.union([AuditAction, z.literal(keyUsed)]) }),
    ),
    cursor: z.string().optional(),
  }),
  status: 200,
  refusals: ['invalid-cursor'],
});

export const getAuditChain = operation({
  id: 'getAuditChain',
  area: 'ledger',
  method: 'GET',
  path: '/audit-chain',
  audience: ['owner', 'privacy-officer'],
  summary: 'Check that no recorded event was changed, removed or put in between',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  /** How long the chain is tells how much was done, and is for the privacy officer. */
  answer: z.discriminatedUnion('view', [
    z.object({
      view: z.literal('whole'),
      intact: z.boolean(),
      length: z.int(),
      head: z.string(),
      pending: z.int(),
      broken: z.object({ sequence: z.int(), reason: z.string() }).optional(),
    }),
    z.object({ view: z.literal('reduced'), intact: z.boolean() }),
  ]),
  status: 200,
  refusals: [],
});

export const ledgerOperations = { listAuditEvents, getAuditChain };
