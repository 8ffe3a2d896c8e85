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

export const requestedClasses = [
  'all',
  'assessment',
  'billing_folder',
  'diagnosis',
  'medication',
  'progress_notes',
  'psychotherapy_notes',
  'test_results',
] as const;
