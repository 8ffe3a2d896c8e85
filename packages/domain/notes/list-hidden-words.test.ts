import { CalendarDate, JobId, type PsychotherapyNoteId } from '@sequester/model';
import { otherTherapistId, patientId, therapistContext, therapistId } from '@sequester/testing/notes/example-notes';
import { literalNotes } from '@sequester/testing/notes/literal-notes';
import { describe, expect, test } from 'vitest';

import { sha256Hex } from '../sha256.ts';
import { beginUpload } from './begin-upload.ts';
import { completeUpload } from './complete-upload.ts';
import { editNote } from './edit-note.ts';
import { getUpload } from './get-upload.ts';
import { indexedPlaces } from './hidden-places.ts';
import { inspectUpload } from './inspect-upload.ts';
import { listHiddenWords } from './list-hidden-words.ts';

type Stores = ReturnType<typeof literalNotes>;

/** An upload that was sealed, of a file that has hidden words where it says so. */
const uploaded = async (says: string) => {
  const stores = literalNotes();
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${says}`);
  const { uploadId } = await beginUpload(stores)(therapistContext(), {
    patientId,
    sessionDate: CalendarDate.parse('2026-02-27'),
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
  });
  stores.objects.set(`incoming/${uploadId}`, bytes);
  const { job } = await completeUpload(stores)(therapistContext(), { uploadId });
  await inspectUpload(stores)(therapistContext(), { uploadId, jobId: JobId.parse(job?.jobId) });
  const shown = await getUpload(stores)(therapistContext(), { uploadId });
  if (shown.noteId === undefined) throw new Error('not sealed');

  return { stores, uploadId, shown, noteId: shown.noteId };
};

const rowOf = async ({ notes }: Stores, noteId: PsychotherapyNoteId) =>
  notes.find(therapistContext(), therapistId, noteId);

describe('words of an upload that cannot be seen', () => {
  test('are listed to its therapist by page and how they are hidden, and a failed redaction is called one', async () => {
    const { shown } = await uploaded('hidden words');
    expect(shown).toMatchObject({
      hiddenPages: [2, 3],
      failedRedaction: true,
      hidden: [
        { page: 2, how: 'failed-redaction', words: 'CANARY under a box' },
        { page: 3, how: 'same-colour', words: 'CANARY in white' },
        { page: 3, how: 'outside' },
      ],
    });
    expect((await uploaded('plain words')).shown).not.toHaveProperty('hidden');
  });

  test('are in no row and in no event, where places alone are kept; of what never leaves, not even that', async () => {
    const { stores, noteId, uploadId } = await uploaded('hidden words');
    const row = await rowOf(stores, noteId);
    const upload = await stores.notes.findUpload(therapistContext(), therapistId, uploadId);
    expect(row?.hidden?.map(({ page, how }) => `${page} ${how}`)).toEqual(['2 failed-redaction', '3 same-colour']);
    expect(JSON.stringify([row, upload, stores.events])).not.toContain('CANARY');
  });

  test('are read from the sealed file when they are asked for, after the read was recorded', async () => {
    const { stores, noteId } = await uploaded('hidden words');
    const before = stores.events.length;
    const listed = await listHiddenWords(stores)(therapistContext(), { noteId, pages: [3] });
    expect(listed).toMatchObject({
      version: 1,
      failedRedaction: false,
      further: [],
      hidden: [{ page: 3 }, { page: 3 }],
    });
    expect(stores.events.slice(before)).toMatchObject([
      { action: 'psychotherapy-note.hidden-words-listed', subject: { noteId, version: 1 } },
    ]);
    const unrecorded = { ...stores, traces: { record: async () => Promise.reject(new Error('no table')) } };
    await expect(listHiddenWords(unrecorded)(therapistContext(), { noteId })).rejects.toThrow('no table');
  });

  test('are looked for on no page that has none, and on all where that is not known', async () => {
    const { stores, noteId } = await uploaded('hidden words');
    const looked: number[][] = [];
    const press = {
      hidden: async (bytes: Uint8Array, pages: readonly number[]) => {
        looked.push([...pages]);
        return stores.press.hidden(bytes, pages);
      },
    };
    await listHiddenWords({ ...stores, press })(therapistContext(), { noteId, pages: [1] });
    await listHiddenWords({ ...stores, press })(therapistContext(), { noteId });
    expect(looked).toEqual([[2, 3]]);
  });

  test('are of a version; a note that was written anew has none', async () => {
    const { stores, noteId } = await uploaded('hidden words');
    await editNote(stores)(therapistContext(), { noteId, text: 'Plain.', revision: 1 });
    const context = therapistContext();
    expect(await listHiddenWords(stores)(context, { noteId })).toMatchObject({ version: 2, hidden: [] });
    expect((await listHiddenWords(stores)(context, { noteId, version: 1 })).hidden).toHaveLength(3);
    await expect(listHiddenWords(stores)(context, { noteId, version: 3 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test("are found in one's own notes alone", async () => {
    const { stores, noteId, uploadId } = await uploaded('hidden words');
    const other = therapistContext(otherTherapistId);
    await expect(listHiddenWords(stores)(other, { noteId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(getUpload(stores)(other, { uploadId })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('are told in part where there is very much of them', async () => {
    const { stores, noteId } = await uploaded('hidden words');
    const place = { page: 2, how: 'tiny' as const, x: 1, y: 1, width: 1, height: 1 };
    const found = { ...place, words: 'a'.repeat(3000), rects: [place] };
    const press = { hidden: async () => [found] };
    const { hidden } = await listHiddenWords({ ...stores, press })(therapistContext(), { noteId });
    expect(hidden).toEqual([{ ...place, words: `${'a'.repeat(2000)}…` }]);
  });
});

const places = (count: number) =>
  Array.from({ length: count }, () => ({ page: 1, how: 'tiny' as const, x: 1, y: 1, width: 1, height: 1 }));

test('the index keeps up to a thousand places of a note, and nothing of more', () => {
  expect(indexedPlaces(places(1000))).toHaveLength(1000);
  expect([indexedPlaces(places(1001)), indexedPlaces(undefined)]).toEqual([undefined, undefined]);
});
