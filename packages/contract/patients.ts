import { Demographics, ListedPatient, Patient, PatientId } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation, update } from './operation.ts';
import { typedLines } from './typed-lines.ts';

const PatientParams = z.strictObject({ patientId: PatientId });

/** A patient is admitted under their own name, in whatever script. */
const TypedDemographics = typedLines(Demographics, {
  lines: ['name.given', 'name.family', 'personalRepresentative', 'address.street', 'address.city'],
});

export const PatientAnswer = Patient.omit({ practiceId: true, earlierEmails: true });

export const admitPatient = operation({
  id: 'admitPatient',
  area: 'chart',
  method: 'POST',
  path: '/patients',
  audience: ['owner', 'provider', 'staff'],
  summary: 'Admit a patient and open their chart',
  params: Nothing,
  query: Nothing,
  body: TypedDemographics,
  answer: PatientAnswer,
  status: 201,
  refusals: [],
});

export const listPatients = operation({
  id: 'listPatients',
  area: 'chart',
  method: 'GET',
  path: '/patients',
  audience: ['member'],
  summary: 'List the patients of your practice',
  params: Nothing,
  query: z.strictObject({ cursor: z.string().max(400).optional() }),
  body: Nothing,
  answer: z.object({ patients: z.array(ListedPatient), cursor: z.string().optional() }),
  status: 200,
  refusals: ['invalid-cursor'],
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
  body: TypedDemographics,
  answer: PatientAnswer,
  status: 200,
  refusals: ['not-found', 'stale'],
});
