import { table } from './row.ts';

/** 45 CFR 164.512(i), .514(e): research on the ordinary record. */
export const recordResearchReasons = table({
  'research-on-waiver': {
    leads: 'SUPPORTS',
    text: 'A board or privacy board waived the authorization, which opens the ordinary record that it names.',
    citation: '45 CFR 164.512(i)(1)(i), (i)(2); 45 CFR 164.514(d)(3)(iii)(D)',
    duties: ['keep the documentation of the waiver'],
  },
  'waiver-not-documented': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The waiver of the board is not documented as the rule asks.',
    citation: '45 CFR 164.512(i)(1)(i), (i)(2)',
    cures: ['documented waiver of a board or privacy board', 'authorization'],
  },
  'waiver-covers-other-records': {
    leads: 'DENY',
    text: 'The waiver names other records.',
    citation: '45 CFR 164.512(i)(2)(iii)',
    cures: ['waiver that names these records', 'authorization'],
  },
  'waiver-limits': {
    leads: 'LIMITS',
    text: 'Only the records that the waiver names may go.',
    citation: '45 CFR 164.512(i)(2)(iii); 45 CFR 164.514(d)(3)(iii)(D)',
  },
  'paper-for-another-patient': {
    leads: 'DENY',
    text: 'The paper is for another patient.',
    citation: '45 CFR 164.502(a); 45 CFR 164.514(h)',
    cures: ['paper that names this patient'],
  },
  'paper-for-another-recipient': {
    leads: 'DENY',
    text: 'The paper is for another recipient.',
    citation: '45 CFR 164.502(a); 45 CFR 164.514(h)',
    cures: ['paper that names this recipient'],
  },
  'representation-incomplete': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The representation of the researcher leaves open something that the rule asks for.',
    citation: '45 CFR 164.512(i)(1)(ii)-(iii)',
    cures: ['complete representation of the researcher'],
  },
  'research-prepared': {
    leads: 'SUPPORTS',
    text: 'A researcher may look through the ordinary record to prepare research, and takes nothing away.',
    citation: '45 CFR 164.512(i)(1)(ii)',
    duties: ['nothing leaves the premises'],
  },
  'research-on-decedents': {
    leads: 'SUPPORTS',
    text: 'The ordinary record of a decedent may go for research on decedents.',
    citation: '45 CFR 164.512(i)(1)(iii)',
  },
  'limited-data-set': {
    leads: 'SUPPORTS',
    text: 'A limited data set may go under a data use agreement, without the sixteen identifiers.',
    citation: '45 CFR 164.514(e); 45 CFR 164.528(a)(1)(viii)',
    duties: ['take out the identifiers of 164.514(e)(2)'],
  },
  'data-use-agreement-incomplete': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The data use agreement does not show recipient, purpose and terms as the rule asks.',
    citation: '45 CFR 164.514(e)(3)-(4)',
    cures: ['complete data use agreement'],
  },
  'research-path-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'For research the ordinary record needs an authorization, a board’s waiver, a representation or a data use agreement.',
    citation: '45 CFR 164.508; 45 CFR 164.512(i); 45 CFR 164.514(e)',
    cures: [
      'authorization',
      'documented waiver of a board or privacy board',
      'data use agreement for a limited data set',
    ],
  },
});
