import { table } from './row.ts';

/** 45 CFR 164.512(a), (c), (j): reports that a law mandates, and serious and imminent threats. */
export const safetyReasons = table({
  'threat-not-determined': {
    leads: 'NEEDS-ARTIFACT',
    text: 'No good-faith determination of the treating clinician is recorded.',
    citation: '45 CFR 164.512(j)(1)(i), (j)(4)',
    cures: ["treating clinician's documented determination"],
  },
  'threat-element-not-determined': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The determination leaves open something that the rule asks for.',
    citation: '45 CFR 164.512(j)(1)(i)',
    cures: ["treating clinician's documented determination"],
  },
  'threat-not-serious': {
    leads: 'DENY',
    text: 'The threat is not serious.',
    citation: '45 CFR 164.512(j)(1)(i)(A)',
    cures: ['clinical reassessment; involuntary examination pathway does not need note release'],
  },
  'threat-not-imminent': {
    leads: 'DENY',
    text: 'The threat is not imminent.',
    citation: '45 CFR 164.512(j)(1)(i)(A)',
    cures: ['clinical reassessment; involuntary examination pathway does not need note release'],
  },
  'threat-past': {
    leads: 'DENY',
    text: 'The danger has passed; what happened is investigated with an order or a warrant.',
    citation: '45 CFR 164.512(j)(1)(i); 45 CFR 164.508(a)(2)(ii)',
    cures: ['court order or warrant'],
  },
  'recipient-cannot-prevent': {
    leads: 'DENY',
    text: 'The recipient is not reasonably able to prevent or lessen the threat.',
    citation: '45 CFR 164.512(j)(1)(i)(B)',
    cures: ['statement to somebody able to prevent the threat'],
  },
  'state-threshold-not-met': {
    leads: 'DENY',
    text: 'The law of the state asks for an identified victim or an ability to act that was not found.',
    citation: '45 CFR 164.512(j)(1); Fla. Stat. 491.0147(2); Cal. Civ. Code 43.92; N.Y. Mental Hyg. Law 33.13(c)(6)',
    cures: ['clinical reassessment; involuntary examination pathway does not need note release'],
  },
  'clinician-not-listed': {
    leads: 'DENY',
    text: 'New York lets a treating psychiatrist or psychologist make this warning.',
    citation: 'N.Y. Mental Hyg. Law 33.13(c)(6)',
    cures: ['determination of a treating psychiatrist or psychologist', 'report to the director of community services'],
  },
  'recipient-barred-by-state': {
    leads: 'LIMITS',
    text: 'The law of the state lets only medical or law enforcement personnel be told.',
    citation:
      'Tex. Health & Safety Code 611.002(b-1); Tex. Health & Safety Code 611.004(a)(2); Thapar v. Zezulka, 994 S.W.2d 635 (Tex. 1999); 45 CFR 164.512(j)(1)',
  },
  'serious-and-imminent-threat': {
    leads: 'SUPPORTS',
    text: 'A statement with the facts needed to prevent the threat may go to those able to prevent it; no note leaves.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(j)(1)(i)',
    duties: [
      'document the determination and the statement',
      'notify the privacy officer, without waiting',
      'record the disclosure for accounting',
    ],
  },
  'state-duty-to-warn': {
    leads: 'SUPPORTS',
    text: 'The law of the state makes the warning a duty.',
    citation: 'Cal. Civ. Code 43.92; 405 ILCS 5/6-103; 740 ILCS 110/11; Fla. Stat. 491.0147(2)',
    duties: ['warn without waiting for any approval'],
  },
  'part2-no-duty-to-warn': {
    leads: 'DENY',
    text: 'Part 2 has no exception for warnings; only a medical emergency reaches medical personnel.',
    citation: '42 CFR 2.51; 42 CFR 2.12(c)',
    cures: [
      'order meeting 2.63/2.64 with a subpoena',
      'Part 2 consent',
      'medical emergency disclosure to medical personnel',
    ],
  },
  'part2-medical-emergency': {
    leads: 'SUPPORTS',
    text: 'In a medical emergency Part 2 lets medical personnel be told what they need.',
    citation: '42 CFR 2.51',
    duties: ['document the emergency disclosure at once'],
  },
  'mandated-report': {
    leads: 'SUPPORTS',
    text: 'A report that a law mandates is made with the contents the law asks for; the notes stay.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(a)',
    duties: [
      'report within the time the statute sets, without waiting for any approval',
      'privacy officer logs the report',
      'record the disclosure for accounting',
    ],
  },
  'adult-report-duties': {
    leads: 'SUPPORTS',
    text: 'A mandated report about an adult carries the duty to tell the individual, with two exceptions.',
    citation: '45 CFR 164.512(a)(2), (c)(1)(i), (c)(2)',
  },
  'ny-community-services-report': {
    leads: 'SUPPORTS',
    text: 'New York mandates a report of identity and reason to the director of community services; imminence is not needed.',
    citation: 'N.Y. Mental Hyg. Law 9.46; 45 CFR 164.512(a)',
    duties: ['report names and other non-clinical identifiers only'],
  },
  'il-danger-report': {
    leads: 'SUPPORTS',
    text: 'Illinois mandates a notice to the Department of Human Services of a person who is a clear and present danger.',
    citation: '405 ILCS 5/6-103.3; 45 CFR 164.512(a)',
    duties: ['report within 24 hours', 'report identity and the judgment only'],
  },
  'report-not-mandated': {
    leads: 'DENY',
    text: 'No law mandates the report, and a report that is merely permitted cannot use the notes.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(b)-(c)',
    cures: ['authorization'],
  },
  'mandate-not-shown': {
    leads: 'NEEDS-ARTIFACT',
    text: 'No law that compels this disclosure has been recorded.',
    citation: '45 CFR 164.103; 45 CFR 164.512(a)(1)',
    cures: ['citation of compelling statute verified by counsel', 'court order', 'authorization'],
  },
  'mandate-covers-the-report-only': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The mandate covers the report; anything further needs a law that compels it or an order.',
    citation: '45 CFR 164.512(a)(1); 45 CFR 164.508(a)(2)(ii)',
    cures: ['citation of compelling statute verified by counsel', 'court order', 'authorization'],
  },
  'part2-initial-report-only': {
    leads: 'LIMITS',
    text: 'Part 2 yields to the initial report of child abuse and to nothing after it.',
    citation: '42 CFR 2.12(c)(6)',
  },
  'part2-no-adult-report': {
    leads: 'DENY',
    text: 'Part 2 has no exception for this report.',
    citation: '42 CFR 2.12(c)',
    cures: [
      'order meeting 2.63/2.64 with a subpoena',
      'Part 2 consent',
      'report without patient identifying information',
    ],
  },
});
