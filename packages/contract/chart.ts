import { holdEntry, liftAccessHold, listAccessHolds, reviewAccessHold } from './access-holds.ts';
import { entryOperations } from './chart-entries.ts';
import { getChart, listDue, listEntries, listUnsigned } from './chart-pages.ts';
import { searchDiagnosisCodes } from './diagnosis-codes.ts';
import { documentOperations } from './documents.ts';
import { endLegalHold, listLegalHolds, mergePatient, placeLegalHold, undoMerge } from './legal-holds.ts';
import { listMeasureSeries } from './measures.ts';
import { askToTakeOut, decideTakingOut, listAskedOut } from './misfilings.ts';
import { patientRequestOperations } from './patient-requests.ts';
import { admitPatient, getPatient, listPatients, searchPatients, updatePatient } from './patients.ts';
import { getPrivacyNotice, listPrivacyNotices, publishPrivacyNotice } from './privacy-notices.ts';
import { listSessions, listSessionsWithoutNote, proposeSessions, recordJointSession } from './sessions.ts';

export * from './access-holds.ts';
export * from './chart-entries.ts';
export * from './documents.ts';
export * from './chart-pages.ts';
export * from './diagnosis-codes.ts';
export * from './legal-holds.ts';
export * from './misfilings.ts';
export * from './measures.ts';
export * from './patient-requests.ts';
export * from './patients.ts';
export * from './privacy-notices.ts';
export * from './sessions.ts';

export const chartOperations = {
  admitPatient,
  listPatients,
  searchPatients,
  getPatient,
  updatePatient,
  mergePatient,
  undoMerge,
  placeLegalHold,
  endLegalHold,
  listLegalHolds,
  publishPrivacyNotice,
  listPrivacyNotices,
  getPrivacyNotice,
  getChart,
  searchDiagnosisCodes,
  listMeasureSeries,
  listEntries,
  listUnsigned,
  listDue,
  askToTakeOut,
  decideTakingOut,
  listAskedOut,
  holdEntry,
  reviewAccessHold,
  liftAccessHold,
  listAccessHolds,
  recordJointSession,
  proposeSessions,
  listSessions,
  listSessionsWithoutNote,
  ...patientRequestOperations,
  ...documentOperations,
  ...entryOperations,
};
