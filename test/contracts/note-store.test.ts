import type { PracticeContext } from '@sequester/domain';
import {
  CalendarDate,
  diagnosisKind,
  type InspectionJob,
  JobId,
  type MemberId,
  NoteUpload,
  Patient,
  type PatientId,
  PsychotherapyNote,
  type RecordedNoteFacts,
  SealedVersion,
  UploadId,
} from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, freshPatientId, memberId, otherMemberId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

const noteOf = ({ practiceId }: PracticeContext, patientId: PatientId, sessionDate = '2026-02-27'): PsychotherapyNote =>
  PsychotherapyNote.parse({
    noteId: freshId('psychotherapyNote'),
    practiceId,
    originatorId: memberId,
    patientId,
    sessionDate: CalendarDate.parse(sessionDate),
    language: 'en-US',
    createdAt: now,
    version: 1,
    sealedAt: now,
    kind: 'written',
    pages: 3,
    bytes: 4000,
    sha256: 'ab'.repeat(32),
    objectKey: `notes/${freshId('upload')}.pdf`,
    hidden: [{ page: 2, how: 'same-colour', x: 72.5, y: 600, width: 90.25, height: 12 }],
  });

const uploadOf = ({ practiceId }: PracticeContext, patientId: PatientId): NoteUpload =>
  NoteUpload.parse({
    uploadId: freshId('upload'),
    practiceId,
    originatorId: memberId,
    patientId,
    sessionDate: CalendarDate.parse('2026-02-27'),
    bytes: 4000,
    sha256: 'ab'.repeat(32),
    partSha256: ['ab'.repeat(32)],
    s3UploadId: 'invented',
    begunAt: now,
    state: 'begun',
  });

const jobOf = ({ practiceId, originatorId, uploadId }: NoteUpload): InspectionJob => ({
  kind: 'inspection',
  jobId: JobId.parse(freshId('job')),
  practiceId,
  uploadId,
  askedBy: originatorId,
  askedAt: now,
  state: 'waiting',
  stateAt: now,
});

/** The next thing that the originator says of a note, with the note after it. */
const said = (note: PsychotherapyNote): { note: PsychotherapyNote; recorded: RecordedNoteFacts } => {
  const facts = { separated: true };
  return {
    note: { ...note, facts, factsRecorded: (note.factsRecorded ?? 0) + 1 },
    recorded: { at: now, by: memberId, facts },
  };
};

describe.each(worlds)('a note store %s', (_, open) => {
  const world = open();

  const withPatient = async (context: PracticeContext = contextOf()) => {
    const patientId = freshPatientId();
    const patient = Patient.parse({
      ...demographics,
      patientId,
      practiceId: context.practiceId,
      admittedAt: now,
      admittedBy: memberId,
      revision: 1,
    });
    await world.patients.admit(context, patient, traceOf(context));
    return { context, patientId };
  };
  const withNote = async () => {
    const { context, patientId } = await withPatient();
    const note = noteOf(context, patientId);
    await world.notes.add(context, { note }, traceOf(context));
    return { context, patientId, note };
  };

  test('reads a note with its versions and what was said of it, the oldest first', async () => {
    const { context, note } = await withNote();
    const { notes } = world;
    const revised = { ...note, version: 2, sha256: 'cd'.repeat(32) };
    await notes.revise(context, revised, traceOf(context));
    const first = said(revised);
    await notes.recordFacts(context, first, traceOf(context));
    const second = said(first.note);
    await notes.recordFacts(context, second, traceOf(context));
    expect(await notes.find(context, memberId, note.noteId)).toEqual(second.note);
    expect(await notes.history(context, memberId, note.noteId)).toEqual({
      note: second.note,
      versions: [note, revised].map((version) => SealedVersion.parse(version)),
      recorded: [first.recorded, second.recorded],
    });
  });

  test('says where in the chart stands what a note says, only where the chart of its patient has that entry', async () => {
    const { context, patientId, note } = await withNote();
    const { practiceId } = context;
    const id = freshId(diagnosisKind.name);
    const move = said(note);
    const movedTo = { entryId: id, at: now };
    const moved = {
      note: { ...move.note, movedTo },
      recorded: { ...move.recorded, movedTo },
      inChart: { kind: diagnosisKind.row, entryId: id },
    };
    const absent = world.notes.recordFacts(context, moved, traceOf(context));
    await expect(absent).rejects.toMatchObject({ code: 'not-found' });
    const fields = { diagnosisId: id, practiceId, patientId, recordedBy: memberId, recordedAt: now, revision: 1 };
    const entry = diagnosisKind.entry.parse(
      Object.assign({}, diagnosisKind.input.parse(exampleEntries.diagnosis), fields),
    );
    await world.charts.addEntry(context, { name: { kind: diagnosisKind, patientId, id }, entry }, traceOf(context));
    await world.notes.recordFacts(context, moved, traceOf(context));
    expect(await world.notes.find(context, memberId, note.noteId)).toEqual(moved.note);
    const history = await world.notes.history(context, memberId, note.noteId);
    expect(history?.recorded).toEqual([moved.recorded]);
  });

  test.each<[string, (context: PracticeContext) => { asked: PracticeContext; originatorId: MemberId }]>([
    ['another practice', () => ({ asked: contextOf(), originatorId: memberId })],
    ['another originator', (asked) => ({ asked, originatorId: otherMemberId })],
  ])('finds nothing for %s', async (_name, ask) => {
    const { context, patientId, note } = await withNote();
    const upload = uploadOf(context, patientId);
    await world.notes.beginUpload(context, upload, traceOf(context));
    const { asked, originatorId } = ask(context);
    expect(await world.notes.find(asked, originatorId, note.noteId)).toBeUndefined();
    expect(await world.notes.history(asked, originatorId, note.noteId)).toBeUndefined();
    expect(await world.notes.ofPatient(asked, originatorId, { patientId })).toEqual({ notes: [] });
    expect(await world.notes.findUpload(asked, originatorId, upload.uploadId)).toBeUndefined();
  });

  test('lists the notes of a patient by session, each once, page after page', async () => {
    const { context, patientId } = await withPatient();
    const other = await withPatient(context);
    const all = Array.from({ length: 130 }, (_none, index) =>
      noteOf(context, patientId, `2026-0${1 + (index % 3)}-${String(1 + (index % 28)).padStart(2, '0')}`),
    );
    for (const note of [...all, noteOf(context, other.patientId)])
      await world.notes.add(context, { note }, traceOf(context));

    const first = await world.notes.ofPatient(context, memberId, { patientId });
    const second = await world.notes.ofPatient(context, memberId, { patientId, cursor: first.cursor });
    expect([first.notes.length, second.notes.length, second.cursor]).toEqual([100, 30, undefined]);
    const listed = [...first.notes, ...second.notes].map(({ sessionDate, noteId }) => `${sessionDate}#${noteId}`);
    expect(listed).toEqual(all.map(({ sessionDate, noteId }) => `${sessionDate}#${noteId}`).toSorted());
    await expect(world.notes.ofPatient(context, memberId, { patientId, cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });

  test('refuses what was read before somebody else wrote, without a trace', async () => {
    const { context, note } = await withNote();
    const { notes } = world;
    await notes.revise(context, { ...note, version: 2 }, traceOf(context));
    const stale = traceOf(context);
    await expect(notes.revise(context, { ...note, version: 2 }, stale)).rejects.toMatchObject({ code: 'stale' });
    await expect(notes.recordFacts(context, said(note), stale)).rejects.toMatchObject({ code: 'stale' });
    const current = { ...note, version: 2 };
    await notes.recordFacts(context, said(current), traceOf(context));
    await expect(notes.recordFacts(context, said(current), stale)).rejects.toMatchObject({ code: 'stale' });
    await expect(notes.revise(context, { ...current, version: 3 }, stale)).rejects.toMatchObject({ code: 'stale' });
    expect(await eventsOf(world, context)).not.toContain(stale.event.id);
  });

  test('refuses a note and an upload for somebody who is no patient of the practice', async () => {
    const { patientId } = await withPatient();
    const context = contextOf();
    const { notes } = world;
    await expect(notes.add(context, { note: noteOf(context, patientId) }, traceOf(context))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(notes.beginUpload(context, uploadOf(context, patientId), traceOf(context))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await eventsOf(world, context)).toEqual([]);
  });

  test('settles an upload and its job with its note, or refuses it, once', async () => {
    const { context, patientId } = await withPatient();
    const { notes } = world;
    const upload = uploadOf(context, patientId);
    await notes.beginUpload(context, upload, traceOf(context));
    expect(await notes.findUpload(context, memberId, upload.uploadId)).toEqual(upload);
    const job = jobOf(upload);
    await notes.beginInspection(context, { upload, job, before: undefined }, traceOf(context));
    const note = noteOf(context, patientId);
    const settled: NoteUpload = { ...upload, state: 'sealed', noteId: note.noteId };
    const done: InspectionJob = { ...job, state: 'done' };
    await notes.add(context, { note, from: { upload: settled, job: done } }, traceOf(context));
    expect(await notes.findUpload(context, memberId, upload.uploadId)).toEqual(settled);
    expect(await notes.findInspection(context, memberId, upload.uploadId)).toEqual(done);
    const again = noteOf(context, patientId);
    const sealedAgain: NoteUpload = { ...upload, state: 'sealed', noteId: again.noteId };
    await expect(
      notes.add(context, { note: again, from: { upload: sealedAgain, job } }, traceOf(context)),
    ).rejects.toMatchObject({ code: 'request-state' });
    const refused: NoteUpload = { ...upload, state: 'refused' };
    await expect(notes.refuseUpload(context, { upload: refused, job }, traceOf(context))).rejects.toMatchObject({
      code: 'request-state',
    });
    expect(await notes.find(context, memberId, again.noteId)).toBeUndefined();
    expect(await notes.findUpload(context, memberId, UploadId.parse(freshId('upload')))).toBeUndefined();
    await expect(
      notes.beginInspection(context, { upload, job: jobOf(upload), before: done }, traceOf(context)),
    ).rejects.toMatchObject({ code: 'stale' });
  });

  test('begins one job of an upload, marks it while it is to be done, and another in its place once it failed', async () => {
    const { context, patientId } = await withPatient();
    const { notes } = world;
    const upload = uploadOf(context, patientId);
    await notes.beginUpload(context, upload, traceOf(context));
    const [first, second] = [jobOf(upload), jobOf(upload)];
    const found = () => notes.findInspection(context, memberId, upload.uploadId);
    expect(await found()).toBeUndefined();
    await notes.beginInspection(context, { upload, job: first, before: undefined }, traceOf(context));
    await expect(
      notes.beginInspection(context, { upload, job: second, before: undefined }, traceOf(context)),
    ).rejects.toMatchObject({ code: 'stale' });
    const running: InspectionJob = { ...first, state: 'running', step: 'inspecting' };
    await notes.markInspection(context, { upload, job: running });
    expect(await found()).toEqual(running);
    const failed: InspectionJob = { ...first, state: 'failed', failure: 'given-up' };
    await notes.failInspection(context, { upload, job: failed }, traceOf(context));
    await notes.markInspection(context, { upload, job: running });
    expect(await found()).toEqual(failed);
    await notes.beginInspection(context, { upload, job: second, before: failed }, traceOf(context));
    await expect(notes.failInspection(context, { upload, job: failed }, traceOf(context))).rejects.toMatchObject({
      code: 'stale',
    });
    expect(await found()).toEqual(second);
  });

  test('writes trace, change and answer of an attempt together, once', async () => {
    const { context: plain, patientId } = await withPatient();
    const context = attempted(plain);
    const trace = traceOf(context, 'psychotherapy-note.sealed', { kept: true });
    await world.notes.add(context, { note: noteOf(context, patientId) }, trace);
    expect(await world.attempts.find(context)).toMatchObject({ answer: { kept: true } });
    const again = noteOf(context, patientId);
    await expect(world.notes.add(context, { note: again }, traceOf(context))).rejects.toMatchObject({
      name: 'AlreadyAttempted',
    });
    expect(await world.notes.find(context, memberId, again.noteId)).toBeUndefined();
  });
});
