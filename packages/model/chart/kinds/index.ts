import { allergyKind } from './allergy.ts';
import { confidentialCommunicationKind } from './confidential-communication.ts';
import { contactNoteKind } from './contact-note.ts';
import { diagnosisKind } from './diagnosis.ts';
import { dischargeSummaryKind } from './discharge-summary.ts';
import { documentKind } from './document.ts';
import { measureKind } from './measure.ts';
import { medicationKind } from './medication.ts';
import { noticeGivenKind } from './notice-given.ts';
import { progressNoteKind } from './progress-note.ts';
import { referralKind } from './referral.ts';
import { restrictionKind } from './restriction.ts';
import { sessionKind } from './session.ts';
import { treatmentPlanKind } from './treatment-plan.ts';

export * from './allergy.ts';
export * from './confidential-communication.ts';
export * from './contact-note.ts';
export * from './diagnosis.ts';
export * from './discharge-summary.ts';
export * from './document.ts';
export * from './measure.ts';
export * from './medication.ts';
export * from './notice-given.ts';
export * from './progress-note.ts';
export * from './referral.ts';
export * from './restriction.ts';
export * from './session.ts';
export * from './treatment-plan.ts';

/** Every kind of entry in a chart, in the order of its fields. */
export const entryKinds = [
  sessionKind,
  progressNoteKind,
  treatmentPlanKind,
  contactNoteKind,
  referralKind,
  dischargeSummaryKind,
  diagnosisKind,
  medicationKind,
  measureKind,
  documentKind,
  restrictionKind,
  confidentialCommunicationKind,
  noticeGivenKind,
  allergyKind,
] as const;
