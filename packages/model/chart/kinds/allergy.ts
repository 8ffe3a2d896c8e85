import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { isAfter, PartialDate } from '../../partial-date.ts';
import { phi } from '../../phi.ts';
import { chartReaders, correctionFields, recordedFields, words } from '../entry.ts';
import type { RecordedKind } from '../kind.ts';

const idPrefix = 'alg';
export const AllergyId = idOf('allergy', idPrefix);
export type AllergyId = z.infer<typeof AllergyId>;

export const NewAllergy = z
  .strictObject({
    allergen: words(),
    reaction: words().optional(),
    /** Of the reaction, in FHIR's values. */
    severity: phi(z.enum(['mild', 'moderate', 'severe'])).optional(),
    onset: phi(PartialDate.clone()).optional(),
    resolvedOn: phi(CalendarDate.clone()).optional(),
    ...correctionFields,
  })
  .refine(({ onset, resolvedOn }) => !isAfter(onset, resolvedOn), {
    path: ['resolvedOn'],
    params: { code: 'end-before-start', text: 'It cannot have ended before it began. Check both dates.' },
  });
export type NewAllergy = z.infer<typeof NewAllergy>;

export const Allergy = z.object({ allergyId: AllergyId, ...recordedFields, ...NewAllergy.shape });
export type Allergy = z.infer<typeof Allergy>;

/** An allergy or intolerance, as the patient or a paper tells it. */
export const allergyKind = {
  life: 'recorded',
  name: 'allergy',
  idPrefix,
  row: 'ALLERGY',
  plural: 'allergies',
  writers: ['provider'],
  readers: chartReaders,
  fhir: 'AllergyIntolerance',
  recordClass: 'allergy',
  id: AllergyId,
  ids: z.strictObject({ patientId: PatientId, allergyId: AllergyId }),
  input: NewAllergy,
  entry: Allergy,
  answer: Allergy.omit({ practiceId: true }),
  past: ['onset', 'resolvedOn'],
  about: 'recordedAt',
  title: ['allergen', 'reaction'],
  current: { until: 'resolvedOn' },
  acts: {
    record: { operation: 'recordAllergy', summary: 'Record an allergy or intolerance', event: 'allergy.recorded' },
    revise: {
      operation: 'reviseAllergy',
      summary: 'Change what is recorded of an allergy or intolerance, or say that it is over',
      event: 'allergy.revised',
    },
  },
} as const satisfies RecordedKind;
