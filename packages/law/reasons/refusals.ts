import { table } from './row.ts';

const LISTED = '45 CFR 164.508(a)(2)';

/** Section by section, what never reaches a psychotherapy note: the list of 45 CFR 164.508(a)(2) is closed. */
export const refusalReasons = table({
  'payment-not-listed': {
    leads: 'DENY',
    text: 'Payment, claims review and utilization review never reach psychotherapy notes.',
    citation: `${LISTED}, (b)(4); CMS Pub. 100-08, Transmittal 98`,
    cures: ['send progress-note elements'],
    duties: ['do not let payment depend on an authorization'],
  },
  'treatment-by-another': {
    leads: 'DENY',
    text: 'Only the originator may use the notes for treatment; nobody else may have them for it.',
    citation: '45 CFR 164.508(a)(2)(i)(A)',
    cures: ['authorization', 'progress notes'],
  },
  'operations-not-listed': {
    leads: 'DENY',
    text: 'Of health care operations only the practice’s own training programs and its own defense are listed.',
    citation: '45 CFR 164.508(a)(2)(i)(B)-(C); 45 CFR 164.501',
    cures: ['authorization'],
  },
  'emergency-access-not-a-ground': {
    leads: 'DENY',
    text: 'An emergency access procedure is a security measure and not a ground for disclosure.',
    citation: '45 CFR 164.312(a)(2)(ii); 45 CFR 164.508(a)(2)',
    cures: [
      'a statement to those able to prevent it, on the ground of a serious and imminent threat (45 CFR 164.512(j))',
      'authorization',
    ],
  },
  'involvement-in-care-not-listed': {
    leads: 'DENY',
    text: 'Family, friends and disaster relief never reach psychotherapy notes.',
    citation: `${LISTED}; 45 CFR 164.510(b)`,
    cures: ['authorization'],
  },
  'research-not-listed': {
    leads: 'DENY',
    text: 'Research is not listed, and a board’s waiver does not reach psychotherapy notes.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(i)',
    cures: ['stand-alone authorization'],
  },
  'deidentification-is-a-use': {
    leads: 'DENY',
    text: 'Making de-identified data is itself a use of the notes, and no exception lists it.',
    citation: `45 CFR 164.502(d)(1); ${LISTED}`,
    cures: ['authorization'],
  },
  'marketing-needs-authorization': {
    leads: 'DENY',
    text: 'Marketing always needs an authorization, and notes need one of their own.',
    citation: '45 CFR 164.508(a)(2)-(3)',
    cures: ['authorization stating any remuneration'],
  },
  'fundraising-never': {
    leads: 'DENY',
    text: 'Fundraising may use limited demographic and service data only.',
    citation: `45 CFR 164.514(f); ${LISTED}`,
  },
  'product-development-not-listed': {
    leads: 'DENY',
    text: 'A vendor may hold sealed notes and may not read, test with or train on them.',
    citation: `45 CFR 164.502(a)(3); 45 CFR 164.504(e); ${LISTED}`,
    cures: ['authorization'],
  },
  'public-health-not-listed': {
    leads: 'DENY',
    text: 'Public health alone is not listed; only a report that a law mandates goes, under required by law.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(b)',
    cures: ['statute that mandates the report', 'authorization'],
  },
  'specialized-government-not-listed': {
    leads: 'DENY',
    text: 'Military, national security, protective and correctional functions are not listed.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(k)',
    cures: ['court order'],
  },
  'workers-compensation-not-listed': {
    leads: 'DENY',
    text: 'Workers’ compensation is not listed, and a law that merely authorizes is not a mandate.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(l); 45 CFR 164.103',
    cures: ['authorization', 'order that compels'],
  },
  'amendment-not-available': {
    leads: 'DENY',
    text: 'What is not available for inspection need not be amended.',
    citation: '45 CFR 164.526(a)(2)(iii)',
    cures: ['statement of the patient kept with the record'],
    duties: [
      'answer within 60 days, one 30-day extension with written reason and date',
      'offer a statement of disagreement',
    ],
  },
  'notes-outside-access': {
    leads: 'DENY',
    text: 'The right of access does not reach psychotherapy notes, and the denial is not reviewable.',
    citation: '45 CFR 164.524(a)(1)(i), (a)(2)(i)',
    cures: ["originator's discretion", 'the ordinary record'],
    duties: [
      'written denial in plain language, with how to complain to the practice and to HHS',
      '30 days, one 30-day extension with written reason and date',
    ],
  },
  'notes-outside-third-party-directive': {
    leads: 'DENY',
    text: 'A direction to a third party rides on the right of access, which does not reach these notes; nor are they EHI.',
    citation: '45 CFR 164.524(a)(1)(i), (c)(3)(ii); 45 CFR 171.102',
    cures: ['authorization'],
  },
  'no-automatic-denial-here': {
    leads: 'NEEDS-ARTIFACT',
    text: 'This state may give the patient more access, so the professional decides and nothing is denied automatically.',
    citation: '45 CFR 160.203(b)',
    cures: ["professional's recorded decision, as originator's discretion or a signed statement of denial"],
    duties: ['counsel checks the state access law'],
  },
  'transcript-not-denied-automatically': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A machine transcript may not be a psychotherapy note, so it is not refused to the patient without counsel.',
    citation: '45 CFR 164.501; 45 CFR 164.524(a)(1)(i)',
    cures: ["counsel's classification of the transcript"],
  },
});
