import { HoldReason, LegalHold, LegalHoldId, MergeUndoing, NewMerge, PatientId } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { PatientAnswer } from './patients.ts';

const PatientParams = z.strictObject({ patientId: PatientId });
const HoldAnswer = LegalHold.omit({ practiceId: true });

export const placeLegalHold = operation({
  id: 'placeLegalHold',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/legal-holds',
  audience: ['privacy-officer'],
  summary: 'Order that everything recorded of a patient is kept: drafts with their versions, nothing destroyed',
  params: PatientParams,
  query: Nothing,
  body: HoldReason,
  answer: HoldAnswer,
  status: 201,
  refusals: ['not-found', 'stale'],
});

export const endLegalHold = operation({
  id: 'endLegalHold',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/legal-holds/{holdId}/end',
  audience: ['privacy-officer'],
  summary: 'End a hold, with the reason',
  params: z.strictObject({ patientId: PatientId, holdId: LegalHoldId }),
  query: Nothing,
  body: HoldReason,
  answer: HoldAnswer,
  status: 201,
  refusals: ['not-found', 'stale', 'hold-ended'],
});

export const listLegalHolds = operation({
  id: 'listLegalHolds',
  area: 'chart',
  method: 'GET',
  path: '/patients/{patientId}/legal-holds',
  audience: ['privacy-officer', 'owner'],
  summary: "List the holds on a patient's records, those that ended too",
  params: PatientParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ holds: z.array(HoldAnswer) }),
  status: 200,
  refusals: ['not-found'],
});

export const undoMerge = operation({
  id: 'undoMerge',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/merge/undoing',
  audience: ['owner', 'privacy-officer'],
  summary:
    'Record that a merge was a mistake: the chart that ended goes on, and what was recorded since stays where it is',
  params: PatientParams,
  query: Nothing,
  body: MergeUndoing,
  answer: PatientAnswer,
  status: 201,
  refusals: ['not-found', 'stale', 'not-merged'],
});

export const mergePatient = operation({
  id: 'mergePatient',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/merge',
  audience: ['owner', 'privacy-officer'],
  summary: 'Record that this chart and another one are of one person, and that the other one goes on',
  params: PatientParams,
  query: Nothing,
  body: NewMerge,
  answer: PatientAnswer,
  status: 201,
  refusals: ['not-found', 'stale', 'patient-merged'],
});
