import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, draftFields, signatureFields } from '../entry.ts';
import type { SignedKind } from '../kind.ts';
import { signedActs } from '../signed-acts.ts';
import { doesNotFit, draftText, fitsIntoRow, signedText } from '../texts.ts';

const idPrefix = 'dcs';
export const DischargeSummaryId = idOf('dischargeSummary', idPrefix);
export type DischargeSummaryId = z.infer<typeof DischargeSummaryId>;

const day = () => phi(CalendarDate.clone());
const reason = phi(
  z.enum([
    'goals-reached',
    'patient-ended',
    'transferred',
    'referred',
    'no-contact',
    'clinician-left',
    'died',
    'other',
  ]),
);

/** A discharge summary as it is written: half of it may be missing. */
export const DischargeSummaryDraft = z
  .strictObject({
    treatmentFrom: day().optional(),
    dischargedOn: day().optional(),
    reason: reason.optional(),
    presentingProblem: draftText().optional(),
    course: draftText().optional(),
    condition: draftText().optional(),
    medications: draftText().optional(),
    recommendations: draftText().optional(),
  })
  .refine(fitsIntoRow, { params: doesNotFit });
export type DischargeSummaryDraft = z.infer<typeof DischargeSummaryDraft>;

export const DischargeSummary = z.object({
  dischargeSummaryId: DischargeSummaryId,
  ...draftFields,
  ...DischargeSummaryDraft.shape,
  ...signatureFields,
});
export type DischargeSummary = z.infer<typeof DischargeSummary>;

/** How a treatment went, and what is recommended after it. */
export const dischargeSummaryKind = {
  life: 'signed',
  name: 'dischargeSummary',
  idPrefix,
  row: 'DISCHARGE-SUMMARY',
  plural: 'dischargeSummaries',
  writers: ['provider'],
  readers: chartReaders,
  fhir: 'Composition',
  recordClass: 'discharge_summary',
  id: DischargeSummaryId,
  ids: z.strictObject({ patientId: PatientId, dischargeSummaryId: DischargeSummaryId }),
  input: DischargeSummaryDraft,
  whole: z
    .object({
      treatmentFrom: day(),
      dischargedOn: day(),
      reason,
      presentingProblem: signedText(),
      course: signedText(),
      condition: signedText(),
      medications: signedText().optional(),
      recommendations: signedText(),
    })
    .refine(({ treatmentFrom, dischargedOn }) => treatmentFrom <= dischargedOn, {
      path: ['dischargedOn'],
      params: { code: 'before-beginning', text: 'The discharge may not lie before the start of the treatment.' },
    }),
  titles: {
    treatmentFrom: 'Start of the treatment',
    dischargedOn: 'Day of the discharge',
    reason: 'Reason of the discharge',
    presentingProblem: 'Presenting problem',
    course: 'Course of the treatment',
    condition: 'Condition at discharge',
    medications: 'Medications',
    recommendations: 'Recommendations',
  },
  entry: DischargeSummary,
  answer: DischargeSummary.omit({ practiceId: true, editing: true }),
  past: ['treatmentFrom', 'dischargedOn'],
  about: 'dischargedOn',
  title: ['reason'],
  copied: ['treatmentFrom', 'presentingProblem', 'medications'],
  acts: signedActs('dischargeSummary', 'discharge-summary', 'discharge summary'),
} as const satisfies SignedKind;
