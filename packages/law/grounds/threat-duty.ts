import type { Threat } from '../context.ts';
import type { Facts } from '../facts.ts';
import { type InForce, rulesOn } from '../states/governing.ts';
import type { ThreatCell } from '../states/row.ts';
import { licenceOf, toldBy, victimOf } from './threat-facts.ts';

type Rule = InForce<'threat'>;

/** The rules on warnings that were read in their source; what nobody read neither commands nor forbids. */
export const warningRules = (facts: Facts): Rule[] =>
  rulesOn(facts, 'threat').filter(({ verified }) => verified === 'read');

/** Whether a rule is about this practice and this clinician. What is not recorded counts as bound. */
export const bindsHere = ({ binds, facility }: ThreatCell, facts: Facts): boolean => {
  if (facility && !facts.holder.licensed_by) return false;
  const licence = licenceOf(facts);
  return binds === 'any' || !licence || binds.includes(licence);
};

const reaches = (asked: ThreatCell['victim'], threat: Threat): boolean => {
  const victim = victimOf(threat);
  if (victim === undefined || victim === 'public') return asked === 'anyone' && victim !== undefined;
  if (victim === 'person' || asked === 'anyone') return true;
  return asked === 'place' ? victim !== 'self' : asked === 'class' && (victim === 'class' || victim === 'group');
};

const heard = (asked: ThreatCell['toldBy'], threat: Threat): boolean => {
  const by = toldBy(threat);
  if (by === 'patient' || asked === 'anyone' || asked === 'not-stated') return by !== undefined;
  return by === 'family' && asked === 'patient-or-family';
};

/** The rules that make this warning a duty: 45 CFR 164.512(a) lets what the law commands go. */
export const commanding = (facts: Facts): Rule[] => {
  const { threat } = facts.context;
  if (!threat) return [];
  return warningRules(facts).filter(
    (rule) =>
      (rule.duty === 'mandatory' || rule.duty === 'case-law') &&
      bindsHere(rule, facts) &&
      reaches(rule.victim, threat) &&
      heard(rule.toldBy, threat) &&
      (!rule.ability || threat.intent_and_ability_judged === true) &&
      (!rule.imminent || threat.imminent === true),
  );
};
