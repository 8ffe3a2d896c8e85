import {
  CalendarDate,
  Diagnosis,
  Medication,
  NewDiagnosis,
  NewMedication,
  PatientId,
  phi,
  ProgressNote,
  ProgressNoteContent,
  ProgressNoteId,
  Session,
} from '@sequester/domain';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

const PatientParams = z.strictObject({ patientId: PatientId });
const NoteParams = z.strictObject({ patientId: PatientId, progressNoteId: ProgressNoteId });

const NoteBody = z.strictObject({
  sessionDate: phi(CalendarDate.clone()),
  session: Session,
  content: ProgressNoteContent,
});
const NoteAnswer = ProgressNote.omit({ practiceId: true });

export const writeProgressNote = operation({
  id: 'writeProgressNote',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/progress-notes',
  audience: ['provider'],
  summary: 'Write a draft about a session, as DAP, SOAP or BIRP',
  params: PatientParams,
  query: Nothing,
  body: NoteBody,
  answer: NoteAnswer,
  status: 201,
  refusals: ['not-found'],
});

export const updateProgressNote = operation({
  id: 'updateProgressNote',
  area: 'chart',
  method: 'PUT',
  path: '/patients/{patientId}/progress-notes/{progressNoteId}',
  audience: ['provider'],
  summary: 'Replace your draft',
  params: NoteParams,
  query: Nothing,
  body: NoteBody,
  answer: NoteAnswer,
  status: 200,
  refusals: ['not-found', 'signed-already', 'stale'],
  ifMatch: true,
});

export const signProgressNote = operation({
  id: 'signProgressNote',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/progress-notes/{progressNoteId}/signature',
  audience: ['provider'],
  summary: 'Sign your draft; from then on it cannot change',
  params: NoteParams,
  query: Nothing,
  body: Nothing,
  answer: NoteAnswer,
  status: 201,
  refusals: ['not-found', 'signed-already', 'stale'],
});

export const recordDiagnosis = operation({
  id: 'recordDiagnosis',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/diagnoses',
  audience: ['provider'],
  summary: 'Record a diagnosis by its ICD-10-CM code',
  params: PatientParams,
  query: Nothing,
  body: NewDiagnosis,
  answer: Diagnosis.omit({ practiceId: true }),
  status: 201,
  refusals: ['not-found'],
});

export const recordMedication = operation({
  id: 'recordMedication',
  area: 'chart',
  method: 'POST',
  path: '/patients/{patientId}/medications',
  audience: ['provider'],
  summary: 'Record a medication',
  params: PatientParams,
  query: Nothing,
  body: NewMedication,
  answer: Medication.omit({ practiceId: true }),
  status: 201,
  refusals: ['not-found'],
});
