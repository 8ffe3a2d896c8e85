import { practice, type Partition } from './partition.ts';

export const chart = {
  patients: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#PATIENTS#',
    leaders: { practice },
    rows: { patientListed: 'PATIENT#{patientId}' },
  },
  chart: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#PATIENT#{patientId}#',
    leaders: { practice, patient: { ...practice, patientId: 'member' } },
    rows: {
      demographics: 'DEMOGRAPHICS',
      /** An entry under the row name of its kind. */
      chartEntry: '{kind}#{entryId}',
    },
  },
} as const satisfies Record<string, Partition>;
