import { entryOperations } from './chart-entries.ts';
import { searchDiagnosisCodes } from './diagnosis-codes.ts';

export * from './chart-entries.ts';
export * from './diagnosis-codes.ts';
import { getChart, listEntries } from './chart-pages.ts';
import { admitPatient, getPatient, listPatients, updatePatient } from './patients.ts';
export * from './chart-pages.ts';
export * from './patients.ts';

export const chartOperations = {
  admitPatient,
  listPatients,
  getPatient,
  updatePatient,
  getChart,
  searchDiagnosisCodes,
  listEntries,
  ...entryOperations,
};
