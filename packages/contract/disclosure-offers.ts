import { AuthorizationOffer, OfferedTerms, PatientId } from '@sequester/model';

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
    'Put an authorization for the notes of a request before the patient, who reads and signs it in their own account; or before another patient who took part in a joint session (`participantId`), for what concerns them',
  params: RequestParams,
  query: Nothing,
  body: OfferedTerms.safeExtend({ participantId: PatientId.optional() }),
  answer: AuthorizationOffer.omit({ practiceId: true }),
  status: 201,
  refusals: ['not-found', 'request-state', 'not-signed-here'],
});
