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
