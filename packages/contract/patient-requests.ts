import {
  AskedOfPractice,
  CalendarDate,
  Disagreement,
  NewAnswer,
  NewExtension,
  NewRebuttal,
  OpenPatientRequest,
  PatientId,
  PatientRequest,
  PatientRequestId,
  phi,
  PlanSignature,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation, update } from './operation.ts';

const Due = z.object({ by: z.string(), extendedBy: z.string().optional(), citation: z.string() });

/** What a patient asked, where that stands, and what the patient is told of it. */
const RequestAnswer = PatientRequest.omit({ practiceId: true }).extend({
  due: Due.optional(),
  told: phi(z.array(z.string())),
});

const OwnParams = z.strictObject({ patientRequestId: PatientRequestId });
const PatientParams = z.strictObject({ patientId: PatientId });
const RequestParams = PatientParams.extend({ patientRequestId: PatientRequestId });
const answerers = ['owner', 'provider', 'privacy-officer', 'staff'] as const;

export const makeOwnRequest = operation({
  id: 'makeOwnRequest',
  area: 'portal',
  method: 'POST',
  path: '/portal/requests',
  audience: ['patient'],
  summary:
    'Ask your practice to amend your record, to restrict who learns of it, to reach you in another way, or to have reviewed why something is held back',
  params: Nothing,
  query: Nothing,
  body: AskedOfPractice,
  answer: RequestAnswer,
  status: 201,
  refusals: ['not-found'],
});

export const listOwnRequests = operation({
  id: 'listOwnRequests',
  area: 'portal',
  method: 'GET',
  path: '/portal/requests',
  audience: ['patient'],
  summary: 'Read what you have asked of your practice, where it stands, and what was answered',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({ requests: z.array(RequestAnswer) }),
  status: 200,
  refusals: [],
});

export const withdrawOwnRequest = update({
  id: 'withdrawOwnRequest',
  area: 'portal',
  method: 'POST',
  path: '/portal/requests/{patientRequestId}/withdrawal',
  audience: ['patient'],
  summary: 'Say that you no longer ask',
  params: OwnParams,
  query: Nothing,
  body: Nothing,
  answer: RequestAnswer,
  status: 201,
  refusals: ['not-found', 'recorded-already', 'stale'],
});

export const disagreeWithDenial = update({
  id: 'disagreeWithDenial',
  area: 'portal',
  method: 'POST',
  path: '/portal/requests/{patientRequestId}/disagreement',
  audience: ['patient'],
  summary:
    'Say in writing that you disagree with the denial of an amendment, or have your request and the denial go with later disclosures',
  params: OwnParams,
  query: Nothing,
  body: Disagreement,
  answer: RequestAnswer,
  status: 201,
  refusals: ['not-found', 'not-denied', 'recorded-already', 'stale'],
});

export const recordPatientRequest = operation({
  id: 'recordPatientRequest',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/patient-requests',
  audience: answerers,
  summary: 'Record what a patient asked on paper or by word about their record, with the day on which it came',
  params: PatientParams,
  query: Nothing,
  body: z.strictObject({ receivedOn: phi(CalendarDate.clone()), asked: AskedOfPractice }),
  answer: RequestAnswer,
  status: 201,
  refusals: ['not-found'],
});

export const listOpenPatientRequests = operation({
  id: 'listOpenPatientRequests',
  area: 'chart',
  method: 'GET',
  path: '/open-patient-requests',
  audience: answerers,
  summary: 'List what patients asked about their records and nobody has answered, by the day on which it is due',
  params: Nothing,
  query: z.strictObject({ cursor: z.string().max(400).optional() }),
  body: Nothing,
  answer: z.object({ requests: z.array(OpenPatientRequest), cursor: z.string().optional() }),
  status: 200,
  refusals: ['invalid-cursor'],
});

export const listRequestsOfPatient = operation({
  id: 'listRequestsOfPatient',
  area: 'chart',
  method: 'GET',
  path: '/patients/{patientId}/patient-requests',
  audience: answerers,
  summary:
    'Read what one patient asked about their record, with its answers, and the treatment plans to which they put their name, the latest first',
  params: PatientParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    requests: z.array(RequestAnswer),
    planSignatures: z.array(PlanSignature.omit({ practiceId: true })),
  }),
  status: 200,
  refusals: ['not-found'],
});

export const extendPatientRequest = update({
  id: 'extendPatientRequest',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/patient-requests/{patientRequestId}/extension',
  audience: answerers,
  summary: 'Take thirty days more for an amendment, once and before it is due, and tell the patient why',
  params: RequestParams,
  query: Nothing,
  body: NewExtension,
  answer: RequestAnswer,
  status: 201,
  refusals: ['not-found', 'no-extension', 'recorded-already', 'stale'],
});

export const answerPatientRequest = update({
  id: 'answerPatientRequest',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/patient-requests/{patientRequestId}/answer',
  audience: answerers,
  summary: 'Answer what a patient asked about their record; what you agree to stands in the chart at once',
  params: RequestParams,
  query: Nothing,
  body: NewAnswer,
  answer: RequestAnswer,
  status: 201,
  refusals: ['not-found', 'not-reviewed-yet', 'patient-merged', 'recorded-already', 'stale'],
});

export const rebutDisagreement = update({
  id: 'rebutDisagreement',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/patient-requests/{patientRequestId}/rebuttal',
  audience: answerers,
  summary: 'Answer a statement of disagreement; the patient reads your answer',
  params: RequestParams,
  query: Nothing,
  body: NewRebuttal,
  answer: RequestAnswer,
  status: 201,
  refusals: ['not-found', 'no-disagreement', 'recorded-already', 'stale'],
});

/** What members do with requests of patients. */
export const patientRequestOperations = {
  recordPatientRequest,
  listOpenPatientRequests,
  listRequestsOfPatient,
  extendPatientRequest,
  answerPatientRequest,
  rebutDisagreement,
};
