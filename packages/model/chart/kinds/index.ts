import { allergyKind } from './allergy.ts';
import { confidentialCommunicationKind } from './confidential-communication.ts';
import { diagnosisKind } from './diagnosis.ts';
import { medicationKind } from './medication.ts';
import { noticeGivenKind } from './notice-given.ts';
import { progressNoteKind } from './progress-note.ts';
import { restrictionKind } from './restriction.ts';

export * from './allergy.ts';
export * from './confidential-communication.ts';
export * from './diagnosis.ts';
export * from './medication.ts';
export * from './notice-given.ts';
export * from './progress-note.ts';
export * from './restriction.ts';

/** Every kind of entry in a chart, in the order of its fields. */
export const entryKinds = [
  progressNoteKind,
  diagnosisKind,
  medicationKind,
  allergyKind,
  restrictionKind,
  confidentialCommunicationKind,
  noticeGivenKind,
] as const;
