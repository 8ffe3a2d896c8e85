import { table } from './row.ts';

/** 45 CFR 160.203(b): what the law of the state adds, and what waits where nobody here has read it. */
export const stateRuleReasons = table({
  'jurisdiction-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The law of which state governs is not recorded, and a state may protect more than the federal rule.',
    citation: '45 CFR 160.203(b)',
    cures: ['record of the state whose law governs'],
  },
  'state-rule-not-read': {
    leads: 'NEEDS-ARTIFACT',
    text: 'Nobody here has read this rule of the state in its source, and a state may protect more than the federal rule.',
    citation: '45 CFR 160.203(b)',
    cures: ["counsel's confirmation of this state's rule"],
    duties: ['counsel reads the rule of the state; the officer records it for this request or for the practice'],
  },
  'state-rule-forbids': {
    leads: 'DENY',
    text: 'Counsel confirmed that the law of the state forbids this disclosure.',
    citation: '45 CFR 160.203(b)',
    cures: ['court order'],
  },
  'federal-rule-goes-on': {
    leads: 'LIMITS',
    text: 'Nobody here has read this rule of the state in its source; safety does not wait for it, and the federal rule goes on.',
    citation: '45 CFR 160.203(b)-(c)',
    duties: ['counsel reads the rule of the state afterwards'],
  },
  'state-order-finding-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state asks the court to find that justice outweighs confidentiality.',
    citation: '45 CFR 160.203(b)',
    cures: ['order with the finding'],
  },
  'in-camera-findings-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state releases records in a proceeding only after review in chambers and findings.',
    citation: '45 CFR 160.203(b)',
    cures: ['court order with in camera findings'],
  },
  'proceeding-not-listed': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state allows disclosure only in the proceedings that its statute lists.',
    citation: '45 CFR 160.203(b)',
    cures: ['record of the listed proceeding'],
  },
  'good-cause-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state asks the court to find good cause, weighing the need against the harm to the patient.',
    citation: '45 CFR 160.203(b)',
    cures: ['order with a finding of good cause'],
  },
  'notice-and-hearing-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state lets a court order these records only after notice to the patient and a chance to be heard.',
    citation: '45 CFR 160.203(b)',
    cures: ['record of the notice and the hearing'],
  },
  'public-interest-finding-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state asks the court to find that disclosure is necessary and that withholding is against the public interest.',
    citation: '45 CFR 160.203(b)',
    cures: ['order with the finding'],
  },
  'necessity-finding-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state asks the court to find that its proceeding needs the records.',
    citation: '45 CFR 160.203(b)',
    cures: ['order with the finding'],
  },
  'privilege-ruling-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'In this state the privilege must be waived or overruled before an order reaches what was said in treatment.',
    citation: '45 CFR 160.203(b)',
    cures: ['ruling that the privilege is waived or overruled'],
  },
  'school-record-opened': {
    leads: 'SUPPORTS',
    text: 'A signed and dated consent, or a judge’s order after notice to the student, opens the record of a school.',
    citation: '34 CFR 99.30; 34 CFR 99.31(a)(9); 34 CFR 99.32',
    duties: [
      'make a reasonable effort to tell the student before an order is obeyed, unless it forbids that',
      'record the disclosure with the education record',
    ],
  },
  'holder-outside-hipaa': {
    leads: 'NEEDS-ARTIFACT',
    text: 'HIPAA does not govern the records of this holder; FERPA or the law of the state does, and counsel decides.',
    citation: '45 CFR 160.102(a); 45 CFR 160.103; 34 CFR 99.3',
    cures: ["counsel's opinion on the law that governs this holder"],
  },
});
