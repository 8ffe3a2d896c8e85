export const outcomes = ['RELEASE', 'NARROW', 'NEEDS-ARTIFACT', 'DENY'] as const;

export const approvers = ['originator', 'privacy-officer', 'counsel', 'program-director'] as const;

export const contents = [
  'none',
  'full',
  'redacted',
  'extract',
  'minimum_necessary',
  'statement_only',
  'summary_fields',
  'full_record_minus_notes',
  'limited_data_set',
] as const;

/** What a practice may add. Each only takes away, adds an approval or says who may give one; none can widen a decision. */
export const tightenings = [
  'counsel-approves-court-orders',
  'privacy-officer-approves-every-disclosure',
  'joint-notes-never-leave',
  'no-copies-to-patients',
  'approvers-must-differ',
  'no-self-appointed-officer',
] as const;
