import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { gets, practiceTag, readsAndWrites, rows } from './rows.ts';

const ofPractice = `practices/${practiceTag}`;

const documents = (names: Names): Permission[] => [
  {
    sid: 'Documents',
    because: 'Documents of the charts of this practice, each written once, and those that are arriving.',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [
      names.objectsArn('documents', `${ofPractice}/*`),
      names.objectsArn('documents', `incoming/${ofPractice}/*`),
    ],
  },
  {
    sid: 'DocumentsInParts',
    because: 'Which parts of a document have come, so that an upload that was interrupted goes on.',
    actions: ['s3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
    resources: [names.objectsArn('documents', `incoming/${ofPractice}/*`)],
  },
  {
    sid: 'ArrivedDocumentsLeave',
    because: 'A file that was filed or refused is removed; a document of a chart never is.',
    actions: ['s3:DeleteObject'],
    resources: [names.objectsArn('documents', `incoming/${ofPractice}/*`)],
  },
];

/** The chart of this practice's patients, and nothing of the notes. */
export const chartPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'DesignatedRecordSet',
    because: 'The chart of the patients of this practice.',
    table: 'chart',
    actions: readsAndWrites,
    led: {
      chart: 'practice',
      privacyNotices: 'practice',
      patientRequests: 'practice',
      openPatientRequests: 'practice',
    },
  }),
  rows(names, {
    sid: 'WherePatientsAndEntriesAreFound',
    because:
      'Lists of patients and entries, of which a row is removed when what it shows moves in the list; neither a patient’s record nor an entry lies under these keys.',
    table: 'chart',
    actions: [...readsAndWrites, 'dynamodb:DeleteItem'],
    led: {
      patients: 'practice',
      ownPatients: 'practice',
      listed: 'practice',
      current: 'practice',
      unsigned: 'practice',
      due: 'practice',
      day: 'practice',
      toDocument: 'practice',
      documented: 'practice',
      askedOut: 'practice',
    },
  }),
  rows(names, {
    sid: 'PracticeKey',
    because: 'The profile names the key under which documents lie.',
    table: 'practices',
    actions: gets,
    led: { profile: 'practice' },
  }),
  ...documents(names),
];
