import { table } from './row.ts';

/** 45 CFR 164.501, 164.502(d), .506, .510(b), .514(e)-(f), .522: what lets the ordinary record go for the work of the practice, to family and for research. */
export const recordReasons = table({
  'own-lawsuit': {
    leads: 'SUPPORTS',
    text: 'The practice is a party, and may use the ordinary record for its own case, the minimum necessary of it.',
    citation:
      '45 CFR 164.501 (health care operations, legal services); 45 CFR 164.506(c)(1); 45 CFR 164.502(b); HHS FAQ 705',
    duties: ['seek a protective order or sealed filing'],
  },
  'practice-not-a-party': {
    leads: 'DENY',
    text: 'The practice is no party to the action.',
    citation: '45 CFR 164.501; 45 CFR 164.506(c)(1); HHS FAQ 705',
    cures: ['authorization', 'court order', 'subpoena with satisfactory assurance'],
  },
  'not-a-provider': {
    leads: 'DENY',
    text: 'For treatment the ordinary record goes to a provider of health care.',
    citation: '45 CFR 164.506(c)(2); 45 CFR 160.103',
    cures: ['authorization'],
  },
  'not-of-payment': {
    leads: 'DENY',
    text: 'For payment the ordinary record goes to who pays, bills or was paid for the care.',
    citation: '45 CFR 164.501 (payment); 45 CFR 164.506(c)(1), (c)(3)',
    cures: ['authorization'],
  },
  'not-of-operations': {
    leads: 'DENY',
    text: 'For health care operations the ordinary record goes to the workforce, a business associate, or a plan or provider of the same patient.',
    citation: '45 CFR 164.501 (health care operations); 45 CFR 164.506(c)(1), (c)(4)',
    cures: ['authorization'],
  },
  'requester-role-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'What the requester is to the patient or the practice is not recorded.',
    citation: '45 CFR 164.506(c); 45 CFR 164.514(h)(1)',
    cures: ['record of what the requester is'],
  },
  'associate-without-agreement': {
    leads: 'NEEDS-ARTIFACT',
    text: 'Who works for the practice from outside needs a business associate agreement, and none is recorded.',
    citation: '45 CFR 164.502(e); 45 CFR 164.504(e)',
    cures: ['business associate agreement'],
  },
  'restriction-not-read': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A restriction was agreed, and whom and what it covers is not recorded in words that can be read.',
    citation: '45 CFR 164.522(a)(1)(i), (a)(1)(iii), (a)(3)',
    cures: ['record of whom and what the restriction covers'],
  },
  'restriction-withholds': {
    leads: 'LIMITS',
    text: 'A restriction that the practice agreed to holds back part of what was asked for.',
    citation: '45 CFR 164.522(a)(1)(iii)',
  },
  'deidentification-of-record': {
    leads: 'SUPPORTS',
    text: 'The practice may use the ordinary record to make information that identifies nobody.',
    citation: '45 CFR 164.502(d)(1); 45 CFR 164.514(a)-(b)',
    duties: ['remove all identifiers or have an expert determine the risk; keep the method on file'],
  },
  'deidentified-by-others': {
    leads: 'DENY',
    text: 'Only the practice or its business associate takes identifiers out; others receive what was made.',
    citation: '45 CFR 164.502(d)(1), (e); 45 CFR 164.514(a)-(b)',
    cures: ['de-identified information made by the practice', 'business associate agreement', 'authorization'],
  },
  'family-in-care': {
    leads: 'SUPPORTS',
    text: 'With the patient’s agreement, family is told what is relevant to its part in the care or its payment.',
    citation: '45 CFR 164.510(b)(1)(i), (b)(2)',
  },
  'family-of-decedent': {
    leads: 'SUPPORTS',
    text: 'Who took part in the care or its payment before the death is told what is relevant to that.',
    citation: '45 CFR 164.510(b)(5)',
  },
  'patient-objects': {
    leads: 'DENY',
    text: 'The patient does not agree that this person is told.',
    citation: '45 CFR 164.510(b)(2)',
    cures: ['authorization'],
  },
  'agreement-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded that the patient agrees, or had the chance to object and did not.',
    citation: '45 CFR 164.510(b)(2)-(3)',
    cures: ['record that the patient agrees or does not object', 'authorization'],
  },
  'decedent-wished-otherwise': {
    leads: 'DENY',
    text: 'The patient had made known that this person was not to be told.',
    citation: '45 CFR 164.510(b)(5)',
    cures: ['authorization of the personal representative'],
  },
  'not-involved-in-care': {
    leads: 'DENY',
    text: 'This person took no part in the care or its payment.',
    citation: '45 CFR 164.510(b)(1)(i), (b)(5)',
    cures: ['authorization', 'authorization of the personal representative'],
  },
  'involvement-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded whether this person took part in the care or its payment.',
    citation: '45 CFR 164.510(b)(5)',
    cures: ['record of the part taken in the care or its payment', 'letters testamentary or of administration'],
  },
  'wish-not-checked': {
    leads: 'NEEDS-ARTIFACT',
    text: 'Nobody recorded whether the patient had made a contrary wish known.',
    citation: '45 CFR 164.510(b)(5)',
    cures: ['record that no contrary wish is known'],
  },
  'fundraising-data': {
    leads: 'SUPPORTS',
    text: 'For its own fundraising the practice may use demographic and service data, with a way to opt out.',
    citation: '45 CFR 164.514(f)(1)-(2)',
    duties: ['state the right to opt out in every message'],
  },
  'patient-opted-out': {
    leads: 'DENY',
    text: 'The patient asked to be left out of fundraising.',
    citation: '45 CFR 164.514(f)(2)(iv)',
  },
  'fundraising-for-others': {
    leads: 'DENY',
    text: 'Fundraising data serve the practice, its business associate and its own foundation alone.',
    citation: '45 CFR 164.514(f)(1)',
    cures: ['authorization'],
  },
  'ehi-harm-exception': {
    leads: 'LIMITS',
    text: 'That the record waits is no information blocking while the exception for preventing harm covers it.',
    citation: '45 CFR 171.201',
    duties: ['record which exception of 45 CFR part 171 covers the delay'],
  },
  'ehi-request-exception': {
    leads: 'LIMITS',
    text: 'That the record is kept back is no information blocking where the individual asked for it and the practice agreed.',
    citation: '45 CFR 171.202(e)',
    duties: ['record which exception of 45 CFR part 171 covers the delay'],
  },
  'ehi-privacy-exception': {
    leads: 'LIMITS',
    text: 'That the record waits is no information blocking while a precondition of privacy law is not met.',
    citation: '45 CFR 171.202(b)',
    duties: ['record which exception of 45 CFR part 171 covers the delay'],
  },
});
