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
    led: { chart: 'practice', patients: 'practice' },
  }),
  rows(names, {
    sid: 'WhereEntriesAreFound',
    because:
      'Lists of entries, of which a row is removed when its entry moves in the list; no entry lies under these keys.',
    table: 'chart',
    actions: [...readsAndWrites, 'dynamodb:DeleteItem'],
    led: { listed: 'practice', current: 'practice', unsigned: 'practice', due: 'practice' },
  }),
];
