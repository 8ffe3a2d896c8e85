import { Jurisdiction } from '@sequester/law';
import type { DisclosureRequest, RecordedFacts } from '@sequester/model';

import { statedFacts } from './recorded-facts.ts';

/** The state in which the patient is treated, and who says so. */
export interface PatientState {
  state: Jurisdiction;
  source: 'recorded' | 'address-of-the-chart';
}

/** The state whose law governs beside that of the practice: as somebody recorded it, else that of the address in the chart, where it is one of the United States (45 CFR 160.203(b)). */
export const patientState = (
  { patient }: Pick<DisclosureRequest, 'patient'>,
  facts: readonly RecordedFacts[],
): PatientState | undefined => {
  const recorded = statedFacts(facts).patient.state;
  if (recorded) return { state: recorded, source: 'recorded' };

  const { country, state } = patient.address ?? {};
  const { success, data } = Jurisdiction.safeParse(country === 'US' ? state : undefined);
  return success ? { state: data, source: 'address-of-the-chart' } : undefined;
};
