export const orderStatuses = [
  'in_force',
  'lapsed_on_its_terms',
  'not_on_docket',
  'proposed',
  'stayed',
  'superseded',
  'vacated',
] as const;

/** What a court said of the privilege: Jaffee v. Redmond, 518 U.S. 1 (1996). */
export const privilegeRulings = ['overruled_or_waived', 'upheld', 'not_addressed'] as const;

export const subpoenaIssuers = [
  'agency',
  'attorney',
  'court_clerk',
  'grand_jury',
  'inspector_general',
  'judge',
] as const;

export const recordClasses = [
  'designated_record_set',
  'part2_records',
  'psychotherapy_notes',
  'sud_counseling_notes',
] as const;

/** Holders that a paper may name by their class: 45 CFR 164.508(c)(1)(ii). */
export const holderClasses = [
  'any_holder',
  'health_care_providers',
  'mental_health_providers',
  'treating_providers',
  'hospitals',
  'health_plans',
  'schools',
] as const;

/** Recipients that a paper may name by their class: 45 CFR 164.508(c)(1)(iii). */
export const recipientClasses = [
  'attorneys_of_the_patient',
  'counsel_of_record',
  'courts',
  'health_plans',
  'life_insurers',
  'researchers',
  'state_agencies',
  'treating_providers',
  'universities',
  'law_enforcement',
] as const;

/** The office in which somebody signed a paper of a court or an agency. */
export const signerOffices = [
  'judge',
  'magistrate',
  'administrative_judge',
  'hearing_officer',
  'clerk',
  'attorney',
  'prosecutor',
  'agency_official',
  'law_enforcement_officer',
  'notary',
] as const;
