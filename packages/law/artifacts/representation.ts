import { type Matter, papers } from '../matter.ts';
import type { GroundAsserted, RequesterType } from '../parties.ts';
import type { ReasonCode } from '../reasons/reason.ts';
import type { Authority, Capacity } from './authority.ts';
import { lettersDefects } from './letters-of-estate.ts';

type Rule = (authority: Authority, matter: Matter) => ReasonCode[];

const never: Rule = () => ['signer-without-authority'];

/** Whoever has no say in health care by the capacity alone: an order or a placement must give it. */
const ifGiven =
  (missing: ReasonCode): Rule =>
  ({ health_care: given, source }) =>
    given === true && (source === 'court_order' || source === 'placement_by_agency') ? [] : [missing];

/** 45 CFR 164.502(g)(2): an agent acts once the power is in effect. */
const agent: Rule = ({ active }) => {
  if (active === true) return [];
  return [active === false ? 'agent-not-active' : 'agent-activity-not-recorded'];
};

/** A parent as a court left them: 45 CFR 164.502(g)(3). */
const parent: Rule = ({ rights_terminated: terminated, custody, parents_apart: apart }) => {
  if (terminated === true) return ['parental-rights-terminated'];
  if (custody === 'of_the_other_parent' || custody === 'of_an_agency') return ['parent-without-legal-custody'];
  return apart === true && !custody ? ['custody-not-recorded'] : [];
};

const PAYERS = new Set<RequesterType | null | undefined>(['health_plan', 'medicare_contractor', 'state_agency']);

/** 42 CFR 2.15(a)(2): while a condition keeps an adult from acting, the director of the program consents, to payment by a payer and nothing else. */
const director: Rule = ({ active }, { facts }) => {
  const { holder, ground_asserted: ground, patient, requester } = facts;
  if (holder.part2_program !== true || typeof patient.age !== 'number' || patient.age < 18)
    return ['signer-without-authority'];
  if (active !== true) return ['incapacity-not-determined'];
  const paid = ground === 'payment' || ground === 'payment_review';
  return paid && PAYERS.has(requester.type) ? [] : ['director-consents-to-payment-alone'];
};

/** What each capacity needs to make decisions about the health care of somebody who lives. */
const OF_THE_LIVING: Record<Capacity, Rule> = {
  parent,
  step_parent: (authority, matter) =>
    authority.source === 'birth_or_adoption' ? [] : ifGiven('step-parent-without-authority')(authority, matter),
  foster_parent: ifGiven('foster-parent-without-authority'),
  guardian_of_person: ({ health_care: given }) => (given === false ? ['signer-without-authority'] : []),
  guardian_of_estate: never,
  guardian_ad_litem: ifGiven('ad-litem-without-authority'),
  health_care_agent: agent,
  attorney_in_fact_health_care: agent,
  attorney_in_fact_finances: never,
  executor: never,
  administrator: never,
  next_of_kin: () => ['representative-authority-not-established'],
  part2_program_director: director,
};

const ON_CONSENT = new Set<GroundAsserted | null | undefined>([
  'health_care_operations',
  'payment',
  'payment_review',
  'treatment',
]);

/** 42 CFR 2.15(b)(2): of a program's patient who died, the spouse or the family consent where no representative was appointed; what HIPAA asks of an authorization (45 CFR 164.508) they cannot give. */
const nextOfKin = ({ nearest }: Authority, { facts }: Matter): ReasonCode[] => {
  if (facts.holder.part2_program !== true || !ON_CONSENT.has(facts.ground_asserted)) return ['letters-missing'];
  return nearest === true ? [] : ['nearer-relative-not-checked'];
};

/** 45 CFR 164.502(g)(4): of a decedent only the executor or administrator, on letters that name them. */
const ofDecedent = (authority: Authority, matter: Matter): ReasonCode[] => {
  const { capacity, source } = authority;
  if (capacity === 'next_of_kin') return nextOfKin(authority, matter);
  if (capacity !== 'executor' && capacity !== 'administrator') return ['signer-without-authority'];
  const shown = papers(matter.facts, 'letters_testamentary').length > 0;
  if (shown) return lettersDefects(matter).map(({ code }) => code);
  return source === 'letters' ? [] : ['letters-missing'];
};

/** Why one authority does not let somebody act for the individual. Empty means that it does. */
const powerDefects = (authority: Authority, matter: Matter): ReasonCode[] => {
  const { from, until, capacity } = authority;
  if (until && until < matter.today) return ['authority-ended'];
  if (from && from > matter.today) return ['authority-not-begun'];
  const { living } = matter.facts.patient;
  return living === false ? ofDecedent(authority, matter) : OF_THE_LIVING[capacity](authority, matter);
};

const DEAD = new Set<ReasonCode>(['authority-ended', 'parental-rights-terminated', 'signer-without-authority']);

/** Why none of the capacities that were recorded lets somebody act for the individual: what the best of them lacks. Unknown is not established. */
export const representationDefects = (authorities: readonly Authority[], matter: Matter): ReasonCode[] => {
  const judged = authorities.map((authority) => powerDefects(authority, matter));
  if (judged.some((defects) => defects.length === 0)) return [];
  const mendable = judged.filter((defects) => !defects.some((code) => DEAD.has(code)));
  const best = mendable.length > 0 ? mendable : judged;
  return best.length > 0 ? [...new Set(best.flat())] : ['representative-authority-not-established'];
};
