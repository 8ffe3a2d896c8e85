import { createHash } from 'node:crypto';

import {
  CalendarDate,
  entryKinds,
  PatientId,
  PsychotherapyNoteId,
  uploadBytesAtMost,
  uploadPartBytes,
  type UploadId,
} from '@sequester/model';
import {
  otherTherapistId,
  patientId,
  practiceId,
  therapistContext,
  therapistId,
} from '@sequester/testing/notes/example-notes';
import { literalNotes } from '@sequester/testing/notes/literal-notes';
import { describe, expect, test } from 'vitest';

import type { PracticeActor, PracticeContext } from '../context.ts';
import { beginUpload } from './begin-upload.ts';
import { completeUpload } from './complete-upload.ts';
import { continueUpload } from './continue-upload.ts';
import { editNote } from './edit-note.ts';
import { getNoteText } from './get-note-text.ts';
import { getNote } from './get-note.ts';
import { getUpload } from './get-upload.ts';
import { inspectUpload } from './inspect-upload.ts';
import { listNotes } from './list-notes.ts';
import { moveNoteToChart } from './move-note-to-chart.ts';
import { openNote } from './open-note.ts';
import { writeNote } from './write-note.ts';

const sessionDate = CalendarDate.parse('2026-02-27');
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const written = { patientId, sessionDate, text: 'CANARY-NOTE the client spoke of the garden', language: 'en' };

describe('a written note', () => {
  test('is sealed as version 1 under the originator, with its digest, and recorded', async () => {
    const stores = literalNotes();
    const note = await writeNote(stores)(therapistContext(), written);
    const sealed = stores.objects.get(note.objectKey);
    expect(note).toMatchObject({ version: 1, revision: 1, originatorId: therapistId, kind: 'written' });
    expect(note.sha256).toBe(
      createHash('sha256')
        .update(sealed ?? '')
        .digest('hex'),
    );
    expect(stores.events.map((event) => event.action)).toEqual(['psychotherapy-note.sealed']);
  });

  test('is refused for a patient whom the practice does not have', async () => {
    const nobody = PatientId.parse(`pat_${'z'.repeat(26)}`);
    await expect(
      writeNote(literalNotes())(therapistContext(), { ...written, patientId: nobody }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('with a letter that no font has is refused with its place before it is sealed, and so is an edit', async () => {
    const stores = literalNotes();
    const refused = {
      code: 'cannot-be-set',
      details: [{ path: 'body.text', code: 'U+16A0', text: 'line 1, letter 3' }],
    };
    await expect(writeNote(stores)(therapistContext(), { ...written, text: 'a ᚠ' })).rejects.toMatchObject(refused);
    expect([stores.objects.size, stores.events.length]).toEqual([0, 0]);
    const { noteId, revision } = await writeNote(stores)(therapistContext(), written);
    const edit = editNote(stores)(therapistContext(), { noteId, text: 'a ᚠ', revision });
    await expect(edit).rejects.toMatchObject(refused);
    expect(stores.objects.size).toBe(2);
  });

  test('leaves no word of its text in the record of the act', async () => {
    const stores = literalNotes();
    await writeNote(stores)(therapistContext(), written);
    expect(JSON.stringify(stores.events)).not.toContain('CANARY-NOTE');
  });
});

describe('the sheet of a written note', () => {
  test('names patient, therapist, day and the moment of sealing by the clock of the practice, and no id but its own', async () => {
    const stores = literalNotes();
    const { objectKey, noteId } = await writeNote(stores)(therapistContext(), written);
    const sheet = new TextDecoder().decode(stores.objects.get(objectKey)).split('\n')[0];
    expect(sheet).toMatch(/^February 27, 2026,Marigold Invented,Rowan Invented, LMFT,.+ (MST|MDT),psn_/);
    expect(sheet).toContain(noteId);
    expect(sheet).not.toMatch(/pat_|mbr_/);
  });
});

describe('the words of a written note', () => {
  test('are read by their therapist as they were written, of each version', async () => {
    const stores = literalNotes();
    const context = therapistContext();
    const { noteId } = await writeNote(stores)(context, written);
    await editNote(stores)(context, { noteId, text: 'another text', revision: 1 });
    expect(await getNoteText(stores)(context, { noteId })).toMatchObject({
      text: 'another text',
      version: 2,
      revision: 2,
    });
    expect(await getNoteText(stores)(context, { noteId, version: 1 })).toMatchObject({
      text: written.text,
      version: 1,
    });
    await expect(getNoteText(stores)(context, { noteId, version: 3 })).rejects.toMatchObject({ code: 'not-found' });
    const stranger = getNoteText(stores)(therapistContext(otherTherapistId), { noteId });
    await expect(stranger).rejects.toMatchObject({ code: 'not-found' });
    expect(stores.events.filter(({ action }) => action === 'psychotherapy-note.text-read')).toHaveLength(2);
  });

  test('are not given where they are not those that were sealed', async () => {
    const stores = literalNotes();
    const { noteId, words } = await writeNote(stores)(therapistContext(), written);
    stores.objects.set(words?.objectKey ?? '', new TextEncoder().encode('others'));
    await expect(getNoteText(stores)(therapistContext(), { noteId })).rejects.toThrow('not those that were sealed');
  });
});

describe('a note that was none', () => {
  const entryId = `pgn_${'a'.repeat(26)}`;
  const prefix = entryKinds[0].idPrefix;
  const named = entryId.replace('pgn', prefix);

  test('is moved to the entry of the chart where its author wrote it, without a word in the record', async () => {
    const stores = literalNotes();
    const context = therapistContext();
    const { noteId, objectKey } = await writeNote(stores)(context, written);
    const move = (id: string) => moveNoteToChart(stores)(context, { noteId, entryId: id });
    await expect(move(named)).rejects.toMatchObject({ code: 'not-found' });
    stores.entries.add(named);
    const moved = await move(named);
    expect(moved).toMatchObject({ movedTo: { entryId: named }, facts: { separated: false }, version: 1 });
    expect(await move(named)).toEqual(moved);
    await expect(move(`${prefix}_${'b'.repeat(26)}`)).rejects.toMatchObject({ code: 'moved-already' });
    expect(stores.objects.has(objectKey)).toBe(true);
    expect(stores.events.map(({ action }) => action)).toEqual([
      'psychotherapy-note.sealed',
      'psychotherapy-note.moved-to-chart',
    ]);
    expect(JSON.stringify(stores.events)).not.toContain('CANARY');
    const stranger = moveNoteToChart(stores)(therapistContext(otherTherapistId), { noteId, entryId: named });
    await expect(stranger).rejects.toMatchObject({ code: 'not-found' });
  });
});

const cut = async (): Promise<never> => Promise.reject(new Error('the process ends here'));

describe('an act that was cut short between the vault and the index', () => {
  test('and is sent again becomes one note with its pages and its words, once', async () => {
    const stores = literalNotes();
    await expect(
      writeNote({ ...stores, notes: { ...stores.notes, add: cut } })(therapistContext(), written),
    ).rejects.toThrow('ends here');
    const note = await writeNote(stores)(therapistContext(), written);
    expect(new Set(stores.objects.keys())).toEqual(new Set([note.objectKey, note.words?.objectKey]));
    expect(stores.events.map((event) => event.action)).toEqual(['psychotherapy-note.sealed']);
  });

  test('does not stand in the way of an edit with another text', async () => {
    const stores = literalNotes();
    const { noteId } = await writeNote(stores)(therapistContext(), written);
    const first = editNote({ ...stores, notes: { ...stores.notes, revise: cut } })(therapistContext(), {
      noteId,
      text: 'lost',
      revision: 1,
    });
    await expect(first).rejects.toThrow('ends here');
    expect(await editNote(stores)(therapistContext(), { noteId, text: 'kept', revision: 1 })).toMatchObject({
      version: 2,
    });
  });
});

describe('an edit', () => {
  test('makes a new version and keeps the old one', async () => {
    const stores = literalNotes();
    const context = therapistContext();
    const first = await writeNote(stores)(context, written);
    const second = await editNote(stores)(context, { noteId: first.noteId, text: 'another text', revision: 1 });
    const { versions } = await getNote(stores)(context, { noteId: first.noteId });
    expect(versions.map(({ version, sha256 }) => [version, sha256])).toEqual([
      [1, first.sha256],
      [2, second.sha256],
    ]);
    expect(stores.objects.has(first.objectKey)).toBe(true);
  });

  test('of the same text is refused, and nothing is sealed', async () => {
    const stores = literalNotes();
    const context = therapistContext();
    const { noteId } = await writeNote(stores)(context, written);
    await expect(editNote(stores)(context, { noteId, text: written.text, revision: 1 })).rejects.toMatchObject({
      code: 'note-unchanged',
    });
    expect(stores.objects.size).toBe(2);
  });

  test('over a version that was not read is refused as stale', async () => {
    const stores = literalNotes();
    const context = therapistContext();
    const { noteId } = await writeNote(stores)(context, written);
    await editNote(stores)(context, { noteId, text: 'two', revision: 1 });
    await expect(editNote(stores)(context, { noteId, text: 'three', revision: 1 })).rejects.toMatchObject({
      code: 'stale',
    });
  });
});

describe('nobody but the originator (45 CFR 164.508(a)(2))', () => {
  test('finds a note: to another therapist it does not exist', async () => {
    const stores = literalNotes();
    const { noteId } = await writeNote(stores)(therapistContext(), written);
    const other = therapistContext(otherTherapistId);
    for (const act of [
      getNote(stores)(other, { noteId }),
      openNote(stores)(other, { noteId }),
      editNote(stores)(other, { noteId, text: 'mine', revision: 1 }),
    ])
      await expect(act).rejects.toMatchObject({ code: 'not-found', details: [] });

    expect(await listNotes(stores)(other, { patientId })).toEqual({ notes: [] });
  });

  const others: [string, PracticeActor][] = [
    ['an owner', { kind: 'member', id: otherTherapistId, roles: ['owner'] }],
    ['a privacy officer', { kind: 'member', id: otherTherapistId, roles: ['privacy-officer'] }],
    ['staff', { kind: 'member', id: otherTherapistId, roles: ['staff', 'custodian'] }],
    ['the patient', { kind: 'patient', id: patientId }],
    ['the recipient of a link', { kind: 'recipient', id: 'link' }],
    ['the system', { kind: 'system', id: 'extracts' }],
    [
      'a therapist under another provider id',
      { kind: 'member', id: otherTherapistId, roles: ['provider'], providerId: therapistId },
    ],
  ];
  test.each(others)('may act: %s is refused', async (_who, actor) => {
    const stores = literalNotes();
    const { noteId } = await writeNote(stores)(therapistContext(), written);
    const context = { ...therapistContext(), actor };
    await expect(listNotes(stores)(context, { patientId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(openNote(stores)(context, { noteId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(writeNote(stores)(context, written)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('and a therapist who is not enrolled has no key to write with', async () => {
    const context = {
      ...therapistContext(),
      actor: { kind: 'member' as const, id: otherTherapistId, roles: ['provider' as const] },
    };
    await expect(writeNote(literalNotes())(context, written)).rejects.toMatchObject({ code: 'not-enrolled' });
  });
});

describe('opening a note', () => {
  test('is recorded, and lasts 60 seconds', async () => {
    const stores = literalNotes();
    const { noteId } = await writeNote(stores)(therapistContext(), written);
    const content = await openNote(stores)(therapistContext(), { noteId });
    expect(content).toMatchObject({ version: 1, expiresAt: '2026-03-02T10:01:00.000Z' });
    expect(content.url).toContain('seconds=60');
    expect(stores.events.at(-1)).toMatchObject({
      action: 'psychotherapy-note.opened',
      practiceId,
      subject: { noteId, version: 1 },
    });
  });

  test('at a version that never was is not found', async () => {
    const stores = literalNotes();
    const { noteId } = await writeNote(stores)(therapistContext(), written);
    await expect(openNote(stores)(therapistContext(), { noteId, version: 2 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('gives no URL when it cannot be recorded', async () => {
    const stores = literalNotes();
    const { noteId } = await writeNote(stores)(therapistContext(), written);
    const traces = { record: async () => Promise.reject(new Error('no table')) };
    await expect(openNote({ ...stores, traces })(therapistContext(), { noteId })).rejects.toThrow('no table');
  });
});

const begun = async (text: string) => {
  const stores = literalNotes();
  const context = therapistContext();
  const upload = await beginUpload(stores)(context, {
    patientId,
    sessionDate,
    bytes: text.length,
    sha256: digest(text),
  });
  return { stores, context, uploadId: upload.uploadId };
};

/** Has an upload inspected as its worker does, and answers what became of it. */
const inspected = async (
  stores: Awaited<ReturnType<typeof begun>>['stores'],
  context: PracticeContext,
  uploadId: UploadId,
) => {
  const { job } = await completeUpload(stores)(context, { uploadId });
  if (job !== undefined) await inspectUpload(stores)(context, { uploadId, jobId: job.jobId });

  return getUpload(stores)(context, { uploadId });
};

describe('an upload', () => {
  test('that has arrived as announced becomes a note, and the incoming object goes', async () => {
    const { stores, context, uploadId } = await begun('%PDF-1.7 three pages');
    stores.objects.set(`incoming/${uploadId}`, new TextEncoder().encode('%PDF-1.7 three pages'));
    const upload = await inspected(stores, context, uploadId);
    expect(upload).toMatchObject({ state: 'sealed', job: { state: 'done' } });
    const note = await getNote(stores)(context, { noteId: PsychotherapyNoteId.parse(upload.noteId) });
    expect(note).toMatchObject({ kind: 'uploaded', version: 1, pages: 3, patientId });
    const words = getNoteText(stores)(context, { noteId: note.noteId });
    await expect(words).rejects.toMatchObject({ code: 'words-not-kept' });
    expect(stores.objects.has(`incoming/${uploadId}`)).toBe(false);
    expect(await completeUpload(stores)(context, { uploadId })).toEqual(upload);
  });

  test('that has not arrived can still arrive', async () => {
    const { stores, context, uploadId } = await begun('%PDF-1.7');
    await expect(completeUpload(stores)(context, { uploadId })).rejects.toMatchObject({ code: 'upload-missing' });
    expect(stores.uploads.get(uploadId)?.state).toBe('begun');
  });

  const refused = [
    { what: 'is no PDF', announced: 'GIF89a', came: 'GIF89a', code: 'pdf-refused', reason: 'not-a-pdf' },
    {
      what: 'is another file',
      announced: '%PDF-1.7 a',
      came: '%PDF-1.7 b',
      code: 'digest-mismatch',
      reason: 'digest-mismatch',
    },
  ];
  test.each(refused)(
    'that $what is refused with its reason, on record, and stays refused',
    async ({ announced, came, code, reason }) => {
      const { stores, context, uploadId } = await begun(announced);
      stores.objects.set(`incoming/${uploadId}`, new TextEncoder().encode(came));
      expect(await inspected(stores, context, uploadId)).toMatchObject({
        state: 'refused',
        refusal: { code: reason },
        job: { state: 'failed', failure: { code: 'refused' } },
      });
      await expect(completeUpload(stores)(context, { uploadId })).rejects.toMatchObject({
        code,
        details: [{ path: 'file', code: reason }],
      });
      expect(stores.events.filter((event) => event.action === 'psychotherapy-note.upload-refused')).toHaveLength(1);
      expect(stores.uploads.get(uploadId)?.state).toBe('refused');
      expect(stores.objects.has(`incoming/${uploadId}`)).toBe(false);
    },
  );

  test('over 160 MB is refused before it begins, on record', async () => {
    const stores = literalNotes();
    const large = beginUpload(stores)(therapistContext(), {
      patientId,
      sessionDate,
      bytes: uploadBytesAtMost + 1,
      sha256: digest(''),
    });
    await expect(large).rejects.toMatchObject({ code: 'pdf-refused', details: [{ code: 'too-large' }] });
    expect(stores.events).toMatchObject([
      { action: 'psychotherapy-note.upload-refused', subject: { reason: 'too-large' } },
    ]);
  });

  test('of another therapist does not exist', async () => {
    const { stores, uploadId } = await begun('%PDF-1.7');
    await expect(continueUpload(stores)(therapistContext(otherTherapistId), { uploadId })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(completeUpload(stores)(therapistContext(otherTherapistId), { uploadId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('an upload in parts', () => {
  const [first, second] = [new Uint8Array(uploadPartBytes).fill(37), new TextEncoder().encode('the end')];
  const file = Buffer.concat([new TextEncoder().encode('%PDF'), first.subarray(4), second]);
  const pieces = [file.subarray(0, uploadPartBytes), file.subarray(uploadPartBytes)];
  const announced = { patientId, sessionDate, bytes: file.length, sha256: hex(file), partSha256: pieces.map(hex) };

  test('gets a URL for each part, of its own length', async () => {
    const { parts } = await beginUpload(literalNotes())(therapistContext(), announced);
    expect(parts.map(({ number, offset, bytes }) => [number, offset, bytes])).toEqual([
      [1, 0, uploadPartBytes],
      [2, uploadPartBytes, 7],
    ]);
  });

  test('that was interrupted goes on with the parts that are missing, on record, and is one note in the end', async () => {
    const stores = literalNotes();
    const context = therapistContext();
    const { uploadId } = await beginUpload(stores)(context, announced);
    stores.parts.set(uploadId, new Map([[2, pieces[1] ?? second]]));
    await expect(completeUpload(stores)(context, { uploadId })).rejects.toMatchObject({
      code: 'upload-missing',
      details: [{ path: 'parts.1', code: 'missing' }],
    });
    const more = await continueUpload(stores)(context, { uploadId });
    expect([more.arrived, more.parts.map(({ number }) => number)]).toEqual([[2], [1]]);
    expect(stores.events.at(-1)).toMatchObject({
      action: 'psychotherapy-note.upload-continued',
      subject: { uploadId, arrived: 1 },
    });
    stores.parts.get(uploadId)?.set(1, pieces[0] ?? first);
    const { noteId } = await inspected(stores, context, uploadId);
    expect(await getNote(stores)(context, { noteId: PsychotherapyNoteId.parse(noteId) })).toMatchObject({
      kind: 'uploaded',
      bytes: file.length,
    });
    await expect(continueUpload(stores)(context, { uploadId })).rejects.toMatchObject({ code: 'not-found' });
  });

  test.each([[undefined], [[hex(file)]], [[...announced.partSha256, hex(second)]]])(
    'is refused without the digest of each part',
    async (partSha256) => {
      const act = beginUpload(literalNotes())(therapistContext(), { ...announced, partSha256 });
      await expect(act).rejects.toMatchObject({
        code: 'invalid-request',
        details: [{ path: 'body.partSha256', code: 'one-for-each-part' }],
      });
    },
  );
});
