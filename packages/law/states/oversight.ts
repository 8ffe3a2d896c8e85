import type { Facts } from '../facts.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import { governing } from './governing.ts';

/** The states in which a patient's privilege stands against a licensing board, by the decision that says so. */
const STANDS: Partial<Record<Jurisdiction, string>> = {
  CA: 'Cal. Evid. Code 1014; Gerner v. Superior Court, 1 Cal. App. 5th 595 (2016)',
};

/** The law of a governing state under which the patient's objection keeps the record from a licensing board. */
export const privilegeAgainstBoard = (facts: Facts): string | undefined =>
  facts.requester.type === 'licensing_board' && facts.patient.objects === true
    ? governing(facts).flatMap((state) => STANDS[state] ?? [])[0]
    : undefined;
