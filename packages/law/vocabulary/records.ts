/** What 45 CFR 164.501 leaves outside the definition, wherever it is written. */
export const excludedContents = [
  'medication_monitoring',
  'medication_prescription',
  'start_stop_times',
  'modalities_and_frequencies',
  'clinical_test_results',
  'diagnosis_summary',
  'functional_status_summary',
  'treatment_plan_summary',
  'symptoms_summary',
  'prognosis_summary',
  'progress_summary',
] as const;

export const noteClasses = ['psychotherapy_note', 'sud_counseling_note'] as const;

/** What an entry of the ordinary record is. */
export const recordKinds = [
  'allergy',
  'assessment',
  'billing',
  'contact_note',
  'diagnosis',
  'discharge_summary',
  'document',
  'medication',
  'progress_note',
  'referral',
  'session',
  'test_results',
  'treatment_plan',
] as const;

export const requestedClasses = [
  'all',
  'allergies',
  'assessment',
  'billing_folder',
  'contact_notes',
  'diagnosis',
  'discharge_summaries',
  'documents',
  'medication',
  'progress_notes',
  'psychotherapy_notes',
  'referrals',
  'sessions',
  'test_results',
  'treatment_plans',
] as const;
