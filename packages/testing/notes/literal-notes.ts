import type {
  PracticeContext,
  InspectedUpload,
  NoteIndex,
  NoteNames,
  NoteStore,
  OriginatorKeyStore,
} from '@sequester/domain';
import {
  IndexedNote,
  type InspectionJob,
  isOpen,
  type MemberId,
  type NoteUpload,
  type PsychotherapyNote,
  type RecordedNoteFacts,
  Refusal,
  SealedVersion,
} from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import { literalLog, type LiteralLog } from '../literal-log.ts';
import { pageOf } from '../pages.ts';
import { otherTherapistId, patientId, practiceId, therapistId } from './example-notes.ts';
import {
  type BegunWork,
  draftLeaves,
  literalDraftIndex,
  literalDraftRows,
  literalDraftVault,
  literalNoteDraftStore,
} from './literal-note-drafts.ts';
import { literalNotePress, literalNoteVault } from './literal-note-vault.ts';

const notesInPage = 100;

const listedAt = ({ sessionDate, noteId }: PsychotherapyNote): string => `${sessionDate}#${noteId}`;

/** Names a patient who is on the chart of a practice. */
const onChart = (practice: string, patient: string): string => `${practice} ${patient}`;

const own = <Row extends PsychotherapyNote | NoteUpload>(
  context: PracticeContext,
  originatorId: MemberId,
  row: Row | undefined,
): Row | undefined => (inPractice(context, row)?.originatorId === originatorId ? row : undefined);

interface Kept {
  notes: Map<string, PsychotherapyNote>;
  uploads: Map<string, NoteUpload>;
  patients: ReadonlySet<string>;
  /** Patients whose charts have ended. */
  merged: ReadonlySet<string>;
  draftRows: ReturnType<typeof literalDraftRows>;
  /** Ids of what stands in the chart of the patient. */
  entries: ReadonlySet<string>;
}

/** Refuses `not-found` for a patient, or a session that is named, who is not on the chart, and `patient-merged` for work that begins. */
const demandPatientOf =
  ({ patients, merged, entries }: Pick<Kept, 'patients' | 'merged' | 'entries'>) =>
  (context: PracticeContext, patient: string, { sessionId, begins }: BegunWork): void => {
    if (!patients.has(onChart(context.practiceId, patient))) throw new Refusal('not-found');

    if (begins && merged.has(patient)) throw new Refusal('patient-merged');

    if (sessionId !== undefined && !entries.has(sessionId)) throw new Refusal('not-found');
  };

/** The notes of a patient by all originators, with no more than the index shows. */
const literalNoteIndex = (notes: ReadonlyMap<string, PsychotherapyNote>): NoteIndex => ({
  ofPatient: async (context, patient) =>
    ofPractice(context, notes.values())
      .filter((note) => note.patientId === patient)
      .toSorted((one, other) => (listedAt(one) < listedAt(other) ? -1 : 1))
      .map((note) => IndexedNote.parse(note)),
});

/** The index of psychotherapy notes in memory, by practice and originator, with the conditions of the real store. */
const literalNoteStore = (
  log: LiteralLog,
  { notes, uploads, patients, merged, draftRows, entries }: Kept,
): NoteStore => {
  const demandPatient = demandPatientOf({ patients, merged, entries });
  const versions = new Map<string, SealedVersion[]>();
  const said = new Map<string, RecordedNoteFacts[]>();
  const jobs = new Map<string, InspectionJob>();
  const keep = (note: PsychotherapyNote): void => {
    notes.set(note.noteId, note);
    versions.set(note.noteId, [...(versions.get(note.noteId) ?? []), SealedVersion.parse(note)]);
  };
  const endJob = ({ job }: Pick<InspectedUpload, 'job'>): void => {
    if (jobs.get(job.uploadId)?.jobId !== job.jobId) throw new Refusal('stale');

    jobs.set(job.uploadId, job);
  };
  const settle = ({ upload, job }: InspectedUpload): void => {
    if (uploads.get(upload.uploadId)?.state !== 'begun') throw new Refusal('request-state');

    endJob({ job });
    uploads.set(upload.uploadId, upload);
  };
  const find: NoteStore['find'] = async (context, originatorId, noteId) =>
    own(context, originatorId, notes.get(noteId));
  return {
    find,
    history: async (context, originatorId, noteId) => {
      const note = await find(context, originatorId, noteId);
      return note === undefined
        ? undefined
        : {
            note,
            versions: versions.get(noteId) ?? [],
            recorded: said.get(noteId) ?? [],
          };
    },
    ofPatient: async (context, originatorId, { patientId: patient, cursor }) => {
      const listed = ofPractice(context, notes.values())
        .filter((note) => note.originatorId === originatorId && note.patientId === patient)
        .toSorted((one, other) => (listedAt(one) < listedAt(other) ? -1 : 1));
      const { rows, ...next } = pageOf(listed, { size: notesInPage, cursor, keyOf: listedAt });
      return { notes: rows, ...next };
    },
    add: async (context, { note, from, draft }, trace) =>
      log.write(context, trace, () => {
        const begins = draft === undefined && from === undefined;
        demandPatient(context, note.patientId, { sessionId: begins ? note.sessionId : undefined, begins });
        if (draft !== undefined) draftLeaves(draftRows, draft);

        if (from !== undefined) settle(from);

        keep(note);
      }),
    revise: async (context, note, trace) =>
      log.write(context, trace, () => {
        const before = notes.get(note.noteId);
        if (before?.version !== note.version - 1 || before.factsRecorded !== note.factsRecorded)
          throw new Refusal('stale');

        keep(note);
      }),
    recordFacts: async (context, { note, recorded, inChart }, trace) =>
      log.write(context, trace, () => {
        if (inChart !== undefined && !entries.has(inChart.entryId)) throw new Refusal('not-found');

        const before = notes.get(note.noteId);
        if (before?.version !== note.version || (before.factsRecorded ?? 0) + 1 !== note.factsRecorded)
          throw new Refusal('stale');

        notes.set(note.noteId, note);
        said.set(note.noteId, [...(said.get(note.noteId) ?? []), recorded]);
      }),
    findUpload: async (context, originatorId, uploadId) => own(context, originatorId, uploads.get(uploadId)),
    beginUpload: async (context, upload, trace) =>
      log.write(context, trace, () => {
        demandPatient(context, upload.patientId, { sessionId: upload.sessionId, begins: true });
        uploads.set(upload.uploadId, upload);
      }),
    refuseUpload: async (context, inspected, trace) => log.write(context, trace, () => settle(inspected)),
    findInspection: async (context, originatorId, uploadId) =>
      own(context, originatorId, uploads.get(uploadId)) === undefined ? undefined : jobs.get(uploadId),
    beginInspection: async (context, { upload, job, before }, trace) =>
      log.write(context, trace, () => {
        const begun = uploads.get(upload.uploadId)?.state === 'begun';
        if (!begun || jobs.get(upload.uploadId)?.jobId !== before?.jobId) throw new Refusal('stale');

        jobs.set(upload.uploadId, job);
      }),
    markInspection: async (_context, { upload, job }) => {
      const now = jobs.get(upload.uploadId);
      if (now?.jobId === job.jobId && isOpen(now)) jobs.set(upload.uploadId, job);
    },
    failInspection: async (context, inspected, trace) => log.write(context, trace, () => endJob(inspected)),
  };
};

/** The names of the examples, for the patients who are on the chart. */
const literalNoteNames = (patients: ReadonlySet<string>): NoteNames => ({
  of: async ({ practiceId: practice }, { patientId: patient }) =>
    patients.has(onChart(practice, patient))
      ? {
          patient: 'Marigold Invented',
          originator: { name: 'Rowan Invented', credentials: 'LMFT' },
          timeZone: 'America/Denver',
        }
      : undefined,
});

/** Both therapists of the examples are enrolled. */
const literalOriginatorKeys: OriginatorKeyStore = {
  keyOf: async (context, originatorId) =>
    context.practiceId === practiceId && [therapistId, otherTherapistId].includes(originatorId)
      ? 'arn:aws:kms:us-east-1:111122223333:key/1'
      : undefined,
};

/** Everything that notes are kept in: what a use case wrote can be looked at. */
export const literalNotes = (log: LiteralLog = literalLog()) => {
  const notes = new Map<string, PsychotherapyNote>();
  const uploads = new Map<string, NoteUpload>();
  const patients = new Set([onChart(practiceId, patientId)]);
  const draftRows = literalDraftRows();
  const entries = new Set<string>();
  const merged = new Set<string>();
  return {
    ...literalNoteVault(),
    /** Puts another patient on the chart. */
    admit: (practice: string, patient: string) => void patients.add(onChart(practice, patient)),
    events: log.events,
    uploads,
    ...literalDraftVault(),
    draftRows,
    entries,
    merged,
    drafts: literalNoteDraftStore(log, draftRows, demandPatientOf({ patients, merged, entries })),
    notes: literalNoteStore(log, { notes, uploads, patients, merged, draftRows, entries }),
    noteNames: literalNoteNames(patients),
    noteIndex: { ...literalNoteIndex(notes), ...literalDraftIndex(draftRows) },
    press: literalNotePress,
    originatorKeys: literalOriginatorKeys,
    traces: log.traces,
    attempts: log.attempts,
  };
};
