import { AccessTerms, IdentityConfirmation, NewAccessExtension, NewAccessTerms, RequestId } from '@sequester/model';
import * as z from 'zod';

import { RequestParams } from './disclosure-requests.ts';
import { WholeRequest } from './disclosure-views.ts';
import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

export const confirmIdentity = operation({
  id: 'confirmIdentity',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/identity-confirmation',
  audience: ['privacy-officer'],
  summary:
    'Record that whoever asks for themself is the patient, whatever name they wrote, and how you know; the law is asked again',
  params: RequestParams,
  query: Nothing,
  body: IdentityConfirmation.pick({ how: true }).strict(),
  answer: WholeRequest,
  status: 201,
  refusals: ['not-found', 'request-state', 'recorded-already'],
});

const AccessAnswer = z.object({
  requestId: RequestId,
  access: AccessTerms,
  due: z.array(z.object({ what: z.string(), by: z.string(), extendedBy: z.string().optional(), citation: z.string() })),
});

export const recordAccessTerms = operation({
  id: 'recordAccessTerms',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/access-terms',
  audience: ['staff', 'privacy-officer', 'provider', 'owner'],
  summary:
    'Record in what form a patient wants their record, what it is estimated to cost, and a summary that they agreed to; the newest terms count',
  params: RequestParams,
  query: Nothing,
  body: NewAccessTerms,
  answer: AccessAnswer,
  status: 201,
  refusals: ['not-found', 'request-state'],
});

export const extendAccess = operation({
  id: 'extendAccess',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/access-extension',
  audience: ['staff', 'privacy-officer', 'provider', 'owner'],
  summary: 'Take thirty days more for access, once and before it is due, and get the words that tell the patient why',
  params: RequestParams,
  query: Nothing,
  body: NewAccessExtension,
  answer: AccessAnswer,
  status: 201,
  refusals: ['not-found', 'request-state', 'no-extension'],
});
