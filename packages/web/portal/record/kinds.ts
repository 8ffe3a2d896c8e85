import type { PortalWords } from '../../words/portal/index.ts';

export type Kind = keyof PortalWords['record']['kinds'];

/** The kinds of entries, those that people look for first. */
export const kinds: readonly Kind[] = [
  'progressNote',
  'session',
  'diagnosis',
  'medication',
  'allergy',
  'measure',
  'treatmentPlan',
  'document',
  'contactNote',
  'referral',
  'dischargeSummary',
  'restriction',
  'confidentialCommunication',
  'noticeGiven',
];

export const isKind = (name: string): name is Kind => kinds.some((kind) => kind === name);
