import { CalendarDate, Demographics, ListedPatient, Patient, PatientId, phi } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation, update } from './operation.ts';

const PatientParams = z.strictObject({ patientId: PatientId });

const NewPatient = Demographics.extend({ admitAnyway: phi(z.boolean()).optional() });

export const PatientAnswer = Patient.omit({ practiceId: true, earlierEmails: true, legalHolds: true });
const Page = z.object({ patients: z.array(ListedPatient), cursor: z.string().optional() });
const Cursor = z.string().max(400).optional();

export const admitPatient = operation({
  id: 'admitPatient',
  area: 'chart',
  method: 'POST',
  path: '/patients',
  audience: ['owner', 'provider', 'staff'],
  summary: 'Admit a patient and open their chart',
  params: Nothing,
  query: Nothing,
  body: NewPatient,
  answer: PatientAnswer.extend({ possibleDuplicates: z.array(ListedPatient) }),
  status: 201,
  refusals: ['possible-duplicate'],
});

export const listPatients = operation({
  id: 'listPatients',
  area: 'chart',
  method: 'GET',
  path: '/patients',
  audience: ['member'],
  summary: 'List the patients of your practice by name, or those alone whom you treat',
  params: Nothing,
  query: z.strictObject({ clinician: z.literal('me').optional(), cursor: Cursor }),
  body: Nothing,
  answer: Page,
  status: 200,
  refusals: ['invalid-cursor'],
});

export const searchPatients = operation({
  id: 'searchPatients',
  area: 'chart',
  method: 'POST',
  path: '/patients/search',
  audience: ['member'],
  summary: 'Find patients by name as people write it, by date of birth, or both',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({
    name: phi(z.string().max(200)).optional(),
    birthDate: phi(CalendarDate.clone()).optional(),
    clinician: phi(z.literal('me')).optional(),
    cursor: phi(z.string().max(400)).optional(),
  }),
  answer: Page,
  status: 200,
  refusals: ['invalid-cursor'],
  asks: true,
});

export const getPatient = operation({
  id: 'getPatient',
  area: 'chart',
  method: 'GET',
  path: '/patients/{patientId}',
  audience: ['member'],
  summary: "Read a patient's demographics",
  params: PatientParams,
  query: Nothing,
  body: Nothing,
  answer: PatientAnswer,
  status: 200,
  refusals: ['not-found'],
});

export const updatePatient = update({
  id: 'updatePatient',
  area: 'chart',
  method: 'PUT',
  path: '/patients/{patientId}',
  audience: ['owner', 'provider', 'staff'],
  summary: "Replace a patient's demographics",
  params: PatientParams,
  query: Nothing,
  body: Demographics,
  answer: PatientAnswer,
  status: 200,
  refusals: ['not-found', 'stale', 'patient-merged'],
});
