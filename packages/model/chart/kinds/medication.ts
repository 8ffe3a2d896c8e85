import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { isAfter } from '../../partial-date.ts';
import { phi } from '../../phi.ts';
import { chartReaders, correctionFields, recordedFields, words } from '../entry.ts';
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
    /** What it is taken for. */
    reason: words().optional(),
    stopReason: words().optional(),
    ...correctionFields,
  })
  .refine(({ startedOn, stoppedOn }) => !isAfter(startedOn, stoppedOn), {
    path: ['stoppedOn'],
    params: { code: 'end-before-start', text: 'It cannot have been stopped before it was started. Check both dates.' },
  })
  .refine(({ stoppedOn, stopReason }) => stoppedOn !== undefined || stopReason === undefined, {
    path: ['stoppedOn'],
    params: { code: 'stop-without-date', text: 'Say also on which day it was stopped.' },
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
  recordClass: 'medication',
  id: MedicationId,
  ids: z.strictObject({ patientId: PatientId, medicationId: MedicationId }),
  input: NewMedication,
  entry: Medication,
  answer: Medication.omit({ practiceId: true }),
  past: ['startedOn'],
  notBeforeBirth: ['stoppedOn'],
  inLife: { dates: ['startedOn'] },
  about: 'startedOn',
  title: ['name', 'dose', 'frequency'],
  current: { until: 'stoppedOn' },
  acts: {
    record: { operation: 'recordMedication', summary: 'Record a medication', event: 'medication.recorded' },
    revise: {
      operation: 'reviseMedication',
      summary: 'Change a medication: its dose, or that it was stopped and why',
      event: 'medication.revised',
    },
  },
} as const satisfies RecordedKind;
