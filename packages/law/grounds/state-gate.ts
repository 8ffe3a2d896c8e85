import { type Finding, alsoBecause, leaves, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import type { GroundAsserted } from '../parties.ts';
import { type ReasonCode, raise } from '../reasons/reason.ts';
import type { Topic } from '../states/row.ts';
import { unreadRules } from '../states/state-rule.ts';

/** The rule of the state that a release to a third party waits for. Orders and subpoenas ask theirs among their own checks. */
const WAITS_FOR: Partial<Record<GroundAsserted, Topic>> = {
  authorization: 'authorization',
  decedent: 'confidentiality',
  deidentification: 'authorization',
  family: 'confidentiality',
  health_care_operations: 'confidentiality',
  marketing: 'authorization',
  payment: 'confidentiality',
  payment_review: 'confidentiality',
  public_health: 'confidentiality',
  research: 'authorization',
  specialized_government: 'confidentiality',
  treatment: 'confidentiality',
  workers_compensation: 'confidentiality',
};

const OWN = new Set(['individual', 'originator', 'former_originator', 'workforce_clinician']);

/** 45 CFR 160.203(b): a third party waits where nobody read the rule of the state; the patient, safety and the law's own commands do not. */
export const afterStateRules = (finding: Finding, matter: Matter): Finding => {
  const { facts } = matter;
  const topic = facts.ground_asserted && WAITS_FOR[facts.ground_asserted];
  const inside = facts.action === 'use' || OWN.has(facts.requester.type ?? '');
  if (!topic || inside || !leaves(finding) || finding.scope.content === 'statement_only') return finding;
  const waiting = unreadRules(facts, topic);
  return waiting.length > 0 ? refuse(waiting) : finding;
};

/** What opens the record of a school: the student's own consent, an order, and a subpoena of which the student was told (34 CFR 99.30, 99.31(a)(9)). */
const OPENS_A_SCHOOL = new Set<ReasonCode>([
  'authorization-valid',
  'grand-jury-subpoena',
  'judicial-subpoena',
  'judicial-warrant',
  'order-expressly-authorizes',
  'subpoena-with-assurance',
]);

/**
 * Outside HIPAA a release is for counsel, but for what FERPA itself opens of a school. A warning and a mandated report are not:
 * 34 CFR 99.36, and the state's law.
 */
export const afterHolderKind = (finding: Finding, { facts: { holder } }: Matter): Finding => {
  const covered = !holder.kind || holder.kind === 'covered_provider';
  if (covered || !leaves(finding) || finding.scope.content === 'statement_only') return finding;
  return holder.kind === 'school' && finding.reasons.some(({ code }) => OPENS_A_SCHOOL.has(code))
    ? alsoBecause(finding, raise('school-record-opened', 'holder.kind'))
    : refuse([raise('holder-outside-hipaa', 'holder.kind')]);
};
