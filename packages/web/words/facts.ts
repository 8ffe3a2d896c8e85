/** A question about the patient, the requester or the case, as the law asks it. */
export interface FactWords {
  /** As it is listed. */
  name: string;
  /** As it is asked. */
  question: string;
}

export const facts: Record<string, FactWords> = {
  'requester.identity_verified': { name: 'Identity of who asks', question: 'Was the identity of who asks checked?' },
  'requester.covered_entity': { name: 'Covered entity', question: 'Is who asks a provider or plan that HIPAA covers?' },
  'requester.baa': {
    name: 'Business associate agreement',
    question: 'Is there an agreement with this business associate?',
  },
  'patient.living': { name: 'Patient is living', question: 'Is the patient living?' },
  'patient.objects': { name: 'Patient objects', question: 'Does the patient object?' },
  'patient.self_consented': {
    name: 'Minor consented alone',
    question: 'Did the minor consent to this care alone, as the law of the state allows?',
  },
  'patient.removed_from_custody': {
    name: 'Removed from custody',
    question: 'Was the child removed from the custody of who asks?',
  },
  'context.patient_agrees': { name: 'Patient agrees', question: 'Does the patient agree to this disclosure?' },
  'context.notice_would_endanger': {
    name: 'Telling would endanger',
    question: 'Would telling the patient endanger somebody?',
  },
  'context.mandated': { name: 'Report is mandated', question: 'Does the law of the state oblige you to report?' },
  'context.crime_on_premises': { name: 'Crime on the premises', question: 'Did it happen on your premises?' },
  'context.originator_departed': {
    name: 'Therapist has left',
    question: 'Has the therapist who wrote the notes left the practice?',
  },
  'context.still_treating_patient': {
    name: 'Still in treatment',
    question: 'Does the therapist still treat the patient?',
  },
  'context.supervised': { name: 'Under supervision', question: 'Is the training supervised?' },
};

export const addFact = {
  act: 'Add a fact…',
  title: 'Add a fact',
  which: 'What is known',
  choose: 'Choose',
  answer: 'The answer',
  how: 'How you know it',
  howHint: 'By what, from whom, on which day.',
  by: 'Who checked it',
  record: 'Record it',
  below: 'The newest answer counts, and the law is asked again at once.',
  yes: 'Yes',
  no: 'No',
  missing: {
    which: 'Choose what is known',
    answer: 'Choose yes or no',
    by: 'Enter who checked it',
    how: 'Enter how it was checked',
  },
};
