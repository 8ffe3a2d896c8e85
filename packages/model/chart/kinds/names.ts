import type { EntryKind } from '../entries.ts';

const isNamed: Record<EntryKind['name'], true> = {
  session: true,
  progressNote: true,
  treatmentPlan: true,
  contactNote: true,
  referral: true,
  dischargeSummary: true,
  diagnosis: true,
  medication: true,
  measure: true,
  document: true,
  restriction: true,
  confidentialCommunication: true,
  noticeGiven: true,
  allergy: true,
};

const isName = (name: string): name is EntryKind['name'] => name in isNamed;

/** The names of the kinds, each once, for those who load none of their schemas. */
export const entryNames: readonly EntryKind['name'][] = Object.keys(isNamed).filter(isName);
