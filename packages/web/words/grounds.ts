import type { Answer } from '../api/operations.ts';

export type Ground = Answer<'getRequest'>['groundAsserted'];

interface GroundWords {
  /** After what is asked: `Progress notes, by subpoena`. */
  by: string;
  /** As a choice. */
  name: string;
  /** One sentence that tells it from the others. */
  hint: string;
}

/** On what a request rests, as those who ask say. */
export const grounds: Record<Ground, GroundWords> = {
  patient_access: {
    by: 'by the patient',
    name: 'The patient asks for their own record',
    hint: 'The patient, or who acts for them, wants to read it or have a copy.',
  },
  authorization: {
    by: 'by authorization',
    name: 'An authorization that the patient signed',
    hint: 'A form or letter that names who may have what.',
  },
  court_order: {
    by: 'by court order',
    name: 'A court order',
    hint: 'A judge signed it. A subpoena that an attorney or clerk signed is none.',
  },
  subpoena: {
    by: 'by subpoena',
    name: 'A subpoena or discovery request',
    hint: 'An attorney or a clerk signed it, and no judge.',
  },
  payment: { by: 'for payment', name: 'Payment of a claim', hint: 'A health plan asks so that it can pay.' },
  payment_review: {
    by: 'for a payment review',
    name: 'Review of a payment',
    hint: 'A payer asks for documents after the fact.',
  },
  treatment: { by: 'for treatment', name: 'Treatment', hint: 'Another provider treats the patient.' },
  emergency_access: {
    by: 'in an emergency',
    name: 'A medical emergency',
    hint: 'Somebody treats the patient now and cannot wait.',
  },
  accounting: {
    by: 'for an accounting',
    name: 'An accounting of disclosures',
    hint: 'The patient asks who received their information.',
  },
  amendment: { by: 'to amend', name: 'A correction of the record', hint: 'The patient says that the record is wrong.' },
  family: { by: 'by family', name: 'Family, or who takes part in the care', hint: 'A relative or friend asks.' },
  decedent: {
    by: 'after a death',
    name: 'The estate of a patient who died',
    hint: 'An executor, an administrator or the next of kin asks.',
  },
  serious_threat: {
    by: 'of a serious threat',
    name: 'A serious threat to somebody',
    hint: 'What is told to prevent harm that is near.',
  },
  abuse_report: {
    by: 'to report abuse',
    name: 'A report of abuse or neglect',
    hint: 'The law of the state makes you report, or lets you.',
  },
  law_enforcement: {
    by: 'by law enforcement',
    name: 'Police, prosecutor or warrant',
    hint: 'Somebody investigates a crime.',
  },
  health_oversight: {
    by: 'for oversight',
    name: 'Health oversight',
    hint: 'A licensing board or an agency that oversees health care asks.',
  },
  hhs_enforcement: { by: 'by HHS', name: 'Investigation by HHS', hint: 'The Secretary looks at whether you comply.' },
  coroner: { by: 'by a coroner', name: 'A coroner or medical examiner', hint: 'To find a cause of death.' },
  required_by_law: {
    by: 'as a law requires',
    name: 'Another law requires it',
    hint: 'A statute or regulation demands the disclosure.',
  },
  public_health: { by: 'for public health', name: 'Public health', hint: 'A public health authority asks.' },
  workers_compensation: {
    by: 'for workers’ compensation',
    name: 'Workers’ compensation',
    hint: 'A carrier or a board asks about a claim.',
  },
  health_care_operations: {
    by: 'for health care operations',
    name: 'Running the practice, or a plan',
    hint: 'Quality, audits, planning, licensing of staff.',
  },
  training: { by: 'for training', name: 'Training', hint: 'Supervision of students and trainees of this practice.' },
  defense: {
    by: 'to defend a suit',
    name: 'Defense against the patient’s suit',
    hint: 'The patient took action against the therapist or practice.',
  },
  originator_treatment: {
    by: 'by the therapist',
    name: 'The therapist’s own use to treat',
    hint: 'Who wrote the notes uses them to treat the patient.',
  },
  originator_discretion: {
    by: 'at the therapist’s discretion',
    name: 'The therapist wants to share',
    hint: 'Who wrote the notes wishes to show them.',
  },
  research: { by: 'for research', name: 'Research', hint: 'A researcher asks, with or without a board’s waiver.' },
  deidentification: {
    by: 'to take names out',
    name: 'Making data without names',
    hint: 'Identities are taken out before anybody uses it.',
  },
  specialized_government: {
    by: 'by a government function',
    name: 'Military, security or corrections',
    hint: 'A special function of government.',
  },
  marketing: { by: 'for marketing', name: 'Marketing', hint: 'To promote a product or service.' },
  fundraising: { by: 'for fundraising', name: 'Fundraising', hint: 'To ask patients for gifts.' },
  product_development: { by: 'for a product', name: 'Making or training a product', hint: 'Software, models, data.' },
  other: { by: 'on another ground', name: 'None of these', hint: 'Say in the purpose what they rely on.' },
};
