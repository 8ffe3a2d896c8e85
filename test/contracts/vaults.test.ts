import { type DraftAsRead, sha256Hex } from '@sequester/domain';
import {
  CalendarDate,
  type DraftContent,
  NoteDraft,
  NoteUpload,
  PsychotherapyNoteId,
  RequestId,
  SelectedNote,
  type VersionName,
} from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { freshId, freshPatientId } from './acting.ts';
import { vaults, type Vaults } from './vaults.ts';

const pdf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`%PDF-1.7 ${text}`);
const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : Buffer.from(bytes).toString());
const freshName = (): VersionName => ({ noteId: PsychotherapyNoteId.parse(freshId('psychotherapyNote')), version: 1 });
const freshRequest = () => RequestId.parse(freshId('request'));

const sealed = ({ context, originatorId, keyArns, notes }: Vaults, bytes: Uint8Array, name = freshName()) =>
  notes.seal(context, { originatorId, keyArn: keyArns.provider, name, bytes });

/** A sealed version, as an originator chose it for a request. */
const chosen = async (world: Vaults, words: string): Promise<SelectedNote> =>
  SelectedNote.parse({
    ...freshName(),
    originatorId: world.originatorId,
    sessionDate: CalendarDate.parse('2026-02-27'),
    pages: 1,
    selected: [1],
    ...(await sealed(world, pdf(words))),
  });

const begun = async ({ context, originatorId, keyArns, notes }: Vaults, bytes: Uint8Array): Promise<NoteUpload> => {
  const upload = NoteUpload.parse({
    uploadId: freshId('upload'),
    practiceId: context.practiceId,
    originatorId,
    patientId: freshPatientId(),
    sessionDate: '2026-02-27',
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
    partSha256: [sha256Hex(bytes)],
    s3UploadId: 'not-begun',
    begunAt: now,
    state: 'begun',
  });
  return { ...upload, s3UploadId: await notes.begin(upload, { keyArn: keyArns.provider }) };
};

describe.each(vaults)('a vault of notes %s', (_, open) => {
  const world = open();
  const { context, originatorId, notes } = world;

  test('keeps a version as it was sealed, below its practice and its originator', async () => {
    const bytes = pdf('sealed');
    const { objectKey, sha256 } = await sealed(world, bytes);
    expect(sha256).toBe(sha256Hex(bytes));
    for (const part of [context.practiceId, originatorId, sha256]) expect(objectKey).toContain(part);
    expect(text(await notes.read({ objectKey }))).toBe(text(bytes));
  });

  test('takes the same version again for the one that is there, and another content for another object', async () => {
    const name = freshName();
    const first = await sealed(world, pdf('first'), name);
    expect(await sealed(world, pdf('first'), name)).toEqual(first);
    const other = await sealed(world, pdf('other'), name);
    expect(other.objectKey).not.toBe(first.objectKey);
    expect(text(await notes.read(first))).toBe(text(pdf('first')));
  });

  test('reads nothing where no version was sealed', async () => {
    const { objectKey } = await sealed(world, pdf('there'));
    await expect(notes.read({ objectKey: objectKey.replace('.pdf', '') + '-not-there' })).rejects.toBeInstanceOf(Error);
  });

  test('shows which parts of an upload have come, and gives it once they were made one', async () => {
    const bytes = pdf('uploaded');
    const upload = await begun(world, bytes);
    expect(await notes.parts(upload)).toEqual([]);
    await world.send(upload, bytes);
    expect(await notes.parts(upload)).toEqual([1]);
    expect(await notes.arrived(upload)).toBeUndefined();
    await notes.assemble(upload);
    expect(await notes.parts(upload)).toBeUndefined();
    expect(text(await notes.arrived(upload))).toBe(text(bytes));
  });

  test('gives nothing of an upload that was removed, however often it is made one or removed', async () => {
    const bytes = pdf('removed');
    const upload = await begun(world, bytes);
    await world.send(upload, bytes);
    for (let time = 1; time <= 2; time += 1) await notes.assemble(upload);
    for (let time = 1; time <= 2; time += 1) await notes.removeArrived(upload);
    await notes.assemble(upload);
    expect(await notes.arrived(upload)).toBeUndefined();
    expect(await notes.parts(upload)).toBeUndefined();
  });
});

const content = (words: string, revision: number): DraftContent => ({ text: words, revision, savedAt: now });

describe.each(vaults)('a vault of drafts %s', (_, open) => {
  const { context, originatorId, keyArns, drafts } = open();
  const keyArn = keyArns.provider;
  const fresh = (): NoteDraft =>
    NoteDraft.parse({
      noteId: freshName().noteId,
      practiceId: context.practiceId,
      originatorId,
      patientId: freshPatientId(),
      sessionDate: '2026-02-27',
      language: 'en',
      begunAt: now,
    });

  test('has nothing of a draft that was never saved', async () => {
    expect(await drafts.read(fresh())).toBeUndefined();
  });

  test('replaces what was read, and nothing else', async () => {
    const draft = fresh();
    const save = (words: string, revision: number, over: DraftAsRead | undefined) =>
      drafts.save(draft, { keyArn, content: content(words, revision), over });
    expect(await save('one', 1, undefined)).toBe(true);
    expect(await save('other', 1, undefined)).toBe(false);
    const first = await drafts.read(draft);
    expect(first?.content).toEqual(content('one', 1));
    expect(await save('two', 2, first)).toBe(true);
    expect(await save('other', 2, first)).toBe(false);
    expect((await drafts.read(draft))?.content).toEqual(content('two', 2));
  });

  test('takes letters of any script and a hundred thousand of them', async () => {
    const draft = fresh();
    const words = `${'á한ع🪴'.repeat(10)}${'x'.repeat(99_950)}`;
    await drafts.save(draft, { keyArn, content: content(words, 1), over: undefined });
    expect((await drafts.read(draft))?.content.text).toBe(words);
  });

  test('has nothing of what was removed, however often, and saves nothing over it', async () => {
    const draft = fresh();
    await drafts.save(draft, { keyArn, content: content('one', 1), over: undefined });
    const over = await drafts.read(draft);
    for (let time = 1; time <= 2; time += 1) await drafts.remove(draft);
    expect(await drafts.read(draft)).toBeUndefined();
    expect(await drafts.save(draft, { keyArn, content: content('two', 2), over })).toBe(false);
    expect(await drafts.read(draft)).toBeUndefined();
  });

  test('keeps a copy once, apart from the draft, which goes without it', async () => {
    const draft = fresh();
    const kept = { keyArn, content: content('as it stood', 1) };
    const object = await drafts.keep(draft, kept);
    expect(await drafts.keep(draft, kept)).toEqual(object);
    await drafts.remove(draft);
    expect(await drafts.keep(draft, kept)).toEqual(object);
    expect(await drafts.readKept(object)).toEqual(kept.content);
    expect(object.sha256).toBe(sha256Hex(JSON.stringify(kept.content)));
  });
});

describe.each(vaults)('a vault of extracts %s', (_, open) => {
  const world = open();
  const { context, keyArns, grants, extracts } = world;
  const granted = (note: SelectedNote, requestId = freshRequest()) =>
    grants.grant(context, { requestId, keyArn: keyArns.provider, note });
  const opened = async (note: SelectedNote) => text(await extracts.opened(note));

  test('opens a sealed version while a grant on it stands, and no other', async () => {
    const [note, other] = [await chosen(world, 'granted'), await chosen(world, 'not granted')];
    expect(await opened(note)).toBeUndefined();
    const grant = await granted(note);
    expect(grant).toMatchObject({ keyArn: keyArns.provider, objectKey: note.objectKey });
    expect([await opened(note), await opened(other)]).toEqual([text(pdf('granted')), undefined]);
    await extracts.retire(grant);
    expect(await opened(note)).toBeUndefined();
    await expect(extracts.retire(grant)).resolves.toBeUndefined();
  });

  test('takes a grant that is made again for the same, and one for another request for another', async () => {
    const note = await chosen(world, 'for two requests');
    const requestId = freshRequest();
    const first = await granted(note, requestId);
    expect(await granted(note, requestId)).toEqual(first);
    const second = await granted(note);
    expect(second.grantId).not.toBe(first.grantId);
    await extracts.retire(first);
    expect(await opened(note)).toBe(text(pdf('for two requests')));
    await extracts.retire(second);
    expect(await opened(note)).toBeUndefined();
  });

  test('keeps an extract once, at a key of its practice, its request and its digest', async () => {
    const [bytes, requestId] = [pdf(`extract ${freshRequest()}`), freshRequest()];
    const extract = { requestId, keyArn: keyArns.practice, bytes, sha256: sha256Hex(bytes) };
    const { objectKey } = await extracts.keep(context, extract);
    for (const part of [context.practiceId, requestId, extract.sha256]) expect(objectKey).toContain(part);
    expect(await extracts.keep(context, extract)).toEqual({ objectKey });
    const another = await extracts.keep(context, { ...extract, requestId: freshRequest() });
    expect(another.objectKey).not.toBe(objectKey);
  });

  test('refuses an extract under the digest of another', async () => {
    const extract = { requestId: freshRequest(), keyArn: keyArns.practice, bytes: pdf('one') };
    await expect(extracts.keep(context, { ...extract, sha256: sha256Hex(pdf('two')) })).rejects.toThrow(
      'an extract under the name of another',
    );
  });
});
