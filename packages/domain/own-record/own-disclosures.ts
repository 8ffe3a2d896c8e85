import type { GroundAsserted } from '@sequester/law';
import type { DisclosureLogEntry, PatientId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

/** What was disclosed of one patient's records, the latest first. */
export interface DisclosuresOfPatient {
  ofPatient(context: PracticeContext, patientId: PatientId): Promise<DisclosureLogEntry[]>;
}

/**
 * Grounds of which a patient is always told. Of the others the practice has to look first: an agency may have had the accounting suspended
 * (45 CFR 164.528(a)(2)), or a report may not be told yet (164.512(c)(2), (j)). Those stand in the accounting of disclosures, which looks.
 */
const toldAtOnce: ReadonlySet<GroundAsserted> = new Set<GroundAsserted>([
  'authorization',
  'court_order',
  'defense',
  'emergency_access',
  'family',
  'health_care_operations',
  'originator_discretion',
  'patient_access',
  'payment',
  'payment_review',
  'subpoena',
  'treatment',
  'workers_compensation',
]);

/** A disclosure as the patient is told of it. */
export type OwnDisclosure = Pick<DisclosureLogEntry, 'disclosureId' | 'at' | 'ground' | 'description' | 'purpose'> & {
  recipient: { name: string; organisation?: string | undefined };
};

const told = ({ disclosureId, at, ground, description, purpose, recipient }: DisclosureLogEntry): OwnDisclosure => ({
  disclosureId,
  at,
  ground,
  description,
  purpose,
  recipient: {
    name: recipient.name,
    ...(recipient.organisation === undefined ? {} : { organisation: recipient.organisation }),
  },
});

export const toldDisclosures = (entries: readonly DisclosureLogEntry[]): OwnDisclosure[] =>
  entries.filter(({ ground }) => toldAtOnce.has(ground)).map(told);

/** What was disclosed on the authorizations that belong to a request. */
export const disclosuresOn = (
  entries: readonly DisclosureLogEntry[],
  { requestId }: Pick<DisclosureLogEntry, 'requestId'>,
): OwnDisclosure[] =>
  entries.filter((entry) => entry.requestId === requestId && entry.ground === 'authorization').map(told);
