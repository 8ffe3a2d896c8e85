import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, recordedFields, words } from '../entry.ts';
import type { RecordedKind } from '../kind.ts';

const idPrefix = 'med';
export const MedicationId = idOf('medication', idPrefix);
export type MedicationId = z.infer<typeof MedicationId>;

export const NewMedication = z
  .strictObject({
    name: words(),
    dose: words(),
    frequency: words(),
    startedOn: phi(CalendarDate.clone()),
    stoppedOn: phi(CalendarDate.clone()).optional(),
    prescriber: words().optional(),
  })
  .refine(({ startedOn, stoppedOn }) => stoppedOn === undefined || startedOn <= stoppedOn, {
    path: ['stoppedOn'],
    error: 'The end may not lie before the start.',
  });
export type NewMedication = z.infer<typeof NewMedication>;

export const Medication = z.object({ medicationId: MedicationId, ...recordedFields, ...NewMedication.shape });
export type Medication = z.infer<typeof Medication>;

/** A medication, prescribed here or elsewhere (45 CFR 164.501). */
export const medicationKind = {
  life: 'recorded',
  name: 'medication',
  idPrefix,
  row: 'MEDICATION',
  plural: 'medications',
  writers: ['provider'],
  readers: chartReaders,
  fhir: 'MedicationStatement',
  id: MedicationId,
  ids: z.strictObject({ patientId: PatientId, medicationId: MedicationId }),
  input: NewMedication,
  entry: Medication,
  answer: Medication.omit({ practiceId: true }),
  past: ['startedOn'],
  about: 'startedOn',
  title: ['name', 'dose', 'frequency'],
  current: { until: 'stoppedOn' },
  acts: {
    record: { operation: 'recordMedication', summary: 'Record a medication', event: 'medication.recorded' },
  },
} as const satisfies RecordedKind;
