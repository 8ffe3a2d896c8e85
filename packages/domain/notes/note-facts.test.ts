import { CalendarDate, NoteFacts } from '@sequester/model';
import { otherTherapistId, patientId, therapistContext } from '@sequester/testing/notes/example-notes';
import { literalNotes } from '@sequester/testing/notes/literal-notes';
import { describe, expect, test } from 'vitest';

import { editNote } from './edit-note.ts';
import { getNote } from './get-note.ts';
import { recordNoteFacts } from './record-note-facts.ts';
import { writeNote } from './write-note.ts';

const written = {
  patientId,
  sessionDate: CalendarDate.parse('2026-02-27'),
  text: 'CANARY-NOTE of a couple',
  language: 'en',
};
const couple: NoteFacts = { session_kind: 'couple', other_participants: ['participant-1'] };

const withNote = async () => {
  const stores = literalNotes();
  return { stores, note: await writeNote(stores)(therapistContext(), written) };
};

describe('what an originator says of a note', () => {
  test('is added: of each field the newest value counts, what was said before stays', async () => {
    const { stores, note } = await withNote();
    await recordNoteFacts(stores)(therapistContext(), { noteId: note.noteId, ...couple });
    await recordNoteFacts(stores)(therapistContext(), {
      noteId: note.noteId,
      session_kind: 'private',
      contains_excluded: ['start_stop_times'],
    });
    const read = await getNote(stores)(therapistContext(), { noteId: note.noteId });
    expect(read.facts).toEqual({
      session_kind: 'private',
      other_participants: ['participant-1'],
      contains_excluded: ['start_stop_times'],
    });
    expect(read.recorded.map(({ facts }) => facts.session_kind)).toEqual(['couple', 'private']);
    expect(
      stores.events
        .filter(({ action }) => action === 'psychotherapy-note.facts-recorded')
        .map(({ subject }) => subject['fields']),
    ).toEqual([
      ['session_kind', 'other_participants'],
      ['session_kind', 'contains_excluded'],
    ]);
  });

  test('stays when the text is edited, and meets an edit at the same time as stale', async () => {
    const { stores, note } = await withNote();
    await recordNoteFacts(stores)(therapistContext(), { noteId: note.noteId, ...couple });
    await editNote(stores)(therapistContext(), { noteId: note.noteId, text: 'another text', revision: 1 });
    expect((await getNote(stores)(therapistContext(), { noteId: note.noteId })).facts).toEqual(couple);
    const stale = recordNoteFacts({ notes: { ...stores.notes, find: async () => note } })(therapistContext(), {
      noteId: note.noteId,
      ...couple,
    });
    await expect(stale).rejects.toMatchObject({ code: 'stale' });
  });

  test('is said by nobody else, and never of nothing', async () => {
    const { stores, note } = await withNote();
    await expect(
      recordNoteFacts(stores)(therapistContext(otherTherapistId), { noteId: note.noteId, ...couple }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(recordNoteFacts(stores)(therapistContext(), { noteId: note.noteId })).rejects.toMatchObject({
      code: 'invalid-request',
    });
  });

  test.each([
    ['a name among the participants', { other_participants: ['Petra Partner'] }],
    ['a sentence on where it was misfiled', { misfiled_in: 'in the folder of Petra Partner' }],
    ['a field that is none', { content: 'CANARY-NOTE' }],
  ])('names no person: %s is refused', (_what, facts) => {
    expect(NoteFacts.safeParse(facts).success).toBe(false);
  });
});
