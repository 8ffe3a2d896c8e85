import {
  ArtifactId,
  CalendarDate,
  type Instant,
  plusSeconds,
  type PsychotherapyNoteId,
  RequestId,
  TiedSession,
} from '@sequester/model';
import { idOf } from '@sequester/testing/ids';
import {
  otherTherapistId,
  patientId,
  practiceId,
  therapistContext,
  therapistId,
} from '@sequester/testing/notes/example-notes';
import { literalNotes } from '@sequester/testing/notes/literal-notes';
import { describe, expect, test } from 'vitest';

import type { PracticeContext } from '../context.ts';
import { beginNoteDraft } from './begin-note-draft.ts';
import { copyNoteDraft } from './copy-note-draft.ts';
import { discardNoteDraft } from './discard-note-draft.ts';
import { getKeptDraft } from './get-kept-draft.ts';
import { getNoteDraft } from './get-note-draft.ts';
import { getNote } from './get-note.ts';
import { listKeptDrafts } from './list-kept-drafts.ts';
import { listNoteDrafts } from './list-note-drafts.ts';
import { saveNoteDraft } from './save-note-draft.ts';
import { sealNoteDraft } from './seal-note-draft.ts';

const sessionDate = CalendarDate.parse('2026-02-27');
const words = 'CANARY-DRAFT she spoke of the garden';
const session = { patientId, sessionDate, language: 'en' };

const later = (context: PracticeContext, seconds: number): PracticeContext => ({
  ...context,
  now: plusSeconds(context.now, seconds),
});

const world = async () => {
  const stores = literalNotes();
  const context = therapistContext();
  const { noteId } = await beginNoteDraft(stores)(context, session);
  const save = (text: string, revision: number, at: PracticeContext = context) =>
    saveNoteDraft(stores)(at, { noteId, text, revision });
  return { stores, context, noteId, save };
};

const order = (since: Instant, dates: { dateFrom?: string; dateTo?: string } = {}) => ({
  practiceId,
  patientId,
  requestId: RequestId.parse(idOf('req', 'r')),
  artifactId: ArtifactId.parse(idOf('art', 'o')),
  since,
  ...(dates.dateFrom === undefined ? {} : { dateFrom: CalendarDate.parse(dates.dateFrom) }),
  ...(dates.dateTo === undefined ? {} : { dateTo: CalendarDate.parse(dates.dateTo) }),
});

const cut = async (): Promise<never> => Promise.reject(new Error('the process ends here'));

describe('a draft of a session', () => {
  test('is one, in whichever tab it is begun', async () => {
    const { stores, context, noteId, save } = await world();
    await save(words, 0);
    expect(await beginNoteDraft(stores)(context, session)).toMatchObject({ noteId, text: words, revision: 1 });
    expect((await listNoteDrafts(stores)(context, {})).drafts).toHaveLength(1);
  });

  test('is tied to its session, where that is named: two on one day have a draft each, and a strange one none', async () => {
    const { stores, context, noteId } = await world();
    const [one, other] = ['a', 'b'].map((letter) => TiedSession.parse(`ses_${letter.repeat(26)}`));
    const strange = beginNoteDraft(stores)(context, { ...session, sessionId: one });
    await expect(strange).rejects.toMatchObject({ code: 'not-found' });
    for (const sessionId of [one, other]) stores.entries.add(sessionId ?? '');
    const first = await beginNoteDraft(stores)(context, { ...session, sessionId: one });
    const second = await beginNoteDraft(stores)(context, { ...session, sessionId: other });
    expect(new Set([noteId, first.noteId, second.noteId]).size).toBe(3);
    await saveNoteDraft(stores)(context, { noteId: first.noteId, text: words, revision: 0 });
    const note = await sealNoteDraft(stores)(context, { noteId: first.noteId, revision: 1 });
    expect([note.sessionId, second.sessionId]).toEqual([one, other]);
    expect(JSON.stringify(stores.events)).not.toContain(one);
  });

  test('is replaced in place at the revision that was read', async () => {
    const { stores, context, noteId, save } = await world();
    await save('one', 0);
    await save('two', 1);
    expect(await getNoteDraft(stores)(context, { noteId })).toMatchObject({ text: 'two', revision: 2 });
    expect(stores.contents.size).toBe(1);
    expect(stores.kept.size).toBe(0);
  });

  test('refuses a save over another one of a second tab, and takes the same words again', async () => {
    const { save } = await world();
    await save('one', 0);
    const conflict = { code: 'stale', current: { text: 'one', revision: 1 } };
    await expect(save('of another tab', 0)).rejects.toMatchObject(conflict);
    expect(await save('one', 0)).toMatchObject({ revision: 1 });
  });

  test('takes one of two saves at the same instant', async () => {
    const { save } = await world();
    const both = await Promise.allSettled([save('one', 0), save('other', 0)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('may hold a hundred thousand letters', async () => {
    const { save } = await world();
    expect(await save('x'.repeat(100_000), 0)).toMatchObject({ revision: 1 });
  });

  type Stores = ReturnType<typeof literalNotes>;
  const acts: [string, (stores: Stores, noteId: PsychotherapyNoteId) => Promise<unknown>][] = [
    ['reads', (stores, noteId) => getNoteDraft(stores)(stranger, { noteId })],
    ['saves', (stores, noteId) => saveNoteDraft(stores)(stranger, { noteId, text: 'x', revision: 0 })],
    ['seals', (stores, noteId) => sealNoteDraft(stores)(stranger, { noteId, revision: 0 })],
    ['discards', (stores, noteId) => discardNoteDraft(stores)(stranger, { noteId, revision: 0 })],
  ];
  const stranger = therapistContext(otherTherapistId);

  test.each(acts)('is no draft to another therapist who %s it', async (_, act) => {
    const { stores, noteId } = await world();
    await expect(act(stores, noteId)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listNoteDrafts(stores)(stranger, {})).drafts).toEqual([]);
  });
});

describe('the record of a draft', () => {
  test('has one event for an editing spell, and none of its words', async () => {
    const { stores, context, save } = await world();
    await save(words, 0, later(context, 5));
    await save(`${words}.`, 1, later(context, 600));
    await save(`${words}..`, 2, later(context, 1400));
    expect(stores.events.map(({ action }) => action)).toEqual(['psychotherapy-note.draft-begun']);
    await save(`${words}...`, 3, later(context, 1400 + 901));
    await save(`${words}....`, 4, later(context, 1400 + 950));
    expect(stores.events.map(({ action }) => action)).toEqual([
      'psychotherapy-note.draft-begun',
      'psychotherapy-note.draft-edited',
    ]);
    expect(JSON.stringify(stores.events)).not.toContain('CANARY');
  });

  test('is written before the save that it is of: where it cannot be, nothing is saved', async () => {
    const { stores, context, noteId } = await world();
    const silent = { ...stores, traces: { record: cut } };
    await expect(saveNoteDraft(silent)(later(context, 1000), { noteId, text: words, revision: 0 })).rejects.toThrow(
      'ends here',
    );
    expect(stores.contents.size).toBe(0);
  });
});

describe('a draft that is sealed', () => {
  test('becomes the first version of the note of its id, and is gone', async () => {
    const { stores, context, noteId, save } = await world();
    await save(words, 0);
    const note = await sealNoteDraft(stores)(context, { noteId, revision: 1 });
    expect(note).toMatchObject({ noteId, version: 1, kind: 'written', originatorId: therapistId });
    expect(new TextDecoder().decode(stores.objects.get(note.objectKey))).toContain(words);
    expect([stores.contents.size, stores.draftRows.drafts.size, stores.draftRows.leaving.size]).toEqual([0, 0, 0]);
    await expect(getNoteDraft(stores)(context, { noteId })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('twice, by a double click or in two tabs, is one note', async () => {
    const { stores, context, noteId, save } = await world();
    await save(words, 0);
    const [one, other] = await Promise.all([
      sealNoteDraft(stores)(context, { noteId, revision: 1 }),
      sealNoteDraft(stores)(context, { noteId, revision: 1 }),
    ]);
    expect(other).toEqual(one);
    expect(await sealNoteDraft(stores)(context, { noteId, revision: 1 })).toEqual(one);
    expect((await getNote(stores)(context, { noteId })).versions).toHaveLength(1);
  });

  test('is not saved over while it is sealed, and can be again when that was cut short', async () => {
    const { stores, context, noteId, save } = await world();
    await save(words, 0);
    const broken = { ...stores, notes: { ...stores.notes, add: cut } };
    await expect(sealNoteDraft(broken)(context, { noteId, revision: 1 })).rejects.toThrow('ends here');
    await expect(save('more', 2)).rejects.toMatchObject({ code: 'stale' });
    expect(await save('more', 2, later(context, 301))).toMatchObject({ text: 'more', revision: 3 });
  });

  test('and whose seal was cut short before its row, is sealed by the next try', async () => {
    const { stores, context, noteId, save } = await world();
    await save(words, 0);
    const broken = { ...stores, notes: { ...stores.notes, add: cut } };
    await expect(sealNoteDraft(broken)(context, { noteId, revision: 1 })).rejects.toThrow('ends here');
    expect(await sealNoteDraft(stores)(context, { noteId, revision: 1 })).toMatchObject({ noteId, version: 1 });
    expect(stores.contents.size).toBe(0);
  });

  test('and whose removal was cut short, is in no list and its object goes with the next look', async () => {
    const { stores, context, noteId, save } = await world();
    await save(words, 0);
    const broken = { ...stores, draftVault: { ...stores.draftVault, remove: cut } };
    await expect(sealNoteDraft(broken)(context, { noteId, revision: 1 })).rejects.toThrow('ends here');
    await expect(getNoteDraft(stores)(context, { noteId })).rejects.toMatchObject({ code: 'not-found' });
    expect(stores.contents.size).toBe(1);
    expect((await listNoteDrafts(stores)(context, {})).drafts).toEqual([]);
    expect([stores.contents.size, stores.draftRows.leaving.size]).toEqual([0, 0]);
    expect(await sealNoteDraft(stores)(context, { noteId, revision: 1 })).toMatchObject({ noteId, version: 1 });
  });

  test('is refused without words, over another save, and with a letter that no font has: the draft stays as it was', async () => {
    const { stores, context, noteId, save } = await world();
    const seal = (revision: number) => sealNoteDraft(stores)(context, { noteId, revision });
    await expect(seal(0)).rejects.toMatchObject({ code: 'invalid-request', details: [{ code: 'empty' }] });
    await save(' \u200B\n ', 0);
    await expect(seal(1)).rejects.toMatchObject({ code: 'invalid-request' });
    await save('a ᚠ', 1);
    await expect(seal(2)).rejects.toMatchObject({ code: 'cannot-be-set' });
    await save(words, 2);
    await expect(seal(2)).rejects.toMatchObject({ code: 'stale' });
    expect(await getNoteDraft(stores)(context, { noteId })).toMatchObject({ text: words, revision: 3 });
    expect(stores.objects.size).toBe(0);
  });

  test('leaves nothing behind of a first save that came after it', async () => {
    const { stores, context, noteId } = await world();
    const draft = await stores.drafts.find(context, therapistId, noteId);
    await discardNoteDraft(stores)(context, { noteId, revision: 0 });
    let looks = 0;
    const find: typeof stores.drafts.find = async (...asked) => {
      looks += 1;
      return looks === 1 ? draft : stores.drafts.find(...asked);
    };
    const late = saveNoteDraft({ ...stores, drafts: { ...stores.drafts, find } });
    await expect(late(context, { noteId, text: words, revision: 0 })).rejects.toMatchObject({ code: 'not-found' });
    expect(stores.contents.size).toBe(0);
  });
});

describe('a draft under an order that came', () => {
  test.each([
    ['that names its day', { dateFrom: '2026-02-01', dateTo: '2026-02-27' }, 2],
    ['that names no days', {}, 2],
    ['of later days', { dateFrom: '2026-02-28' }, 0],
    ['of earlier days', { dateTo: '2026-02-26' }, 0],
  ])('%s keeps what is replaced from then on', async (_, dates, copies) => {
    const { stores, context, save } = await world();
    await save('before', 0);
    await save('as it stood', 1);
    stores.draftRows.holds.push(order(context.now, dates));
    await save('after', 2);
    await save('after that', 3);
    expect([...stores.kept.values()].map(({ text }) => text)).toEqual(['as it stood', 'after'].slice(0, copies));
  });

  test('is not discarded, and keeps its last words when it is sealed', async () => {
    const { stores, context, noteId, save } = await world();
    await save(words, 0);
    stores.draftRows.holds.push(order(context.now));
    const discard = discardNoteDraft(stores)(context, { noteId, revision: 1 });
    await expect(discard).rejects.toMatchObject({ code: 'under-hold' });
    await sealNoteDraft(stores)(context, { noteId, revision: 1 });
    expect([...stores.kept.values()].map(({ text }) => text)).toEqual([words]);
  });

  test('and under a legal hold on the patient it is kept alike, and no copy is made for an order that did not come', async () => {
    const { stores, context, noteId, save } = await world();
    await save('as it stood', 0);
    stores.draftRows.held.add(patientId);
    await save(words, 1);
    expect([...stores.kept.values()].map(({ text }) => text)).toEqual(['as it stood']);
    const discard = discardNoteDraft(stores)(context, { noteId, revision: 2 });
    await expect(discard).rejects.toMatchObject({ code: 'under-hold' });
    const copy = copyNoteDraft(stores)(context, { noteId, revision: 2 });
    await expect(copy).rejects.toMatchObject({ code: 'no-order' });
  });

  test('can be read as it was kept, by its therapist alone, also when it was sealed since', async () => {
    const { stores, context, noteId, save } = await world();
    await save('as it stood', 0);
    stores.draftRows.holds.push(order(context.now));
    await save(words, 1);
    await sealNoteDraft(stores)(context, { noteId, revision: 2 });
    const { kept } = await listKeptDrafts(stores)(context, { noteId });
    expect(kept.map(({ revision }) => revision)).toEqual([1, 3]);
    expect(await getKeptDraft(stores)(context, { noteId, kept: 1 })).toMatchObject({ text: 'as it stood' });
    const stranger = therapistContext(otherTherapistId);
    await expect(listKeptDrafts(stores)(stranger, { noteId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(getKeptDraft(stores)(stranger, { noteId, kept: 1 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is copied as pages that say that nobody has signed it, each copy beside the one before', async () => {
    const { stores, context, noteId, save } = await world();
    await save(words, 0);
    const copy = (revision: number) => copyNoteDraft(stores)(context, { noteId, revision });
    await expect(copy(1)).rejects.toMatchObject({ code: 'no-order' });
    stores.draftRows.holds.push(order(context.now));
    expect(await copy(1)).toMatchObject({ noteId, version: 1, pages: 1 });
    await save(`${words}.`, 1);
    await expect(copy(1)).rejects.toMatchObject({ code: 'stale', current: { revision: 2 } });
    const second = await copy(2);
    expect(second).toMatchObject({ version: 2 });
    expect(second).not.toHaveProperty('objectKey');
    expect(stores.copies.size).toBe(2);
    expect(stores.draftRows.drafts.get(noteId)?.copy).toMatchObject({ version: 2, sha256: second.sha256 });
  });

  test('that has ended is replaced and discarded like any other', async () => {
    const { stores, context, noteId, save } = await world();
    await save(words, 0);
    stores.draftRows.holds.push({ ...order(context.now), endedAt: context.now });
    await save('other', 1);
    expect(stores.kept.size).toBe(0);
    await discardNoteDraft(stores)(context, { noteId, revision: 2 });
    expect((await listNoteDrafts(stores)(context, {})).drafts).toEqual([]);
  });
});
