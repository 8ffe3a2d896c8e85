import { accountingStarts } from '../clocks.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { raise } from '../reasons/reason.ts';
import { suspensionHolds } from '../suspension.ts';
import { accountingFields } from '../vocabulary/scope.ts';
import { standingDefects } from './representative-access.ts';

/** 45 CFR 164.528(a)(1)(i)-(ix). What is not on this list is accounted for. */
const EXCEPTED = new Set([
  'authorization',
  'correctional_institution',
  'defense',
  'family',
  'health_care_operations',
  'individual',
  'limited_data_set',
  'originator_discretion',
  'originator_treatment',
  'patient_access',
  'payment',
  'payment_review',
  'specialized_government',
  'training',
  'treatment',
]);

const OVERSIGHT = new Set(['oversight', 'health_oversight']);
const ENFORCEMENT = new Set(['law_enforcement', 'search_warrant', 'warrant']);
const ENFORCERS = /police|law_enforcement|prosecutor|sheriff/i;

/** 45 CFR 164.528: what the practice owes the individual who asks to whom it disclosed. Lists, and releases no record. */
export const accounting = (matter: Matter): Finding => {
  const { facts, today } = matter;
  const barred = standingDefects(matter);
  if (barred.length > 0) return refuse(barred);
  const start = accountingStarts(today);
  const made = (facts.context.disclosures ?? []).filter(({ date }) => date >= start && date <= today);
  const owed = made.filter(({ ground }) => !EXCEPTED.has(ground));
  const whose = ENFORCERS.test(facts.context.suspension?.agency ?? '') ? ENFORCEMENT : OVERSIGHT;
  const listed = suspensionHolds(facts.context.suspension, today)
    ? owed.filter(({ ground }) => !whose.has(ground))
    : owed;
  const reasons = [raise('accounting-given', 'context.disclosures')];
  if (owed.length < made.length) reasons.push(raise('accounting-excepts', 'context.disclosures'));
  if (listed.length < owed.length) reasons.push(raise('accounting-suspended', 'context.suspension'));
  return permit({
    reasons,
    narrowed: listed.length < made.length,
    scope: {
      note_ids: [],
      content: 'none',
      recipient: facts.requester.id,
      list: listed.map(({ ground, date, recipient }) => `${ground} ${date}${recipient ? ` to ${recipient}` : ''}`),
      fields: [...accountingFields],
    },
  });
};
