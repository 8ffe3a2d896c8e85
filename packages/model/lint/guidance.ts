/** What a finding says to the therapist. */
interface Guidance {
  /** In plain English: what was found, and where it belongs. */
  words: string;
  citation: string;
  /** The kind of entry it belongs to. */
  entryKind:
    | 'medication'
    | 'session'
    | 'measure'
    | 'diagnosis'
    | 'progressNote'
    | 'treatmentPlan'
    | 'psychotherapyNote';
}

/** The definition of psychotherapy notes: what it takes in, and what it excludes. */
const citation = '45 CFR 164.501';

/** What the definition of psychotherapy notes excludes: it is ordinary record wherever it stands. */
export const excludedGuidance = {
  medication: {
    words: 'Medication, who prescribes it and how it works belong in the chart. Record it as a medication.',
    citation,
    entryKind: 'medication',
  },
  'session-times': {
    words: 'When a session started and stopped belongs in the chart. Record it with the session.',
    citation,
    entryKind: 'session',
  },
  'modality-frequency': {
    words: 'The kind of treatment and how often it is given belong in the chart. Record them with the session.',
    citation,
    entryKind: 'session',
  },
  'test-results': {
    words: 'Results of tests and scales belong in the chart. Record them as a measure.',
    citation,
    entryKind: 'measure',
  },
  diagnosis: {
    words: 'A diagnosis belongs in the chart. Record it as a diagnosis.',
    citation,
    entryKind: 'diagnosis',
  },
  'functional-status': {
    words:
      'How the patient manages at work, at school and at home belongs in the chart. Write it in the progress note.',
    citation,
    entryKind: 'progressNote',
  },
  'treatment-plan': {
    words: 'Goals, homework, referrals and next steps belong in the chart. Write them in the treatment plan.',
    citation,
    entryKind: 'treatmentPlan',
  },
  symptoms: {
    words: 'Symptoms, present or denied, belong in the chart. Write them in the progress note.',
    citation,
    entryKind: 'progressNote',
  },
  prognosis: {
    words: 'How the treatment is expected to turn out belongs in the chart. Write it in the progress note.',
    citation,
    entryKind: 'progressNote',
  },
  progress: {
    words: 'Progress to date belongs in the chart. Write it in the progress note.',
    citation,
    entryKind: 'progressNote',
  },
} as const satisfies Record<string, Guidance>;

/** What reads like the therapist’s analysis of a conversation, for which a psychotherapy note is the place. */
export const processGuidance = {
  countertransference: {
    words:
      'This reads like countertransference. The patient may read a progress note; a psychotherapy note is kept apart.',
    citation,
    entryKind: 'psychotherapyNote',
  },
  hypothesis: {
    words:
      'This reads like a hypothesis of yours. The patient may read a progress note; a psychotherapy note is kept apart.',
    citation,
    entryKind: 'psychotherapyNote',
  },
  'therapist-feelings': {
    words:
      'This reads like your own feelings. The patient may read a progress note; a psychotherapy note is kept apart.',
    citation,
    entryKind: 'psychotherapyNote',
  },
  'other-person': {
    words:
      'This tells who another person is. A progress note goes to whoever may have the record; the relation alone often says enough.',
    citation,
    entryKind: 'psychotherapyNote',
  },
} as const satisfies Record<string, Guidance>;

export type ExcludedCategory = keyof typeof excludedGuidance;
export type ProcessCategory = keyof typeof processGuidance;
