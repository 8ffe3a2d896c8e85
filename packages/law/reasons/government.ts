import { table } from './row.ts';

/** 45 CFR 164.502(a)(2)(ii), 164.512(d), (g)(1): the Secretary, oversight of the originator, the coroner. */
export const governmentReasons = table({
  'hhs-not-the-secretary': {
    leads: 'DENY',
    text: 'The requester is not the Secretary of Health and Human Services.',
    citation: '45 CFR 164.502(a)(2)(ii); 45 CFR 160.310(c)',
    cures: ['request of the Secretary', 'authorization', 'court order'],
  },
  'official-request-absent': {
    leads: 'NEEDS-ARTIFACT',
    text: 'No official request has been recorded.',
    citation: '45 CFR 164.514(h)(2)(i)-(ii)',
    cures: ['official request, verified'],
  },
  'official-request-for-another-patient': {
    leads: 'DENY',
    text: 'The official request concerns another patient.',
    citation: '45 CFR 164.502(b)(1); 45 CFR 164.514(d)(3), (h)(2)',
    cures: ['official request that names this patient'],
  },
  'official-request-for-another-custodian': {
    leads: 'DENY',
    text: 'The official request is addressed to another holder.',
    citation: '45 CFR 164.512(a)(1); 45 CFR 164.514(h)(2)',
    cures: ['official request addressed to this practice'],
  },
  'official-request-of-another': {
    leads: 'DENY',
    text: 'The official request asks that the records go to somebody else.',
    citation: '45 CFR 164.514(h)(1)-(2)',
    cures: ['official request of the requester'],
  },
  'official-request-not-verified': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The official request has not been verified; a letterhead alone is not enough here.',
    citation: '45 CFR 164.514(h)(2)(i)-(ii)',
    cures: ['verification of the official and the authority'],
  },
  'matter-not-stated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The request states no matter under investigation.',
    citation: '45 CFR 160.310(c); 45 CFR 164.514(h)(2)(ii)',
    cures: ['matter number of the investigation'],
  },
  'pertinent-part-not-stated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The request does not say which notes are pertinent.',
    citation: '45 CFR 160.310(c)(1); 45 CFR 164.512(a)(1)',
    cures: ['request that says which notes are pertinent'],
  },
  'hhs-enforcement': {
    leads: 'SUPPORTS',
    text: 'Disclosure to the Secretary to determine compliance is mandatory, limited to what is pertinent.',
    citation: '45 CFR 164.502(a)(2)(ii); 45 CFR 164.508(a)(2)(ii); 45 CFR 160.310(c)',
    duties: ['record the disclosure for accounting', 'counsel reviews what is pertinent'],
  },
  'not-an-oversight-agency': {
    leads: 'DENY',
    text: 'The requester is not a health oversight agency.',
    citation: '45 CFR 164.501; 45 CFR 164.512(d)(1)',
    cures: ['authorization', 'court order'],
  },
  'oversight-of-another': {
    leads: 'DENY',
    text: 'Only oversight of the originator reaches the notes, not of another provider or of the patient.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(d)(2)',
    cures: ['court order', 'authorization'],
  },
  'oversight-target-not-stated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The request does not say whom the agency oversees.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(d)(1)',
    cures: ['request that names the originator as its target'],
  },
  'legal-authority-not-stated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The request states no legal authority.',
    citation: '45 CFR 164.512(d)(1); 45 CFR 164.514(h)(2)(ii)',
    cures: ['written statement of the legal authority'],
  },
  'request-not-particular': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The whole file needs a specific justification or the official’s representation that it is the minimum necessary.',
    citation: '45 CFR 164.502(b)(1); 45 CFR 164.514(d)(3)(iii)(A), (d)(5)',
    cures: ['particularized request or agency representation of minimum necessary'],
  },
  'nothing-asked-is-reachable': {
    leads: 'DENY',
    text: 'Nothing that was asked for lies within what the official request reaches.',
    citation: '45 CFR 164.502(b)(1); 45 CFR 164.508(a)(2)(ii)',
    cures: ['official request for these notes'],
  },
  'official-request-narrows': {
    leads: 'LIMITS',
    text: 'What the official request asks for is the ceiling.',
    citation: '45 CFR 164.502(b)(1); 45 CFR 164.514(d)(3)',
  },
  'oversight-of-originator': {
    leads: 'SUPPORTS',
    text: 'Oversight of the originator may have the notes it needs.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(d)(1); 45 CFR 164.514(d)(3)(iii)(A)',
    duties: ['check state law for patient consent or notice', 'accounting suspension possible on agency statement'],
  },
  'not-a-coroner': {
    leads: 'DENY',
    text: 'Only a coroner or medical examiner is listed; funeral directors and organ banks are not.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(g)-(h)',
    cures: ['authorization of the personal representative'],
  },
  'patient-not-deceased': {
    leads: 'DENY',
    text: 'The patient is not deceased.',
    citation: '45 CFR 164.512(g)(1)',
    cures: ['authorization'],
  },
  'death-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded that the patient has died.',
    citation: '45 CFR 164.512(g)(1)',
    cures: ['record of the death'],
  },
  'duty-of-coroner-not-stated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The request states neither identification, nor cause of death, nor another duty that law authorizes.',
    citation: '45 CFR 164.512(g)(1)',
    cures: ['purpose of the coroner or medical examiner'],
  },
  'coroner-duty': {
    leads: 'SUPPORTS',
    text: 'A coroner or medical examiner may have what is reasonably needed to identify, or to find the cause of death.',
    citation: '45 CFR 164.508(a)(2)(ii); 45 CFR 164.512(g)(1); 45 CFR 164.514(d)(3)(iii)(A)',
    duties: ['record the disclosure for accounting'],
  },
  'decedent-no-right': {
    leads: 'DENY',
    text: 'Death opens no ground by itself; the executor stands in the place of the individual and has no right to the notes.',
    citation: '45 CFR 164.502(f), (g)(4); 45 CFR 164.524(a)(1)(i)',
    cures: ["executor's or administrator's authorization with letters"],
  },
  'fifty-years-since-death': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The federal rule ends 50 years after death; privilege, state law and ethics must be cleared first.',
    citation: '45 CFR 164.502(f); 45 CFR 160.103',
    cures: ["counsel's state-law clearance"],
  },
  'part2-path-is-counsel-only': {
    leads: 'NEEDS-ARTIFACT',
    text: 'For a Part 2 program this path was not verified and is for counsel alone.',
    citation: '42 CFR 2.12; 42 CFR 2.13; 42 CFR 2.31(b)',
    cures: ["counsel's opinion", 'Part 2 consent', 'order meeting 2.63/2.64 with a subpoena'],
  },
});
