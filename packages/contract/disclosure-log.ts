import { DisclosureLogEntry, Instant, PatientId, Sha256 } from '@sequester/model';
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

export const openAccounting = operation({
  id: 'openAccounting',
  area: 'disclosures',
  method: 'POST',
  path: '/patients/{patientId}/accounting-of-disclosures/paper',
  audience: ['privacy-officer', 'patient'],
  summary:
    'Get a URL, good for 60 seconds, that gives the accounting of disclosures as a PDF in the language of the patient (45 CFR 164.528)',
  params: PatientParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({ url: z.url(), sha256: Sha256, expiresAt: Instant }),
  status: 201,
  refusals: ['not-found'],
  repeatable: true,
});
