import { type Finding, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import type { GroundAsserted } from '../parties.ts';
import { type ReasonCode, raise } from '../reasons/reason.ts';

const NEVER: Partial<Record<GroundAsserted, ReasonCode>> = {
  amendment: 'amendment-not-available',
  deidentification: 'deidentification-is-a-use',
  emergency_access: 'emergency-access-not-a-ground',
  family: 'involvement-in-care-not-listed',
  fundraising: 'fundraising-never',
  health_care_operations: 'operations-not-listed',
  marketing: 'marketing-needs-authorization',
  payment: 'payment-not-listed',
  payment_review: 'payment-not-listed',
  product_development: 'product-development-not-listed',
  public_health: 'public-health-not-listed',
  research: 'research-not-listed',
  specialized_government: 'specialized-government-not-listed',
  treatment: 'treatment-by-another',
  workers_compensation: 'workers-compensation-not-listed',
};

/** Grounds that can never reach a note: 45 CFR 164.508(a)(2), "notwithstanding any provision of this subpart". */
export const neverForNotes = (matter: Matter): Finding => {
  const ground = matter.facts.ground_asserted;
  return refuse([raise((ground && NEVER[ground]) ?? 'no-ground', 'ground_asserted')]);
};
