import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, correctionFields, recordedFields, words } from '../entry.ts';
import type { RecordedKind } from '../kind.ts';
import { instruments, scored } from '../measure-scores.ts';

const idPrefix = 'mea';
export const MeasureId = idOf('measure', idPrefix);
export type MeasureId = z.infer<typeof MeasureId>;

/** One answer to each item: 0 not at all, 1 several days, 2 more than half the days, 3 nearly every day. */
const answersTo = (items: readonly string[]) =>
  phi(
    z.array(z.int().min(0).max(3)).length(items.length, {
      error: `Send one answer of 0 to 3 for each of the ${items.length} items, in their order.`,
    }),
  );

/** The result of an instrument: the answers of one whose total is counted here, or any other as its form has it. */
export const MeasureResult = z.discriminatedUnion('instrument', [
  z.strictObject({ instrument: z.literal('PHQ-9'), answers: answersTo(instruments['PHQ-9'].items) }),
  z.strictObject({ instrument: z.literal('GAD-7'), answers: answersTo(instruments['GAD-7'].items) }),
  z.strictObject({
    instrument: z.literal('other'),
    name: words(),
    fields: z
      .array(z.strictObject({ label: words(), value: words() }))
      .min(1)
      .max(100),
    total: phi(z.number().min(-100_000).max(100_000)).optional(),
  }),
]);
export type MeasureResult = z.infer<typeof MeasureResult>;

export const NewMeasure = z.strictObject({
  takenOn: phi(CalendarDate.clone()),
  answeredBy: phi(z.enum(['patient', 'parent', 'clinician', 'other'])),
  result: MeasureResult,
  /** What the clinician makes of it. */
  remark: words().optional(),
  ...correctionFields,
});
export type NewMeasure = z.infer<typeof NewMeasure>;

/** What the answers came to by the rules of the day they were recorded on. */
export const MeasureScore = z.object({
  total: phi(z.int()),
  severity: phi(z.string()),
  /** The item about death or self-harm was answered with more than 0. */
  askAboutSafety: phi(z.boolean()),
});

export const Measure = z.object({
  measureId: MeasureId,
  ...recordedFields,
  ...NewMeasure.shape,
  score: MeasureScore.optional(),
});
export type Measure = z.infer<typeof Measure>;

/** What the answers of an instrument come to; of any other form nothing. */
const derived = (said: object): { score?: z.input<typeof MeasureScore> | undefined } => {
  const { result } = NewMeasure.pick({ result: true }).parse({ result: Reflect.get(said, 'result') });
  return { score: result.instrument === 'other' ? undefined : scored(result.instrument, result.answers) };
};

/** The result of a questionnaire or a test. It belongs in the record, never in a psychotherapy note (45 CFR 164.501). */
export const measureKind = {
  life: 'recorded',
  name: 'measure',
  idPrefix,
  row: 'MEASURE',
  plural: 'measures',
  writers: ['provider'],
  readers: chartReaders,
  fhir: 'Observation',
  recordClass: 'test_results',
  id: MeasureId,
  ids: z.strictObject({ patientId: PatientId, measureId: MeasureId }),
  input: NewMeasure,
  entry: Measure,
  answer: Measure.omit({ practiceId: true }),
  past: ['takenOn'],
  inLife: { dates: ['takenOn'] },
  about: 'takenOn',
  title: ['result.instrument', 'result.name', 'score.severity'],
  derived,
  acts: {
    record: {
      operation: 'recordMeasure',
      summary: 'Record the answers to a questionnaire or the result of a test; those of PHQ-9 and GAD-7 are counted',
      event: 'measure.recorded',
    },
    revise: {
      operation: 'reviseMeasure',
      summary: 'Correct a measure, which is counted anew, or say that it was entered in error',
      event: 'measure.revised',
    },
  },
} as const satisfies RecordedKind;
