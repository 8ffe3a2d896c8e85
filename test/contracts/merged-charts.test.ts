import type { EntryName } from '@sequester/domain';
import {
  diagnosisKind,
  DocumentJob,
  documentKind,
  DocumentUpload,
  JobId,
  NoteDraft,
  NoteUpload,
  Patient,
  type PatientId,
  type PracticeId,
  PsychotherapyNote,
} from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { contextOf, freshId, freshPatientId, memberId, traceOf } from './acting.ts';
import { worlds } from './worlds.ts';

interface Whose {
  practiceId: PracticeId;
  patientId: PatientId;
}

const patientIn = (practiceId: PracticeId): Patient =>
  Patient.parse({
    ...demographics,
    patientId: freshPatientId(),
    practiceId,
    admittedAt: now,
    admittedBy: memberId,
    revision: 1,
  });

const whoseIs = ({ practiceId, patientId }: Patient): Whose => ({ practiceId, patientId });

const diagnosisOf = ({ practiceId, patientId }: Whose): { name: EntryName; entry: object } => {
  const id = freshId('diagnosis');
  const recorded = { diagnosisId: id, practiceId, patientId, recordedBy: memberId, recordedAt: now };
  return {
    name: { kind: diagnosisKind, patientId, id },
    entry: diagnosisKind.entry.parse(Object.assign({}, exampleEntries.diagnosis, recorded)),
  };
};

const sent = {
  bytes: 4000,
  sha256: 'ab'.repeat(32),
  partSha256: ['ab'.repeat(32)],
  s3UploadId: 'invented',
  begunAt: now,
  state: 'begun',
};

const documentOf = (whose: Whose): DocumentUpload =>
  DocumentUpload.parse({
    ...whose,
    ...sent,
    uploadId: freshId('upload'),
    sentBy: memberId,
    document: { title: 'Invented report', category: 'outside-record' },
  });

const jobOf = ({ practiceId, patientId, uploadId }: DocumentUpload): DocumentJob =>
  DocumentJob.parse({
    kind: 'document',
    jobId: JobId.parse(freshId('job')),
    practiceId,
    patientId,
    uploadId,
    askedBy: memberId,
    askedAt: now,
    state: 'waiting',
    stateAt: now,
  });

const ofSession = { originatorId: memberId, sessionDate: '2026-02-27', language: 'en' };

const uploadOf = (whose: Whose): NoteUpload =>
  NoteUpload.parse({ ...whose, ...sent, ...ofSession, uploadId: freshId('upload') });

const draftOf = (whose: Whose): NoteDraft =>
  NoteDraft.parse({ ...whose, ...ofSession, noteId: freshId('psychotherapyNote'), begunAt: now });

const noteOf = (whose: Whose, noteId = freshId('psychotherapyNote')): PsychotherapyNote =>
  PsychotherapyNote.parse({
    ...whose,
    ...ofSession,
    noteId,
    createdAt: now,
    version: 1,
    sealedAt: now,
    kind: 'written',
    pages: 1,
    bytes: 400,
    sha256: 'ab'.repeat(32),
    objectKey: `notes/${freshId('upload')}.pdf`,
  });

describe.each(worlds)('stores %s, of a chart that was merged into another one', (_, open) => {
  const world = open();

  const two = async () => {
    const context = contextOf();
    const [ended, goesOn] = [patientIn(context.practiceId), patientIn(context.practiceId)];
    for (const patient of [ended, goesOn]) await world.patients.admit(context, patient, traceOf(context));
    const merge = async () => {
      const { practiceId, patientId } = ended;
      const into = goesOn.patientId;
      const changes = [
        { before: ended, after: { ...ended, merged: { into, at: now, by: memberId }, revision: 2 } },
        { before: goesOn, after: { ...goesOn, mergedFrom: [patientId], revision: 2 } },
      ];
      const record = {
        practiceId,
        patientId,
        into,
        reason: 'Invented',
        mergedAt: now,
        mergedBy: memberId,
        earlier: [],
      };
      await world.patients.merge(context, { changes, record }, traceOf(context));
    };
    const undo = async () => {
      const { patientId } = ended;
      const [before, other, last] = await Promise.all([
        world.patients.patient(context, patientId),
        world.patients.patient(context, goesOn.patientId),
        world.patients.mergeOf(context, patientId),
      ]);
      if (before === undefined || other === undefined || last === undefined) throw new Error('no merge');

      const { merged: _merged, ...after } = before;
      const changes = [
        { before, after: { ...after, revision: 3 } },
        { before: other, after: { ...other, mergedFrom: [], revision: 3 } },
      ];
      const record = { ...last, undone: { reason: 'Invented', at: now, by: memberId } };
      await world.patients.merge(context, { changes, record }, traceOf(context));
      expect(await world.patients.mergeOf(context, patientId)).toEqual(record);
    };
    return { context, merge, undo, ended: whoseIs(ended), goesOn: whoseIs(goesOn) };
  };

  test('refuse work that begins, and take it in the chart that goes on', async () => {
    const { context, merge, ended, goesOn } = await two();
    await merge();
    const begin: [string, (whose: Whose) => Promise<void>][] = [
      ['an entry', (whose) => world.charts.addEntry(context, diagnosisOf(whose), traceOf(context))],
      ['a document', (whose) => world.documentUploads.begin(context, documentOf(whose), traceOf(context))],
      ['a sealed note', (whose) => world.notes.add(context, { note: noteOf(whose) }, traceOf(context))],
      ['a draft', (whose) => world.drafts.begin(context, draftOf(whose), traceOf(context))],
      ['an upload', (whose) => world.notes.beginUpload(context, uploadOf(whose), traceOf(context))],
    ];
    for (const [what, act] of begin) {
      await expect(act(ended), what).rejects.toMatchObject({ code: 'patient-merged' });
      await act(goesOn);
    }
  });

  test('take work again once the merge was undone', async () => {
    const { context, merge, undo, ended } = await two();
    await merge();
    await undo();
    const added = diagnosisOf(ended);
    await world.charts.addEntry(context, added, traceOf(context));
    await world.drafts.begin(context, draftOf(ended), traceOf(context));
    expect(await world.charts.entry(context, added.name)).toEqual(added.entry);
  });

  test('let end what was begun before', async () => {
    const { context, merge, ended } = await two();
    const draft = draftOf(ended);
    await world.drafts.begin(context, draft, traceOf(context));
    const upload = documentOf(ended);
    await world.documentUploads.begin(context, upload, traceOf(context));
    const job = jobOf(upload);
    await world.documentUploads.beginInspection(context, { upload, job, before: undefined }, traceOf(context));
    await merge();
    await world.notes.add(context, { note: noteOf(ended, draft.noteId), draft }, traceOf(context));
    const documentId = documentKind.id.parse(freshId('document'));
    const document = documentKind.entry.parse({
      ...ended,
      ...upload.document,
      documentId,
      recordedBy: memberId,
      recordedAt: now,
      pages: 1,
      bytes: 400,
      sha256: 'ab'.repeat(32),
      objectKey: 'invented',
    });
    const filed: DocumentUpload = { ...upload, state: 'filed', documentId };
    const done: DocumentJob = { ...job, state: 'done' };
    await world.documentUploads.file(context, { upload: filed, job: done, document }, traceOf(context));
    const { patientId } = ended;
    expect(await world.charts.entry(context, { kind: documentKind, patientId, id: documentId })).toEqual(document);
  });
});
