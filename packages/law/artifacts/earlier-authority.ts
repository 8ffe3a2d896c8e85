import type { Authority, Capacity } from './authority.ts';

/** What the facts of the earlier vocabulary said of an authority in words, each phrase whole. */
const CAPACITIES: Readonly<Record<string, Capacity>> = {
  parent: 'parent',
  mother: 'parent',
  father: 'parent',
  'step-parent': 'step_parent',
  stepparent: 'step_parent',
  stepmother: 'step_parent',
  stepfather: 'step_parent',
  'foster parent': 'foster_parent',
  'guardian of the person': 'guardian_of_person',
  'conservator of the person': 'guardian_of_person',
  'guardian of the estate': 'guardian_of_estate',
  'guardian of the property': 'guardian_of_estate',
  'conservator of the estate': 'guardian_of_estate',
  'guardian ad litem': 'guardian_ad_litem',
  'health care agent': 'health_care_agent',
  'health care proxy': 'health_care_agent',
  'health care power of attorney': 'attorney_in_fact_health_care',
  'power of attorney for health care': 'attorney_in_fact_health_care',
  'durable power of attorney for health care': 'attorney_in_fact_health_care',
  'financial power of attorney': 'attorney_in_fact_finances',
  financial: 'attorney_in_fact_finances',
  'financial matters': 'attorney_in_fact_finances',
  executor: 'executor',
  executrix: 'executor',
  'executor of the estate': 'executor',
  administrator: 'administrator',
  administratrix: 'administrator',
  'administrator of the estate': 'administrator',
  'next of kin': 'next_of_kin',
};

const QUALITIES: Readonly<Record<string, Partial<Authority>>> = {
  'letters testamentary': { source: 'letters' },
  'letters of administration': { source: 'letters' },
  'letters attached': { source: 'letters' },
  'durable power of attorney': { source: 'power_of_attorney' },
  'power of attorney': { source: 'power_of_attorney' },
  'in effect': { active: true },
  active: { active: true },
  'not in effect': { active: false },
  'not active': { active: false },
  'parental rights terminated': { rights_terminated: true },
  divorced: { parents_apart: true },
};

/** Words within a phrase that only take away: a right that ended, a power that does not run, one over property alone. */
const TAKES_AWAY: readonly [RegExp, Partial<Authority>][] = [
  [/\brights (have been |were |was )?(terminated|relinquished|surrendered)\b/, { rights_terminated: true }],
  [/\bnot (yet |currently )?(active|activated|effective|in effect|in force)\b/, { active: false }],
  [/^(without|no) (legal )?custody$/, { custody: 'of_the_other_parent' }],
];

const ONLY_PROPERTY = /\b(financ\w*|money|banking|property|real estate)\b/;
const OF_HEALTH = /\b(health|medical|person)\b/;

/** Capacities that reach no decision about health care, whatever else is said beside them. */
const WITHOUT_HEALTH_CARE = new Set<Capacity>(['attorney_in_fact_finances', 'guardian_of_estate']);

const phrases = (words: string) =>
  words
    .toLowerCase()
    .split(/[,;()]/)
    .map((part) => part.trim().replaceAll(/\s+/g, ' '))
    .map((part) => part.replace(/^(a|an|the|as) /, '').replace(/ only$/, ''))
    .filter((part) => part !== '');

const capacityOf = (part: string): Capacity | undefined => {
  if (Object.hasOwn(CAPACITIES, part)) return CAPACITIES[part];
  if (!ONLY_PROPERTY.test(part) || OF_HEALTH.test(part)) return undefined;
  return part.includes('guardian') || part.includes('conservator') ? 'guardian_of_estate' : 'attorney_in_fact_finances';
};

const qualityOf = (part: string): Partial<Authority> | undefined =>
  Object.hasOwn(QUALITIES, part) ? QUALITIES[part] : TAKES_AWAY.find(([words]) => words.test(part))?.[1];

/** The authorities that words of the earlier vocabulary name. A phrase that is none of these makes the whole unknown, but for a capacity without power over health care: words may take away and never give. */
export const authoritiesIn = (words: string): Authority[] => {
  const said = phrases(words);
  const named = said.map(capacityOf).filter((capacity) => capacity !== undefined);
  const qualities = said.reduce<Partial<Authority>>((sum, part) => ({ ...sum, ...qualityOf(part) }), {});
  const known = said.every((part) => capacityOf(part) ?? qualityOf(part));
  return named
    .filter((capacity) => known || WITHOUT_HEALTH_CARE.has(capacity))
    .map((capacity) => ({ ...qualities, capacity }));
};
