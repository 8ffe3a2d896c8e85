import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { ownPartition, reads, rows, writes } from './rows.ts';

/** The chart of this practice's patients, and nothing of the notes. */
export const chartPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'DesignatedRecordSet',
    because: 'The chart of the patients of this practice.',
    table: 'chart',
    actions: [...new Set([...reads, ...writes])],
    partitions: [ownPartition('PATIENT#*'), ownPartition('PATIENTS#')],
  }),
];
