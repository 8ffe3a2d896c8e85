import { table } from './row.ts';

const response = [
  'respond by return date through counsel',
  'assert privilege for the patient',
  'do not acknowledge treatment to the server of process',
];

/** 45 CFR 164.512(e)(1)(ii), (f): subpoenas and warrants. */
export const processReasons = table({
  'subpoena-alone': {
    leads: 'DENY',
    text: 'A subpoena alone, whatever assurance comes with it, never reaches psychotherapy notes.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(a)(2), (e)(1)(ii)',
    cures: ['court order', 'authorization'],
    duties: response,
  },
  'subpoena-of-clerk': {
    leads: 'DENY',
    text: 'A clerk issues subpoenas without a ruling of a judge, so this one is not an order.',
    citation: '45 CFR 164.103; 45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(a)(2), (e)(1)(ii)',
    cures: ['court order', 'authorization'],
    duties: response,
  },
  'subpoena-absent': {
    leads: 'DENY',
    text: 'A subpoena is asserted and none is recorded; even one would not reach psychotherapy notes.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(e)(1)(ii)',
    cures: ['court order', 'authorization'],
  },
  'subpoena-says-order-came-with-it': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The subpoena is said to come with an order, and the order is not recorded.',
    citation: '45 CFR 164.512(e)(1)(i); 45 CFR 164.514(h)(1)(ii)',
    cures: ['signed order'],
    duties: response,
  },
  'subpoena-of-grand-jury': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A grand jury subpoena is held until a judge has ruled on the privilege.',
    citation: '45 CFR 164.103; 45 CFR 164.512(a)(2), (f)(1)(ii)(B); Jaffee v. Redmond, 518 U.S. 1 (1996)',
    cures: ['court order overruling privilege', 'patient authorization or waiver'],
    duties: [
      'counsel to file motion to quash or assert privilege before return date',
      'honour lawful nondisclosure orders',
    ],
  },
  'subpoena-of-inspector-general': {
    leads: 'NEEDS-ARTIFACT',
    text: 'An administrative subpoena is held until a judge has ordered production.',
    citation: '45 CFR 164.103; 45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(a)(2), (d), (f)(1)(ii)(C)',
    cures: ['court order'],
    duties: ['counsel answers before the return date'],
  },
  'protective-order-only-limits-use': {
    leads: 'DENY',
    text: 'A qualified protective order limits use and does not command disclosure.',
    citation: '45 CFR 164.512(e)(1)(ii)(B), (e)(1)(iv)-(v); 45 CFR 164.508(a)(2)(ii)',
    cures: ['court order commanding production'],
  },
  'subpoena-with-assurance': {
    leads: 'SUPPORTS',
    text: 'Satisfactory assurance lets the ordinary record answer a subpoena.',
    citation: '45 CFR 164.512(e)(1)(ii)',
  },
  'assurance-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The subpoena came without notice to the individual and without a qualified protective order.',
    citation: '45 CFR 164.512(e)(1)(ii)-(vi)',
    cures: ['satisfactory assurance', 'court order', 'authorization'],
    duties: response,
  },
  'state-subpoena-needs-order': {
    leads: 'NEEDS-ARTIFACT',
    text: 'In this state a subpoena for mental health records must come with a court order.',
    citation: '45 CFR 160.203(b)',
    cures: ['court order'],
    duties: response,
  },
  'warrant-of-officer': {
    leads: 'DENY',
    text: 'No judicial officer signed the warrant, and it compels no records from a third party.',
    citation: '45 CFR 164.103; 45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(f)(1)(ii)',
    cures: ['judicial warrant or court order'],
    duties: ['call counsel immediately; do not obstruct'],
  },
  'warrant-for-another-patient': {
    leads: 'DENY',
    text: 'The warrant concerns another patient.',
    citation: '45 CFR 164.512(a)(1), (f)(1)(ii)(A)',
    cures: ['warrant that names this patient'],
    duties: ['call counsel immediately; do not obstruct'],
  },
  'warrant-for-another-custodian': {
    leads: 'DENY',
    text: 'The warrant is for the premises or the records of another custodian.',
    citation: 'U.S. Const. amend. IV; 45 CFR 164.512(a)(1), (f)(1)(ii)(A)',
    cures: ['warrant for the records of this practice'],
    duties: ['call counsel immediately; do not obstruct'],
  },
  'warrant-for-another-agency': {
    leads: 'DENY',
    text: 'The warrant is addressed to others than the requester.',
    citation: '45 CFR 164.512(a)(1), (f)(1)(ii)(A); 45 CFR 164.514(h)',
    cures: ['the warrant, from an officer to whom it is addressed'],
    duties: ['call counsel immediately; do not obstruct'],
  },
  'warrant-expired': {
    leads: 'DENY',
    text: 'The time in which the warrant had to be executed is over, and a warrant that has expired is void.',
    citation:
      'Sgro v. United States, 287 U.S. 206 (1932); Fed. R. Crim. P. 41(e)(2)(A)(i); 45 CFR 164.512(a)(1), (f)(1)(ii)(A)',
    cures: ['new warrant'],
    duties: ['call counsel immediately; do not obstruct'],
  },
  'warrant-not-with-an-officer': {
    leads: 'DENY',
    text: 'A warrant is executed by a law enforcement official, and the requester is none.',
    citation: '45 CFR 164.103; 45 CFR 164.512(f)(1)(ii)(A)',
    cures: ['the warrant, from a law enforcement official'],
  },
  'warrant-not-authenticated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'Nobody has verified the warrant.',
    citation: '45 CFR 164.514(h)(1)-(2)',
    cures: ['confirmation of the warrant by the issuing court'],
    duties: ['call counsel immediately; do not obstruct'],
  },
  'warrant-names-nobody': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A warrant identifies the person or place to be searched, and nobody recorded whom or what this one names.',
    citation: '45 CFR 164.512(f)(1)(ii)(A); Fed. R. Crim. P. 41(e)(2)(A); Groh v. Ramirez, 540 U.S. 551 (2004)',
    cures: ['record of the patient and the holder that the warrant names'],
    duties: ['call counsel immediately; do not obstruct'],
  },
  'warrant-items-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The warrant describes no items among the notes.',
    citation: '45 CFR 164.512(a)(1), (f)(1)(ii)(A)',
    cures: ['warrant that describes the notes'],
    duties: ['call counsel immediately; do not obstruct'],
  },
  'warrant-describes-other-items': {
    leads: 'DENY',
    text: 'No requested note is among the items the warrant describes.',
    citation: '45 CFR 164.512(a)(1), (f)(1)(ii)(A)',
    cures: ['warrant that describes the requested notes'],
    duties: ['call counsel immediately; do not obstruct'],
  },
  'judicial-warrant': {
    leads: 'SUPPORTS',
    text: 'A judge’s warrant is required by law; hand over the described items only, sealed, and assert privilege.',
    citation: '45 CFR 164.103; 45 CFR 164.512(a), (f)(1)(ii)(A)',
    duties: ['call counsel immediately; do not obstruct', 'accounting may be suspended on request of the agency'],
  },
  'law-enforcement-without-process': {
    leads: 'DENY',
    text: 'Law enforcement reaches psychotherapy notes only with a judge’s order or warrant.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(f)',
    cures: ['court order or warrant'],
  },
  'admission-of-past-crime': {
    leads: 'DENY',
    text: 'An admission made in counseling is barred and its paragraph is not listed for psychotherapy notes.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(j)(1)(ii)(A), (j)(2)',
    cures: ['court order or warrant'],
  },
  'crime-on-premises': {
    leads: 'DENY',
    text: 'Crime on the premises is not a listed exception; staff may report the incident without the notes.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(f)(5)',
    cures: ['court order or warrant'],
  },
});
