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
  /** That notes exist, by patient. */
  notesOfPatient: {
    table: 'notes',
    index: 'by-patient',
    key: 'PRACTICE#{practiceId}#PATIENT#{patientId}#',
    leaders: { practice },
    rows: { noteOfPatient: '{sessionDate}#{noteId}' },
  },
} as const satisfies Record<string, Partition>;
