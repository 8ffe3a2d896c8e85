import { practice, type Partition } from './partition.ts';

export const notes = {
  originator: {
    table: 'notes',
    key: 'PRACTICE#{practiceId}#PROVIDER#{originatorId}#',
    leaders: { originator: { ...practice, originatorId: 'provider' } },
    rows: {
      note: 'NOTE#{noteId}',
      noteVersion: 'NOTE#{noteId}#VERSION#{version:4}',
      noteFacts: 'NOTE#{noteId}#FACTS#{at}#{factsRecorded:4}',
      noteListed: 'PATIENT#{patientId}#{sessionDate}#{noteId}',
      noteUpload: 'UPLOAD#{uploadId}',
      inspection: 'JOB#INSPECTION#{uploadId}',
    },
  },
  /** Apart from the notes, of which no row ever leaves. */
  drafts: {
    table: 'notes',
    key: 'PRACTICE#{practiceId}#PROVIDER#{originatorId}#DRAFTS#',
    leaders: { originator: { ...practice, originatorId: 'provider' } },
    rows: {
      noteDraft: 'DRAFT#{noteId}',
      /** The one draft of a session. */
      draftOfSession: 'SESSION#{sessionDate}#{session}',
      /** A draft that was sealed or discarded, until its object is removed. */
      draftLeaving: 'LEAVING#{noteId}',
      /** What was replaced while an order covered the draft. */
      draftKept: 'KEPT#{noteId}#{revision:6}',
    },
  },
  /** That drafts exist, by patient: for a session that names the patient of an order that was accepted. */
  draftsOfPatient: {
    table: 'notes',
    index: 'by-patient',
    key: 'PRACTICE#{practiceId}#DRAFTS#{patientId}#',
    leaders: { ordered: { ...practice, patientId: 'ordered' } },
    rows: { draftOfPatient: '{sessionDate}#{noteId}' },
  },
  /** From when on drafts on a patient are kept. */
  draftHolds: {
    table: 'notes',
    key: 'PRACTICE#{practiceId}#DRAFT-HOLDS#{patientId}#',
    leaders: { practice },
    rows: { draftHold: '{requestId}#{artifactId}' },
  },
  /** That notes exist, by patient. */
  notesOfPatient: {
    table: 'notes',
    index: 'by-patient',
    key: 'PRACTICE#{practiceId}#PATIENT#{patientId}#',
    leaders: { practice },
    rows: { noteOfPatient: '{sessionDate}#{noteId}' },
  },
} as const satisfies Record<string, Partition>;
