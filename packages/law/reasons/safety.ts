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
    citation: '45 CFR 164.512(j)(1)',
    cures: ['clinical reassessment; involuntary examination pathway does not need note release'],
  },
  'clinician-not-listed': {
    leads: 'DENY',
    text: 'In a facility that the state licenses, a clinician of another licence makes this warning.',
    citation: '45 CFR 164.512(j)(1)',
    cures: ['determination of a clinician whom the state lists', 'report to the office that the state names'],
  },
  'recipient-barred-by-state': {
    leads: 'LIMITS',
    text: 'The law of the state names who may be told, and this recipient is not among them.',
    citation: '45 CFR 164.512(j)(1)',
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
    citation: '45 CFR 164.512(a)',
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
  'medical-emergency': {
    leads: 'SUPPORTS',
    text: 'In a medical emergency those who treat the patient are told what they need, whatever restriction was agreed.',
    citation: '45 CFR 164.512(j)(1)(i); 45 CFR 164.522(a)(1)(iii)',
    duties: ['ask the provider not to use or disclose it further', 'document the emergency disclosure at once'],
  },
  'part2-cause-of-death': {
    leads: 'LIMITS',
    text: 'Part 2 yields to a law that inquires into the cause of death, for what relates to that cause.',
    citation: '42 CFR 2.15(b)(1)',
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
    citation: '45 CFR 164.512(a)',
    duties: ['report names and other non-clinical identifiers only'],
  },
  'il-danger-report': {
    leads: 'SUPPORTS',
    text: 'Illinois mandates a notice to the Department of Human Services of a person who is a clear and present danger.',
    citation: '45 CFR 164.512(a)',
    duties: ['report identity and the judgment only'],
  },
  'state-mandates-the-report': {
    leads: 'SUPPORTS',
    text: 'The law of the state mandates the report, to the agency and in the time that it names.',
    citation: '45 CFR 164.512(a)',
  },
  'report-to-another': {
    leads: 'DENY',
    text: 'A mandated report goes to the agency that the statute names and to nobody else.',
    citation: '45 CFR 164.512(a); 45 CFR 164.508(a)(2)(ii)',
    cures: ['report to the agency that the statute names'],
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
  'warning-permitted-not-commanded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The law of this state permits the warning and does not command it, so that it goes on the ground of a serious and imminent threat.',
    citation: '45 CFR 164.512(j)(1)(i); 45 CFR 164.512(a)(1)',
    cures: [
      'the same statement on the ground of a serious and imminent threat (45 CFR 164.512(j)), which waits for nobody',
    ],
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
