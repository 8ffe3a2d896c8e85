import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { isAfter, PartialDate } from '../../partial-date.ts';
import { phi } from '../../phi.ts';
import { chartReaders, correctionFields, recordedFields, words } from '../entry.ts';
import type { RecordedKind } from '../kind.ts';

const idPrefix = 'dxn';
export const DiagnosisId = idOf('diagnosis', idPrefix);
export type DiagnosisId = z.infer<typeof DiagnosisId>;

/** The shape of an ICD-10-CM code: a category of three characters, and up to four more after a point. */
export const Icd10Code = z
  .string()
  .regex(/^[A-Z]\d[0-9AB](\.[0-9A-Z]{1,4})?$/, { error: 'Send a code of the ICD-10-CM, as F41.1.' });

export const NewDiagnosis = z
  .strictObject({
    code: phi(Icd10Code.clone()),
    description: words(),
    diagnosedOn: phi(CalendarDate.clone()),
    certainty: phi(z.enum(['confirmed', 'provisional', 'rule-out'])).default('confirmed'),
    onset: phi(PartialDate.clone()).optional(),
    resolvedOn: phi(CalendarDate.clone()).optional(),
    /** The first is the one that is treated above all. */
    rank: phi(z.int().min(1).max(99)).optional(),
    ...correctionFields,
  })
  .refine(({ onset, resolvedOn }) => !isAfter(onset, resolvedOn), {
    path: ['resolvedOn'],
    params: { code: 'end-before-start', text: 'It cannot have ended before it began. Check both dates.' },
  });
export type NewDiagnosis = z.infer<typeof NewDiagnosis>;

export const Diagnosis = z.object({ diagnosisId: DiagnosisId, ...recordedFields, ...NewDiagnosis.shape });
export type Diagnosis = z.infer<typeof Diagnosis>;

/** A diagnosis. It belongs in the record, never in a psychotherapy note (45 CFR 164.501). */
export const diagnosisKind = {
  life: 'recorded',
  name: 'diagnosis',
  idPrefix,
  row: 'DIAGNOSIS',
  plural: 'diagnoses',
  writers: ['provider'],
  readers: chartReaders,
  fhir: 'Condition',
  recordClass: 'diagnosis',
  id: DiagnosisId,
  ids: z.strictObject({ patientId: PatientId, diagnosisId: DiagnosisId }),
  input: NewDiagnosis,
  entry: Diagnosis,
  answer: Diagnosis.omit({ practiceId: true }),
  past: ['diagnosedOn', 'onset', 'resolvedOn'],
  about: 'diagnosedOn',
  title: ['code', 'description'],
  current: { until: 'resolvedOn', rank: 'rank' },
  acts: {
    record: {
      operation: 'recordDiagnosis',
      summary: 'Record a diagnosis by its ICD-10-CM code',
      event: 'diagnosis.recorded',
    },
    revise: {
      operation: 'reviseDiagnosis',
      summary: 'Change a diagnosis: its certainty, its rank, or that it is resolved',
      event: 'diagnosis.revised',
    },
  },
} as const satisfies RecordedKind;
