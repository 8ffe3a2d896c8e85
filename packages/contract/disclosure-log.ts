import { DisclosureLogEntry, Instant, PatientId } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

const PatientParams = z.strictObject({ patientId: PatientId });

export const listDisclosureLog = operation({
  id: 'listDisclosureLog',
  area: 'disclosures',
  method: 'GET',
  path: '/patients/{patientId}/disclosure-log',
  audience: ['privacy-officer'],
  summary: 'List every disclosure of a patient’s records, the newest first',
  params: PatientParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ disclosures: z.array(DisclosureLogEntry.omit({ practiceId: true })) }),
  status: 200,
  refusals: [],
});

export const getAccountingOfDisclosures = operation({
  id: 'getAccountingOfDisclosures',
  area: 'disclosures',
  method: 'GET',
  path: '/patients/{patientId}/accounting-of-disclosures',
  audience: ['privacy-officer', 'patient'],
  summary: 'The accounting of disclosures that is owed to the patient (45 CFR 164.528)',
  params: PatientParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    patientId: PatientId,
    from: Instant,
    to: Instant,
    disclosures: z.array(
      DisclosureLogEntry.pick({ at: true, recipient: true, description: true, purpose: true, ground: true }),
    ),
  }),
  status: 200,
  refusals: ['not-found'],
});
