import { table } from './row.ts';

/** 45 CFR 164.526: amendment of the ordinary record. */
export const amendmentReasons = table({
  'amendment-accepted': {
    leads: 'SUPPORTS',
    text: 'The amendment is accepted: the record is amended, and those who had it and need it are told.',
    citation: '45 CFR 164.526(b)(2), (c)',
    duties: [
      'make the amendment and link it to the record',
      'tell the patient, and with their agreement those whom they name and those who relied on the record',
    ],
  },
  'amendment-not-decided': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The ordinary record is open to amendment, and its author has not yet decided on this one.',
    citation: '45 CFR 164.526(a)(1)-(2), (b)(2)',
    cures: ['decision of the author of the record: accepted, or accurate and complete'],
    duties: ['answer within 60 days, one 30-day extension with written reason and date'],
  },
  'record-accurate-and-complete': {
    leads: 'DENY',
    text: 'The author finds the record accurate and complete.',
    citation: '45 CFR 164.526(a)(2)(iv)',
    cures: ['statement of disagreement kept with the record'],
    duties: ['written denial with its basis, and how to disagree and complain', 'offer a statement of disagreement'],
  },
  'record-not-created-here': {
    leads: 'DENY',
    text: 'Somebody else created the record, and its originator can still act on the request.',
    citation: '45 CFR 164.526(a)(2)(i)',
    cures: ['request to who created the record', 'statement of disagreement kept with the record'],
    duties: ['written denial with its basis, and how to disagree and complain', 'offer a statement of disagreement'],
  },
  'outside-designated-record-set': {
    leads: 'DENY',
    text: 'What the patient wants amended is no part of the designated record set.',
    citation: '45 CFR 164.526(a)(2)(ii); 45 CFR 164.501',
    cures: ['statement of disagreement kept with the record'],
    duties: ['written denial with its basis, and how to disagree and complain', 'offer a statement of disagreement'],
  },
});
