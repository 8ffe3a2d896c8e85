import { type NoteDraft, type PracticeId, type PatientId } from '@sequester/model';

import { keyOf } from './keys.ts';
import { absent, type Write } from './transact.ts';

const exists = { expression: 'attribute_exists(pk)' };

/** The one draft that a session may have: the session of a patient on a day. */
export const sessionOf = ({ patientId }: NoteDraft): string => patientId;

/** Both rows of a draft: by its id, and by its session. */
export const draftWrites = (table: string, draft: NoteDraft): Write[] => [
  { table, put: { ...draft, ...keyOf('noteDraft', draft) }, condition: absent, refusal: 'stale' },
  {
    table,
    put: { ...draft, ...keyOf('draftOfSession', { ...draft, session: sessionOf(draft) }) },
    condition: absent,
    refusal: 'stale',
  },
];

/** A draft leaves: its rows at once, its object afterwards. */
export const leavingWrites = (table: string, draft: NoteDraft): Write[] => [
  { table, remove: keyOf('noteDraft', draft), condition: exists, refusal: 'stale' },
  { table, remove: keyOf('draftOfSession', { ...draft, session: sessionOf(draft) }) },
  { table, put: { ...draft, ...keyOf('draftLeaving', draft) } },
];

export const patientExists = (
  table: string,
  { practiceId, patientId }: { practiceId: PracticeId; patientId: PatientId },
): Write => ({
  table,
  check: keyOf('demographics', { practiceId, patientId }),
  condition: exists,
  refusal: 'not-found',
});
