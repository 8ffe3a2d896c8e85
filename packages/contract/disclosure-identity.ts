import { IdentityConfirmation } from '@sequester/model';

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
