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

/** Capacities that reach no decision about health care, whatever else is said beside them. */
const WITHOUT_HEALTH_CARE = new Set<Capacity>(['attorney_in_fact_finances', 'guardian_of_estate']);

const phrases = (words: string) =>
  words
    .toLowerCase()
    .split(/[,;()]/)
    .map((part) => part.trim().replaceAll(/\s+/g, ' '))
    .map((part) => part.replace(/^(a|an|the|as) /, '').replace(/ only$/, ''))
    .filter((part) => part !== '');

/** The authorities that words of the earlier vocabulary name. A phrase that is none of these makes the whole unknown, but for a capacity without power over health care: words may take away and never give. */
export const authoritiesIn = (words: string): Authority[] => {
  const said = phrases(words);
  const found = said.flatMap((part) => (Object.hasOwn(CAPACITIES, part) ? [CAPACITIES[part]] : []));
  const named = found.filter((capacity) => capacity !== undefined);
  const qualities = said.reduce<Partial<Authority>>(
    (sum, part) => ({ ...sum, ...(Object.hasOwn(QUALITIES, part) ? QUALITIES[part] : {}) }),
    {},
  );
  const known = said.every((part) => Object.hasOwn(CAPACITIES, part) || Object.hasOwn(QUALITIES, part));
  return named
    .filter((capacity) => known || WITHOUT_HEALTH_CARE.has(capacity))
    .map((capacity) => ({ ...qualities, capacity }));
};
