/** In what capacity somebody acts for the individual: 45 CFR 164.502(g). */
export const capacities = [
  'parent',
  'step_parent',
  'foster_parent',
  'guardian_of_person',
  'guardian_of_estate',
  'guardian_ad_litem',
  'health_care_agent',
  'attorney_in_fact_health_care',
  'attorney_in_fact_finances',
  'executor',
  'administrator',
  'next_of_kin',
  'part2_program_director',
] as const;

/** What the authority comes from. */
export const authoritySources = [
  'birth_or_adoption',
  'court_order',
  'letters',
  'power_of_attorney',
  'advance_directive',
  'placement_by_agency',
] as const;

/** What a court has said of a parent's part in decisions about a child. */
export const custodies = ['sole', 'joint', 'of_the_other_parent', 'of_an_agency'] as const;
