import { type NoteDraft, type PracticeId, type PatientId } from '@sequester/model';

import { indexKeyOf, keyOf, type Key } from './keys.ts';
import { absent, type Write } from './transact.ts';

/** The chart has not ended, or goes on since its merge was undone. */
const noMerge = { expression: 'attribute_not_exists(pk) OR attribute_exists(undone)' };
const exists = { expression: 'attribute_exists(pk)' };

/** The one draft that a session may have; where none is named, the one session of a patient on a day. */
export const sessionKey = (draft: NoteDraft): Key =>
  keyOf('draftOfSession', { ...draft, session: `${draft.patientId}.${draft.sessionId ?? 'DAY'}` });

/** Both rows of a draft: by its id, and by its session. */
export const draftWrites = (table: string, draft: NoteDraft): Write[] => [
  {
    table,
    put: { ...draft, ...keyOf('noteDraft', draft), ...indexKeyOf('draftOfPatient', draft) },
    condition: absent,
    refusal: 'stale',
  },
  { table, put: { ...draft, ...sessionKey(draft) }, condition: absent, refusal: 'stale' },
];

/** The newest copy of a draft, in the place of the one before. */
export const copyWrite = (table: string, { copy, ...draft }: NoteDraft): Write => ({
  table,
  update: keyOf('noteDraft', draft),
  set: { copy },
  condition:
    copy === undefined || copy.version === 1
      ? { expression: 'attribute_exists(pk) AND attribute_not_exists(#copy)', names: { '#copy': 'copy' } }
      : {
          expression: '#copy.#version = :before',
          names: { '#copy': 'copy', '#version': 'version' },
          values: { ':before': copy.version - 1 },
        },
  refusal: 'stale',
});

/** A draft leaves: its rows at once, its object afterwards. */
export const leavingWrites = (table: string, draft: NoteDraft): Write[] => [
  { table, remove: keyOf('noteDraft', draft), condition: exists, refusal: 'stale' },
  { table, remove: sessionKey(draft) },
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

/** What begins work on a patient refuses `not-found` where the practice has none such, and `patient-merged` where the chart has ended. */
export const chartGoesOn = (table: string, ids: { practiceId: PracticeId; patientId: PatientId }): Write[] => [
  patientExists(table, ids),
  { table, check: keyOf('patientMerge', ids), condition: noMerge, refusal: 'patient-merged' },
];

/** An entry of the patient's chart, under the row name of its kind. */
export const entryExists = (
  table: string,
  entry: { practiceId: PracticeId; patientId: PatientId; kind: string; entryId: string },
): Write => ({ table, check: keyOf('chartEntry', entry), condition: exists, refusal: 'not-found' });

/** A session of the chart, where one is named: of this patient, this therapist and this day. */
export const sessionExists = (
  table: string,
  {
    sessionId,
    originatorId,
    sessionDate,
    ...of
  }: Pick<NoteDraft, 'practiceId' | 'patientId' | 'originatorId' | 'sessionDate' | 'sessionId'>,
): Write[] =>
  sessionId === undefined
    ? []
    : [
        {
          table,
          check: keyOf('chartEntry', { ...of, kind: 'SESSION', entryId: sessionId }),
          condition: {
            expression: 'clinicianId = :clinician AND #date = :date',
            names: { '#date': 'date' },
            values: { ':clinician': originatorId, ':date': sessionDate },
          },
          refusal: 'not-found',
        },
      ];
