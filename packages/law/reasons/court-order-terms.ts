import { table } from './row.ts';

/** How an order must be obeyed, what a state or Part 2 asks of it first, and what it then authorizes. */
export const courtOrderTerms = table({
  'order-in-camera-only': {
    leads: 'DENY',
    text: 'The order delivers what it covers to the judge in chambers and to nobody else.',
    citation: '45 CFR 164.512(e)(1)(i)',
    cures: ['delivery to chambers under seal'],
  },
  'order-mode-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded whether the order is for review in chambers.',
    citation: '45 CFR 164.512(e)(1)(i)',
    cures: ['record whether the order is for in camera review'],
  },
  'acknowledgment-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The order requires a signed acknowledgment before receipt, and there is none.',
    citation: '45 CFR 164.512(a)(1), (e)(1)(i)',
    cures: ['signed acknowledgment'],
  },
  'order-not-domesticated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A court without authority over the practice compels nothing here until the order is domesticated.',
    citation: '45 CFR 164.103',
    cures: ["domesticated order or local court's order"],
  },
  'privilege-upheld': {
    leads: 'DENY',
    text: 'The court has upheld the privilege for this material.',
    citation: 'Jaffee v. Redmond, 518 U.S. 1 (1996); 45 CFR 164.512(e)(1)(i)',
    cures: ['ruling that the privilege is waived or overruled'],
  },
  'privilege-not-ruled-on': {
    leads: 'LIMITS',
    text: 'No ruling on privilege is recorded, so counsel asserts it before release.',
    citation: 'Jaffee v. Redmond, 518 U.S. 1 (1996)',
    duties: ['counsel asserts privilege before release'],
  },
  'il-personal-notes': {
    leads: 'DENY',
    text: 'Illinois makes a therapist’s personal notes work product that no proceeding can discover.',
    citation: '740 ILCS 110/2; 740 ILCS 110/3(b); 45 CFR 160.203(b)',
    cures: ['court ruling after counsel is heard that the items are not personal notes'],
    duties: [
      'do not ignore: counsel moves to quash or seeks clarification before the return date',
      'segregate anything that is record rather than personal note',
    ],
  },
  'il-personal-notes-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded whether a note is a therapist’s personal note, which no proceeding in Illinois can discover.',
    citation: '740 ILCS 110/2; 740 ILCS 110/3(b); 45 CFR 160.203(b)',
    cures: ['record of the originator whether the note is a personal note'],
  },
  'il-personal-notes-withheld': {
    leads: 'LIMITS',
    text: 'Personal notes under Illinois law are withheld from the production.',
    citation: '740 ILCS 110/2; 740 ILCS 110/3(b); 45 CFR 160.203(b)',
  },
  'part2-order-without-findings': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A Part 2 record needs an order that met the notice, hearing and good-cause criteria of Subpart E.',
    citation: '42 CFR 2.63; 42 CFR 2.64',
    cures: ['order meeting 2.63/2.64'],
  },
  'part2-order-without-subpoena': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A Subpart E order authorizes and does not compel; a subpoena or similar mandate must come with it.',
    citation: '42 CFR 2.61',
    cures: ['subpoena or other compulsory process alongside the order'],
  },
  'order-expressly-authorizes': {
    leads: 'SUPPORTS',
    text: 'An authenticated order in force expressly covers these notes, this patient, this custodian and this recipient.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(a), (e)(1)(i)',
    duties: [
      'produce only what is ordered',
      'counsel reviews the order before release',
      'record the disclosure for accounting',
      'keep the order and the proof of delivery 6 years',
    ],
  },
  'order-narrows': {
    leads: 'LIMITS',
    text: 'What the order expressly authorizes is the ceiling.',
    citation: '45 CFR 164.512(e)(1)(i)',
  },
  'order-requires-redaction': {
    leads: 'LIMITS',
    text: 'The order requires redaction before release.',
    citation: '45 CFR 164.512(e)(1)(i)',
  },
  'tribunal-order': {
    leads: 'SUPPORTS',
    text: 'An administrative tribunal with power to compel issues orders within the rule.',
    citation: '45 CFR 164.103; 45 CFR 164.512(e)(1)(i)',
    duties: ['counsel confirms that the tribunal can compel privileged notes'],
  },
  'restriction-yields-to-order': {
    leads: 'SUPPORTS',
    text: 'An agreed restriction does not block what an order compels.',
    citation: '45 CFR 164.522(a)(1)(v); 45 CFR 164.512(a), (e)(1)(i)',
  },
});
