import { allergyKind } from './allergy.ts';
import { diagnosisKind } from './diagnosis.ts';
import { medicationKind } from './medication.ts';
import { progressNoteKind } from './progress-note.ts';

export * from './allergy.ts';
export * from './diagnosis.ts';
export * from './medication.ts';
export * from './progress-note.ts';

/** Every kind of entry in a chart, in the order of its fields. */
export const entryKinds = [progressNoteKind, diagnosisKind, medicationKind, allergyKind] as const;
