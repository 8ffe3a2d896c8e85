import type { Decision } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { GroundAsserted, RequesterType } from '../parties.ts';
import { leaves } from './particulars.ts';
import type { RecipientKind } from './recipient-kind.ts';

const BY_GROUND: Partial<Record<GroundAsserted, RecipientKind>> = {
  accounting: 'accounting',
  amendment: 'amendment',
  coroner: 'coroner',
  court_order: 'court',
  health_oversight: 'oversight-agency',
  hhs_enforcement: 'hhs',
  law_enforcement: 'law-enforcement',
  payment: 'insurer',
  payment_review: 'insurer',
  subpoena: 'subpoenaing-party',
};

const BY_TYPE: Partial<Record<RequesterType, RecipientKind>> = {
  health_plan: 'insurer',
  individual: 'patient',
  law_enforcement: 'law-enforcement',
  medicare_contractor: 'insurer',
  police: 'law-enforcement',
  prosecutor: 'law-enforcement',
  workers_comp_carrier: 'insurer',
};

/** A warning and a mandated report are statements of their own, and a use inside the practice has no reader outside: no letter. */
const UNWRITTEN = new Set<GroundAsserted>([
  'abuse_report',
  'originator_treatment',
  'required_by_law',
  'serious_threat',
  'training',
]);

const onAccess = ({ requester }: Facts): RecipientKind => {
  if (requester.type === 'individual') return 'patient';
  return requester.type === 'parent' || requester.type === 'executor' ? 'representative' : 'requester';
};

/** The letter that answers a request, by what was asserted and by whom; undefined where the law knows none. */
export const letterKind = (facts: Facts, decision: Decision): RecipientKind | undefined => {
  const ground = facts.ground_asserted ?? 'other';
  if (ground === 'coroner' && facts.requester.type !== 'medical_examiner') return 'requester';
  if (UNWRITTEN.has(ground) || facts.action === 'use') return undefined;
  if (ground === 'authorization') return leaves(decision.outcome) ? 'recipient' : 'authorization-holder';
  if (ground === 'patient_access' || ground === 'originator_discretion') return onAccess(facts);
  return BY_GROUND[ground] ?? BY_TYPE[facts.requester.type ?? 'journalist'] ?? 'requester';
};
