import { AuthorizationOffer, OfferedTerms } from '@sequester/model';

import { RequestParams } from './disclosure-requests.ts';
import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

export const offerAuthorization = operation({
  id: 'offerAuthorization',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/authorization-offers',
  audience: ['staff', 'privacy-officer', 'owner'],
  summary:
    'Put an authorization for the notes of a request before the patient, who reads and signs it in their own account',
  params: RequestParams,
  query: Nothing,
  body: OfferedTerms,
  answer: AuthorizationOffer.omit({ practiceId: true }),
  status: 201,
  refusals: ['not-found', 'request-state', 'not-signed-here'],
});
