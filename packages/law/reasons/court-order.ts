import { table } from './row.ts';

const response = [
  'respond by return date through counsel',
  'assert privilege for the patient',
  'do not acknowledge treatment to the server of process',
];

/** 45 CFR 164.512(a), (e)(1)(i): what an order must be before it commands anything. */
export const courtOrderReasons = table({
  'order-absent': {
    leads: 'NEEDS-ARTIFACT',
    text: 'No order has been presented; what somebody says about one is not an order.',
    citation: '45 CFR 164.514(h)(1)(ii); 45 CFR 164.512(e)(1)(i)',
    cures: ['signed order'],
  },
  'order-court-not-identified': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The court or tribunal that issued the order is not identified.',
    citation: '45 CFR 164.103; 45 CFR 164.512(e)(1)(i)',
    cures: ['order that identifies the issuing court or tribunal'],
  },
  'order-docket-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The order has no docket number that can be checked with the court.',
    citation: '45 CFR 164.514(h)(1)(ii)',
    cures: ['docket number confirmed with the clerk'],
  },
  'order-not-on-docket': {
    leads: 'DENY',
    text: 'The clerk confirms that no such order exists.',
    citation: '45 CFR 164.514(h)(1)-(2)',
    cures: ['order in force'],
    duties: ['security incident', 'tell counsel and court'],
  },
  'order-judge-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The judge or presiding officer is not named.',
    citation: '45 CFR 164.103; 45 CFR 164.512(e)(1)(i)',
    cures: ['order that names the judge or presiding officer'],
  },
  'order-unsigned': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The order is not signed and dated by a judicial officer.',
    citation: '45 CFR 164.103; 45 CFR 164.512(e)(1)(i)',
    cures: ['signed order'],
  },
  'order-signer-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded in which office the paper was signed.',
    citation: '45 CFR 164.103; 45 CFR 164.512(e)(1)(i)',
    cures: ['record of the office of the signer, compared with the docket'],
  },
  'order-not-signed-by-judge': {
    leads: 'DENY',
    text: 'No judge signed the paper, so it is a subpoena and not an order.',
    citation: '45 CFR 164.103; 45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(a)(2), (e)(1)(ii)',
    cures: ['court order', 'authorization'],
    duties: response,
  },
  'order-not-authenticated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'Nobody has verified that the order is what it appears to be.',
    citation: '45 CFR 164.514(h)(1)-(2)',
    cures: ['certified copy or confirmation by the clerk'],
  },
  'order-proposed': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The order is proposed and has not been entered.',
    citation: '45 CFR 164.103; 45 CFR 164.512(e)(1)(i)',
    cures: ['signed order'],
  },
  'order-status-not-checked': {
    leads: 'NEEDS-ARTIFACT',
    text: 'Nobody has recorded that the order is in force on this day.',
    citation: '45 CFR 164.512(a)(1)',
    cures: ['docket check on the day of release'],
  },
  'order-stayed': {
    leads: 'DENY',
    text: 'The order is stayed and compels nothing while the stay lasts.',
    citation: '45 CFR 164.512(a)(1), (e)(1)(i)',
    cures: ['stay lifted'],
  },
  'order-vacated': {
    leads: 'DENY',
    text: 'The order was vacated and has no force.',
    citation: '45 CFR 164.512(a)(1)',
    cures: ['order in force'],
  },
  'order-superseded': {
    leads: 'DENY',
    text: 'A later order has taken the place of this one.',
    citation: '45 CFR 164.512(a)(1), (e)(1)(i)',
    cures: ['order in force'],
  },
  'later-order-controls': {
    leads: 'DENY',
    text: 'A court has entered a later order in the same matter, and what leaves is decided by that order.',
    citation: '45 CFR 164.512(a)(1), (e)(1)(i)',
    cures: ['answer under the later order'],
    duties: ['counsel reads the later order'],
  },
  'order-return-date-passed': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The return date has passed and no extension is recorded.',
    citation: '45 CFR 164.512(a)(1), (e)(1)(i)',
    cures: ['extended or renewed order'],
    duties: ['escalate to counsel the same day'],
  },
  'order-return-date-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The return date of the order is not recorded.',
    citation: '45 CFR 164.512(a)(1), (e)(1)(i)',
    cures: ['record the return date, or that the order sets none'],
  },
  'order-patient-not-named': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The order does not identify the patient.',
    citation: '45 CFR 164.512(e)(1)(i)',
    cures: ['order that names the patient'],
  },
  'order-for-another-patient': {
    leads: 'DENY',
    text: 'The order concerns another patient.',
    citation: '45 CFR 164.512(e)(1)(i)',
    cures: ['order that names this patient'],
  },
  'order-custodian-not-named': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The order does not name the custodian who must produce.',
    citation: '45 CFR 164.512(e)(1)(i); 45 CFR 164.103',
    cures: ['order that names this practice as custodian'],
  },
  'order-for-another-custodian': {
    leads: 'DENY',
    text: 'The order is directed to another custodian.',
    citation: '45 CFR 164.512(e)(1)(i); 45 CFR 164.103',
    cures: ['order directed to this practice'],
  },
  'order-does-not-name-notes': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The order does not expressly cover psychotherapy notes.',
    citation: '45 CFR 164.512(e)(1)(i)',
    cures: ['order naming psychotherapy notes', 'authorization', 'in camera review'],
  },
  'order-range-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded which dates or notes the order covers.',
    citation: '45 CFR 164.512(e)(1)(i)',
    cures: ['record the dates and notes the order states, or that it states none'],
  },
  'nothing-in-order-range': {
    leads: 'DENY',
    text: 'No requested note lies within what the order covers.',
    citation: '45 CFR 164.512(a)(1), (e)(1)(i)',
    cures: ['order that covers the requested notes'],
  },
  'order-recipients-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The order does not say who receives what it covers.',
    citation: '45 CFR 164.512(e)(1)(i)',
    cures: ['order that names the recipient'],
  },
  'order-recipient-mismatch': {
    leads: 'DENY',
    text: 'The requester is not a recipient that the order names.',
    citation: '45 CFR 164.512(a)(1), (e)(1)(i)',
    cures: ['order that names the requester'],
  },
});
