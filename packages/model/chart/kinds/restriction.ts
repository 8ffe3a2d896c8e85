import { RequestedClass, RequesterType } from '@sequester/law/facts';
import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, correctionFields, recordedFields, words } from '../entry.ts';
import type { RecordedKind } from '../kind.ts';

const idPrefix = 'rst';
export const RestrictionId = idOf('restriction', idPrefix);
export type RestrictionId = z.infer<typeof RestrictionId>;

const date = () => phi(CalendarDate.clone());

const fault = (path: string, code: string, text: string, citation?: string) => ({
  path: [path],
  params: { code, text, ...(citation === undefined ? {} : { citation }) },
});

/**
 * A restriction that the individual asked for, and what the practice answered (45 CFR 164.522(a)). `recipients` and
 * `persons` say whom it keeps out, by what they are and by name, and `classes` what it holds back; what is left out it
 * covers whole. What was agreed binds until it is ended.
 */
export const NewRestriction = z
  .strictObject({
    askedOn: date(),
    asked: words(),
    askedBy: phi(z.enum(['patient', 'personal-representative'])).default('patient'),
    recipients: phi(z.array(RequesterType).min(1).max(20)).optional(),
    persons: phi(z.array(words()).min(1).max(20)).optional(),
    classes: phi(z.array(RequestedClass).min(1).max(RequestedClass.options.length)).optional(),
    /** Of services that were paid for out of pocket in full, not to be told to a health plan. */
    paidInFull: phi(z.boolean()).default(false),
    answer: phi(z.enum(['pending', 'agreed', 'refused'])).default('pending'),
    answeredOn: date().optional(),
    endedOn: date().optional(),
    ended: phi(z.enum(['patient-agreed', 'patient-asked', 'practice-told'])).optional(),
    ...correctionFields,
  })
  .refine(
    ({ answer, answeredOn }) => (answer === 'pending') === (answeredOn === undefined),
    fault(
      'answeredOn',
      'answer-and-day',
      'Say on which day the practice answered; of a request that is pending, none.',
    ),
  )
  .refine(
    ({ askedOn, answeredOn }) => answeredOn === undefined || askedOn <= answeredOn,
    fault('answeredOn', 'answered-before-asked', 'The answer may not lie before the request.'),
  )
  .refine(
    ({ answer, paidInFull }) => answer !== 'refused' || !paidInFull,
    fault(
      'answer',
      'must-agree',
      'What was paid for out of pocket in full is not told to a health plan where the patient asks so. Agree to this request.',
      '45 CFR 164.522(a)(1)(vi)',
    ),
  )
  .refine(
    ({ answer, ended, endedOn }) =>
      (ended === undefined) === (endedOn === undefined) && (ended === undefined || answer === 'agreed'),
    fault(
      'ended',
      'end-of-what',
      'Only a restriction that was agreed ends: say on which day and how.',
      '45 CFR 164.522(a)(2)',
    ),
  )
  .refine(
    ({ answeredOn, endedOn }) => endedOn === undefined || answeredOn === undefined || answeredOn <= endedOn,
    fault('endedOn', 'ended-before-agreed', 'The end may not lie before the agreement.'),
  )
  .refine(
    ({ ended, paidInFull }) => ended !== 'practice-told' || !paidInFull,
    fault(
      'ended',
      'not-ended-alone',
      'The practice alone cannot end this restriction. It ends when the patient agrees or asks.',
      '45 CFR 164.522(a)(2)(iii)(A)',
    ),
  );
export type NewRestriction = z.infer<typeof NewRestriction>;

export const Restriction = z.object({ restrictionId: RestrictionId, ...recordedFields, ...NewRestriction.shape });
export type Restriction = z.infer<typeof Restriction>;

/** A restriction of uses and disclosures. The practice's officer or an owner answers for it. */
export const restrictionKind = {
  life: 'recorded',
  name: 'restriction',
  idPrefix,
  row: 'RESTRICTION',
  plural: 'restrictions',
  writers: ['owner', 'privacy-officer'],
  readers: chartReaders,
  fhir: 'Consent',
  id: RestrictionId,
  ids: z.strictObject({ patientId: PatientId, restrictionId: RestrictionId }),
  input: NewRestriction,
  entry: Restriction,
  answer: Restriction.omit({ practiceId: true }),
  past: ['askedOn', 'answeredOn'],
  notBeforeBirth: ['endedOn'],
  about: 'askedOn',
  title: ['asked'],
  current: { until: 'endedOn' },
  acts: {
    record: {
      operation: 'recordRestriction',
      summary: 'Record that a patient asked to restrict uses and disclosures, and what you answered',
      event: 'restriction.recorded',
    },
    revise: {
      operation: 'reviseRestriction',
      summary: 'Say what you answered to a restriction that was asked for, or that it has ended',
      event: 'restriction.revised',
    },
  },
} as const satisfies RecordedKind;
