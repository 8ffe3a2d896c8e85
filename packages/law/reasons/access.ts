import { table } from './row.ts';

/** 45 CFR 164.502(g), .522, .524, .528: the individual's own rights, and the ordinary record. */
export const accessReasons = table({
  'access-granted': {
    leads: 'SUPPORTS',
    text: 'The individual has a right to the ordinary record.',
    citation: '45 CFR 164.524(a)(1), (b)(2), (d)(1)',
    duties: ['30 days, one 30-day extension with written reason and date'],
  },
  'export-leaves-notes-out': {
    leads: 'LIMITS',
    text: 'Psychotherapy notes are carved out of the electronic health information of an export.',
    citation: '45 CFR 171.102; 45 CFR 164.524(a)(1)(i)',
  },
  'not-the-individual': {
    leads: 'DENY',
    text: 'Only the individual and a personal representative have the right of access.',
    citation: '45 CFR 164.524(a)(1); 45 CFR 164.502(g)(1)',
    cures: ['authorization'],
  },
  'minor-holds-the-right': {
    leads: 'DENY',
    text: 'The minor lawfully consented to the care alone and is the individual for it; the parent is not the representative.',
    citation: '45 CFR 164.502(g)(3)(i)(A), (g)(3)(ii)(C)',
    cures: ["minor's own authorization"],
  },
  'minors-consent-to-care-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'Who is the individual for this care turns on who consented to it, and nobody recorded that.',
    citation: '45 CFR 164.502(g)(3)(i)',
    cures: ['record of who consented to this care', "minor's own authorization"],
  },
  'minor-controls-the-record': {
    leads: 'NEEDS-ARTIFACT',
    text: 'In this state a minor of this age controls the release of the record, whoever consented to the care.',
    citation: '45 CFR 164.502(g)(3)(ii)(B)',
    cures: ["minor's own authorization"],
  },
  'state-opens-to-parent': {
    leads: 'SUPPORTS',
    text: 'The law of the state opens this part of the record to a parent, although the minor controls the rest.',
    citation: '45 CFR 164.502(g)(3)(ii)(A)',
    duties: ['withhold it where abuse was reported and the parent would endanger the minor'],
  },
  'minor-objects-to-the-parent': {
    leads: 'DENY',
    text: 'In this state a parent may neither see nor release the record of a minor of this age who objects.',
    citation: '45 CFR 164.502(g)(3)(ii)(B)',
    cures: ["minor's own authorization"],
  },
  'minors-objection-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'In this state the parent acts only where the minor was told and does not object, and nobody recorded that.',
    citation: '45 CFR 164.502(g)(3)(ii)',
    cures: ['record that the minor was told and does not object', "minor's own authorization"],
  },
  'parent-barred-after-removal': {
    leads: 'DENY',
    text: 'A parent from whose custody the minor was removed may not inspect what the psychotherapist keeps.',
    citation: 'Cal. Civ. Code 56.106; Cal. Health & Safety Code 123116; 45 CFR 164.502(g)(3)(ii)(B)',
    cures: ['juvenile court order'],
  },
  'patient-is-an-adult': {
    leads: 'DENY',
    text: 'The patient is an adult, and a parent as such is not the representative of an adult.',
    citation: '45 CFR 164.502(g)(2)',
    cures: ["patient's own authorization", 'proof of authority over health care decisions'],
  },
  'age-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'Who acts for the patient turns on the age of the patient, which is not recorded.',
    citation: '45 CFR 164.502(g)(3)',
    cures: ['record of the age of the patient'],
  },
  'representative-not-in-best-interest': {
    leads: 'DENY',
    text: 'The professional judges that treating this person as representative is not in the patient’s best interest.',
    citation: '45 CFR 164.502(g)(5)',
    cures: ['court order'],
  },
  'letters-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The executor’s authority is not shown.',
    citation: '45 CFR 164.502(g)(4); 45 CFR 164.514(h)(1)',
    cures: ['letters testamentary or of administration'],
  },
  'letters-name-no-decedent': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded whose estate the letters are for.',
    citation: '45 CFR 164.502(g)(4); 45 CFR 164.514(h)(1)',
    cures: ['letters that name the decedent'],
  },
  'letters-for-another-decedent': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The letters are for the estate of another decedent.',
    citation: '45 CFR 164.502(g)(4); 45 CFR 164.514(h)(1)',
    cures: ['letters for the estate of this patient'],
  },
  'parent-limited-to-summary': {
    leads: 'LIMITS',
    text: 'For a patient aged 12 to 17 who has not agreed, the parent is told the current condition, needs and services only.',
    citation: '740 ILCS 110/4(a)(3); 45 CFR 164.502(g)(3)(ii)',
  },
  'access-endangers': {
    leads: 'DENY',
    text: 'A licensed professional found that access would endanger somebody; another professional reviews that on request.',
    citation: '45 CFR 164.524(a)(3)(i)-(iii), (a)(4), (d)(2)(ii)',
    cures: ['review by another licensed professional'],
    duties: ['denial letter must describe review right', 'promptly refer to reviewing official'],
  },
  'treatment-of-the-record': {
    leads: 'SUPPORTS',
    text: 'The ordinary record may go to a provider for treatment.',
    citation: '45 CFR 164.506(c)(1)-(2); 45 CFR 164.502(b)(2)(i)',
  },
  'payment-of-the-record': {
    leads: 'SUPPORTS',
    text: 'The ordinary record may go for payment, the minimum necessary of it.',
    citation: '45 CFR 164.506(c)(3); 45 CFR 164.502(b); 45 CFR 164.514(d)',
  },
  'operations-of-the-record': {
    leads: 'SUPPORTS',
    text: 'The ordinary record may be used for health care operations, the minimum necessary of it.',
    citation: '45 CFR 164.506(c)(1), (c)(4); 45 CFR 164.502(b)',
  },
  'ground-not-open-to-record': {
    leads: 'DENY',
    text: 'This engine knows no rule that lets the ordinary record go on the asserted ground.',
    citation: '45 CFR 164.502(a)',
    cures: ['authorization'],
  },
  'self-pay-restriction': {
    leads: 'DENY',
    text: 'The patient paid in full and asked that the plan not be told of the service.',
    citation: '45 CFR 164.522(a)(1)(vi)',
  },
  'self-pay-service-withheld': {
    leads: 'LIMITS',
    text: 'A service paid in full out of pocket is withheld from the plan.',
    citation: '45 CFR 164.522(a)(1)(vi)',
  },
  'agreed-restriction-blocks': {
    leads: 'DENY',
    text: 'The practice agreed to a restriction that covers this disclosure.',
    citation: '45 CFR 164.522(a)(1)(iii)',
    cures: ['written end of the restriction by the patient'],
  },
  'part2-consent-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A record of a Part 2 program goes for treatment, payment or operations only with the patient’s consent.',
    citation: '42 CFR 2.31; 42 CFR 2.33',
    cures: ['Part 2 consent'],
  },
  'accounting-given': {
    leads: 'SUPPORTS',
    text: 'The accounting lists what the law does not except, for six years before the request.',
    citation: '45 CFR 164.528(a)(1)(i), (iv), (b)(2)',
    duties: ['60 days + one 30-day extension', 'first in 12 months free'],
  },
  'accounting-excepts': {
    leads: 'LIMITS',
    text: 'Disclosures under an authorization, to the individual, and for treatment, payment and operations are excepted.',
    citation: '45 CFR 164.528(a)(1)(i)-(ix)',
  },
  'accounting-suspended': {
    leads: 'LIMITS',
    text: 'An agency’s statement suspends the accounting of its own disclosures for the stated time.',
    citation: '45 CFR 164.528(a)(2)(i)-(ii)',
  },
});
