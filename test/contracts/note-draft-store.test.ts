import type { PracticeContext } from '@sequester/domain';
import {
  DraftCopy,
  DraftHold,
  type KeptDraft,
  NoteDraft,
  Patient,
  type PatientId,
  PsychotherapyNote,
  sessionKind,
} from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { contextOf, freshId, freshPatientId, memberId, otherMemberId, traceOf } from './acting.ts';
import { nextOf, received } from './requests.ts';
import { eventsOf, worlds } from './worlds.ts';

const draftOf = ({ practiceId }: PracticeContext, patientId: PatientId, sessionDate = '2026-02-27'): NoteDraft =>
  NoteDraft.parse({
    noteId: freshId('psychotherapyNote'),
    practiceId,
    originatorId: memberId,
    patientId,
    sessionDate,
    language: 'en',
    begunAt: now,
  });

/** The note that a draft becomes. */
const sealedOf = ({ begunAt: createdAt, ...draft }: NoteDraft): PsychotherapyNote =>
  PsychotherapyNote.parse({
    ...draft,
    createdAt,
    version: 1,
    sealedAt: now,
    kind: 'written',
    pages: 1,
    bytes: 400,
    sha256: 'ab'.repeat(32),
    objectKey: `notes/${freshId('upload')}.pdf`,
  });

const copyOf = (version: number): DraftCopy =>
  DraftCopy.parse({
    version,
    sealedAt: now,
    pages: 2,
    bytes: 40,
    sha256: 'cd'.repeat(32),
    objectKey: `copy/${version}`,
  });

const byPaper = (one: DraftHold, other: DraftHold) => one.artifactId.localeCompare(other.artifactId);

describe.each(worlds)('a store of drafts of notes %s', (_, open) => {
  const world = open();
  const { drafts } = world;

  const withPatient = async (context: PracticeContext = contextOf(), legalHolds: string[] = []) => {
    const patientId = freshPatientId();
    const { practiceId } = context;
    const admitted = { admittedAt: now, admittedBy: memberId, revision: 1, legalHolds };
    const patient = { ...demographics, patientId, practiceId, ...admitted };
    await world.patients.admit(context, Patient.parse(patient), traceOf(context));
    return { context, patientId };
  };
  const withDraft = async () => {
    const { context, patientId } = await withPatient();
    const draft = draftOf(context, patientId);
    await drafts.begin(context, draft, traceOf(context));
    return { context, patientId, draft };
  };

  test('finds a draft by its id and by its session, for its originator in its practice alone', async () => {
    const { context, draft, patientId } = await withDraft();
    expect(await drafts.find(context, memberId, draft.noteId)).toEqual(draft);
    expect(await drafts.ofSession(context, draftOf(context, patientId))).toEqual(draft);
    expect(await drafts.find(context, otherMemberId, draft.noteId)).toBeUndefined();
    expect(await drafts.find(contextOf(), memberId, draft.noteId)).toBeUndefined();
    expect(await drafts.ofSession(context, { ...draft, originatorId: otherMemberId })).toBeUndefined();
    expect((await drafts.list(context, otherMemberId, {})).drafts).toEqual([]);
  });

  test('refuses a second draft of a session and a patient whom the practice does not have, and records neither', async () => {
    const { context, patientId } = await withDraft();
    const again = drafts.begin(context, draftOf(context, patientId), traceOf(context));
    await expect(again).rejects.toMatchObject({ code: 'stale' });
    const nobody = drafts.begin(context, draftOf(context, freshPatientId()), traceOf(context));
    await expect(nobody).rejects.toMatchObject({ code: 'not-found' });
    expect(await eventsOf(world, context)).toHaveLength(2);
  });

  test('lists by session date, the newest first, page after page and by patient', async () => {
    const { context, patientId } = await withPatient();
    const other = await withPatient(context);
    for (let day = 0; day < 105; day += 1) {
      const on = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
      await drafts.begin(context, draftOf(context, day === 3 ? other.patientId : patientId, on), traceOf(context));
    }
    const first = await drafts.list(context, memberId, {});
    const { cursor } = first;
    const second = await drafts.list(context, memberId, { cursor });
    const days = [...first.drafts, ...second.drafts].map(({ sessionDate }) => sessionDate);
    expect([first.drafts.length, days.length, second.cursor]).toEqual([100, 105, undefined]);
    expect(days).toEqual(days.toSorted().toReversed());
    const ofOther = await drafts.list(context, memberId, { patientId: other.patientId, cursor });
    expect(ofOther.drafts.map((draft) => draft.patientId)).toEqual([other.patientId]);
    const strange = drafts.list(context, memberId, { cursor: 'UEFUSUVOVCM' });
    await expect(strange).rejects.toMatchObject({ code: 'invalid-cursor' });
  });

  test('lets a discarded draft leave its session at once, and remembers it until its object is gone', async () => {
    const { context, draft, patientId } = await withDraft();
    await drafts.discard(context, draft, traceOf(context));
    expect(await drafts.find(context, memberId, draft.noteId)).toBeUndefined();
    expect((await drafts.list(context, memberId, {})).drafts).toEqual([]);
    expect(await drafts.leaving(context, memberId)).toEqual([draft]);
    await expect(drafts.discard(context, draft, traceOf(context))).rejects.toMatchObject({ code: 'stale' });
    await drafts.begin(context, draftOf(context, patientId), traceOf(context));
    await drafts.left(context, draft);
    await drafts.left(context, draft);
    expect(await drafts.leaving(context, memberId)).toEqual([]);
  });

  test('puts a note in the place of its draft, once', async () => {
    const { context, draft } = await withDraft();
    const note = sealedOf(draft);
    await world.notes.add(context, { note, draft }, traceOf(context));
    expect(await world.notes.find(context, memberId, draft.noteId)).toEqual(note);
    expect(await drafts.find(context, memberId, draft.noteId)).toBeUndefined();
    expect(await drafts.leaving(context, memberId)).toEqual([draft]);
    const again = world.notes.add(context, { note, draft }, traceOf(context));
    await expect(again).rejects.toMatchObject({ code: 'stale' });
  });

  test('takes copies one after the other, and shows the newest to who may ask for drafts by patient', async () => {
    const { context, draft, patientId } = await withDraft();
    const copied = (version: number) => ({ ...draft, copy: copyOf(version) });
    const { noteId, originatorId, sessionDate } = draft;
    expect(await world.noteIndex.drafts(context, patientId)).toEqual([{ noteId, originatorId, sessionDate }]);
    await drafts.copied(context, copied(1), traceOf(context));
    await expect(drafts.copied(context, copied(1), traceOf(context))).rejects.toMatchObject({ code: 'stale' });
    await drafts.copied(context, copied(2), traceOf(context));
    expect(await drafts.find(context, memberId, noteId)).toEqual(copied(2));
    const [indexed] = await world.noteIndex.drafts(context, patientId);
    expect(indexed).toEqual({ noteId, originatorId, sessionDate, copy: copyOf(2) });
    expect(await world.noteIndex.ofPatient(context, patientId)).toEqual([]);
    expect(await world.noteIndex.drafts(contextOf(), patientId)).toEqual([]);
    await drafts.discard(context, copied(2), traceOf(context));
    expect(await world.noteIndex.drafts(context, patientId)).toEqual([]);
    await expect(drafts.copied(context, copied(3), traceOf(context))).rejects.toMatchObject({ code: 'stale' });
  });

  test('lists what was kept of a draft in its order, once, to its originator', async () => {
    const { context, draft } = await withDraft();
    const { noteId } = draft;
    const keptAt = (revision: number): KeptDraft => ({
      noteId,
      revision,
      savedAt: now,
      objectKey: `kept/${revision}`,
      sha256: 'ef'.repeat(32),
    });
    for (const revision of [1, 2, 2, 10]) await drafts.kept(context, draft, keptAt(revision));
    expect(await drafts.listKept(context, memberId, noteId)).toEqual([1, 2, 10].map(keptAt));
    expect(await drafts.listKept(context, otherMemberId, noteId)).toEqual([]);
  });

  test('ties a draft to a session of its patient that the chart has, and refuses any other', async () => {
    const { context, patientId } = await withPatient();
    const { practiceId } = context;
    const id = freshId('session');
    const tied = NoteDraft.parse({ ...draftOf(context, patientId), sessionId: id });
    const absent = drafts.begin(context, tied, traceOf(context));
    await expect(absent).rejects.toMatchObject({ code: 'not-found' });
    const of = { sessionId: id, practiceId, patientId, recordedBy: memberId, recordedAt: now, revision: 1 };
    const hour = { ...exampleEntries.session, clinicianId: memberId, date: tied.sessionDate };
    const entry = { ...hour, ...of };
    await world.charts.addEntry(context, { name: { kind: sessionKind, patientId, id }, entry }, traceOf(context));
    await drafts.begin(context, tied, traceOf(context));
    await drafts.begin(context, draftOf(context, patientId), traceOf(context));
    expect(await drafts.find(context, memberId, tied.noteId)).toEqual(tied);
  });

  test('reads that the officer holds the records of a patient', async () => {
    const { context, patientId } = await withPatient(contextOf(), [freshId('legalHold')]);
    expect(await drafts.holds(context, patientId)).toEqual({ papers: [], legal: true });
  });

  test('reads what holds drafts on a patient, of each paper what a request said last', async () => {
    const { context, request } = await received(world);
    const { practiceId, patientId, requestId } = request;
    const holdOf = (more: object): DraftHold =>
      DraftHold.parse({ practiceId, patientId, requestId, artifactId: freshId('artifact'), since: now, ...more });
    const [first, second] = [holdOf({ dateFrom: '2026-02-01', dateTo: '2026-02-28' }), holdOf({})];
    await world.disclosures.change(context, nextOf(request, { draftHolds: [first] }), traceOf(context));
    const ended = { ...first, endedAt: now };
    const next = nextOf({ ...request, revision: request.revision + 1 }, { draftHolds: [ended, second] });
    await world.disclosures.change(context, next, traceOf(context));
    expect((await drafts.holds(context, patientId)).papers.toSorted(byPaper)).toEqual(
      [ended, second].toSorted(byPaper),
    );
    const none = { papers: [], legal: false };
    expect(await drafts.holds(context, freshPatientId())).toEqual(none);
    expect(await drafts.holds(contextOf(), patientId)).toEqual(none);
  });
});
