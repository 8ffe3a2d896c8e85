import { type Finding, alsoBecause, leaves } from '../finding.ts';
import type { Matter } from '../matter.ts';
import type { GroundAsserted } from '../parties.ts';
import { type Raised, type ReasonCode, raise, rowOf } from '../reasons/reason.ts';

/** 45 CFR 171.102-103: purposes for which holding back electronic health information can be information blocking. Notes are none. */
const EXCHANGED = new Set<GroundAsserted>([
  'family',
  'health_care_operations',
  'patient_access',
  'payment',
  'payment_review',
  'public_health',
  'treatment',
]);

const ON_REQUEST = new Set<ReasonCode>([
  'agreed-restriction-blocks',
  'patient-objects',
  'restriction-not-read',
  'self-pay-restriction',
]);

const exceptionFor = ({ reasons }: Finding): Raised | undefined => {
  const harm = reasons.find(({ code }) => code === 'access-endangers');
  if (harm) return raise('ehi-harm-exception', harm.because);
  const request = reasons.find(({ code }) => ON_REQUEST.has(code));
  if (request) return raise('ehi-request-exception', request.because);
  const waits = reasons.find((reason) => rowOf(reason).leads === 'NEEDS-ARTIFACT');
  return waits && raise('ehi-privacy-exception', waits.because);
};

/** Names the exception of 45 CFR part 171 under which the ordinary record is delayed or kept back. It changes nothing else. */
export const withEhiException = (finding: Finding, { facts, asksForOrdinary }: Matter): Finding => {
  const exchanged = facts.ground_asserted && EXCHANGED.has(facts.ground_asserted);
  if (!exchanged || !asksForOrdinary || leaves(finding)) return finding;
  const exception = exceptionFor(finding);
  if (!exception) return finding;
  return alsoBecause(finding, exception);
};
