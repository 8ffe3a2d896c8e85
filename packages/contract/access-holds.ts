import { AccessHold, AccessHoldId, HoldReview, NewAccessHold, PatientId } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation, update } from './operation.ts';

const PatientParams = z.strictObject({ patientId: PatientId });
const HoldParams = PatientParams.extend({ accessHoldId: AccessHoldId });

const HoldAnswer = AccessHold.omit({ practiceId: true }).extend({
  stands: z.boolean(),
  /** What the denial says to the patient while the hold stands. */
  denial: z.object({ text: z.string(), citation: z.string() }).optional(),
});

export const holdEntry = operation({
  id: 'holdEntry',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/access-holds',
  audience: ['provider'],
  summary: 'Hold an entry back before the patient sees it, on your professional judgment, until a day',
  params: PatientParams,
  query: Nothing,
  body: NewAccessHold,
  answer: HoldAnswer,
  status: 201,
  refusals: ['not-found'],
});

export const reviewAccessHold = update({
  id: 'reviewAccessHold',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/access-holds/{accessHoldId}/review',
  audience: ['provider'],
  summary: 'Review a hold of another clinician: it stands, or it ends',
  params: HoldParams,
  query: Nothing,
  body: HoldReview,
  answer: HoldAnswer,
  status: 201,
  refusals: ['not-found', 'reviewer-decided', 'recorded-already', 'stale'],
});

export const liftAccessHold = update({
  id: 'liftAccessHold',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/access-holds/{accessHoldId}/end',
  audience: ['provider', 'privacy-officer'],
  summary: 'End a hold before its day',
  params: HoldParams,
  query: Nothing,
  body: Nothing,
  answer: HoldAnswer,
  status: 201,
  refusals: ['not-found', 'recorded-already', 'stale'],
});

export const listAccessHolds = operation({
  id: 'listAccessHolds',
  area: 'chart',
  method: 'GET',
  path: '/patients/{patientId}/access-holds',
  audience: ['owner', 'provider', 'privacy-officer', 'custodian'],
  summary: 'List what is or was held back from a patient, with what the denial says',
  params: PatientParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ holds: z.array(HoldAnswer) }),
  status: 200,
  refusals: ['not-found'],
});
