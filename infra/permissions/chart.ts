import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { readsAndWrites, rows } from './rows.ts';

/** The chart of this practice's patients, and nothing of the notes. */
export const chartPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'DesignatedRecordSet',
    because: 'The chart of the patients of this practice.',
    table: 'chart',
    actions: readsAndWrites,
    led: { chart: 'practice', privacyNotices: 'practice' },
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
    },
  }),
];
