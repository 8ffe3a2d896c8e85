import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { MemberId, PatientId } from '../../ids.ts';
import { CalendarDate, Instant } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, draftFields, signatureFields, words } from '../entry.ts';
import type { SignedKind } from '../kind.ts';
import { signedActs } from '../signed-acts.ts';
import { doesNotFit, draftLine, draftText, fitsIntoRow, signedLine, signedText } from '../texts.ts';

const idPrefix = 'tpl';
export const TreatmentPlanId = idOf('treatmentPlan', idPrefix);
export type TreatmentPlanId = z.infer<typeof TreatmentPlanId>;

const most = 20;
const day = () => phi(CalendarDate.clone());

const DraftGoal = z.strictObject({
  goal: draftText().optional(),
  /** By what it is seen that the goal is reached. */
  measure: draftText().optional(),
  targetDate: day().optional(),
  objectives: z
    .array(z.strictObject({ objective: draftText().optional(), targetDate: day().optional() }))
    .max(most)
    .optional(),
  interventions: z.array(draftLine()).max(most).optional(),
});

/** A treatment plan as it is written: half of it may be missing. */
export const TreatmentPlanDraft = z
  .strictObject({
    startsOn: day().optional(),
    reviewOn: day().optional(),
    problems: phi(
      z
        .array(
          z.strictObject({
            problem: draftText().optional(),
            goals: z.array(DraftGoal).max(most).optional(),
          }),
        )
        .max(most),
    ).optional(),
  })
  .refine(fitsIntoRow, { params: doesNotFit });
export type TreatmentPlanDraft = z.infer<typeof TreatmentPlanDraft>;

const Goal = z.object({
  goal: signedText(),
  measure: signedText(),
  targetDate: day(),
  objectives: z.array(z.object({ objective: signedText(), targetDate: day().optional() })).min(1),
  interventions: z.array(signedLine()).min(1),
});

/** What a treatment plan holds when it is signed: each problem with goals that can be measured, and how they are worked on. */
const SignedTreatmentPlan = z
  .object({
    startsOn: day(),
    reviewOn: day(),
    problems: phi(z.array(z.object({ problem: signedText(), goals: z.array(Goal).min(1) })).min(1)),
  })
  .refine(({ startsOn, reviewOn }) => startsOn < reviewOn, {
    path: ['reviewOn'],
    params: { code: 'review-before-start', text: 'The review has to lie after the start of the plan.' },
  });

/** How a patient put their name to the plan, or why they did not. */
export const PatientSignature = z.strictObject({
  how: phi(z.enum(['on-paper', 'in-session', 'declined'])),
  on: day(),
  remark: words().optional(),
});

/** The end of a plan: it was reached, replaced or given up. */
export const PlanEnd = z.strictObject({
  on: day(),
  why: phi(z.enum(['reached', 'replaced', 'discharged', 'given-up'])),
  remark: words().optional(),
});

const recorded = { recordedBy: MemberId, recordedAt: Instant };

export const TreatmentPlan = z.object({
  treatmentPlanId: TreatmentPlanId,
  ...draftFields,
  ...TreatmentPlanDraft.shape,
  patientSignature: PatientSignature.extend(recorded).optional(),
  ended: PlanEnd.extend(recorded).optional(),
  ...signatureFields,
});
export type TreatmentPlan = z.infer<typeof TreatmentPlan>;

/** What is treated, to what end and how, with the day on which it is looked at again. */
export const treatmentPlanKind = {
  life: 'signed',
  name: 'treatmentPlan',
  idPrefix,
  row: 'TREATMENT-PLAN',
  plural: 'treatmentPlans',
  writers: ['provider'],
  readers: chartReaders,
  fhir: 'CarePlan',
  recordClass: 'treatment_plan',
  id: TreatmentPlanId,
  ids: z.strictObject({ patientId: PatientId, treatmentPlanId: TreatmentPlanId }),
  input: TreatmentPlanDraft,
  whole: SignedTreatmentPlan,
  titles: {
    startsOn: 'Start of the plan',
    reviewOn: 'Day of the review',
    problems: 'Problems',
    'problems.*': 'Problem',
    'problems.*.problem': 'Problem',
    'problems.*.goals': 'Goals',
    'problems.*.goals.*': 'Goal',
    'problems.*.goals.*.goal': 'Goal',
    'problems.*.goals.*.measure': 'Measure',
    'problems.*.goals.*.targetDate': 'Target date',
    'problems.*.goals.*.objectives': 'Objectives',
    'problems.*.goals.*.objectives.*': 'Objective',
    'problems.*.goals.*.objectives.*.objective': 'Objective',
    'problems.*.goals.*.interventions': 'Interventions',
    'problems.*.goals.*.interventions.*': 'Intervention',
  },
  entry: TreatmentPlan,
  answer: TreatmentPlan.omit({ practiceId: true, editing: true }),
  past: [],
  notBeforeBirth: ['startsOn', 'reviewOn'],
  about: 'startsOn',
  title: ['reviewOn'],
  copied: ['problems'],
  due: 'reviewOn',
  current: { until: 'ended.on' },
  acts: signedActs('treatmentPlan', 'treatment-plan', 'treatment plan'),
  later: {
    patientSignature: {
      input: PatientSignature,
      past: ['on'],
      path: 'patient-signature',
      operation: 'recordPatientSignature',
      summary: 'Record that the patient signed a treatment plan, on paper or in session, or declined to',
      event: 'treatment-plan.patient-signed',
    },
    ended: {
      input: PlanEnd,
      past: ['on'],
      path: 'end',
      operation: 'endTreatmentPlan',
      summary: 'Record that a treatment plan has ended, and why',
      event: 'treatment-plan.ended',
    },
  },
} as const satisfies SignedKind;
