import { entryOperations } from './chart-entries.ts';
import type { Operation } from './operation.ts';
import { admitPatient, getChart, getPatient, listPatients, updatePatient } from './patients.ts';

export * from './chart-entries.ts';
export * from './patients.ts';

export const chartOperations: readonly Operation[] = [
  admitPatient,
  listPatients,
  getPatient,
  updatePatient,
  getChart,
  ...Object.values<Operation>(entryOperations),
];
