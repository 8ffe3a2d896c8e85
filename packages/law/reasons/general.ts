import { table } from './row.ts';

/** 45 CFR 164.501, 164.508(a)(2), 164.514(h): what holds for every request. */
export const generalReasons = table({
  'no-ground': {
    leads: 'DENY',
    text: 'No ground that the law lists for psychotherapy notes was matched.',
    citation: '45 CFR 164.508(a)(2)',
    cures: ['authorization'],
  },
  'identity-not-verified': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The identity and authority of the requester have not been verified.',
    citation: '45 CFR 164.514(h)(1)',
    cures: ['verification of the identity and authority of the requester'],
  },
  'nothing-requested-is-held': {
    leads: 'DENY',
    text: 'Nothing that was asked for is among the records of this request.',
    citation: '45 CFR 164.508(a)(2)',
  },
  'no-such-record-held': {
    leads: 'DENY',
    text: 'The practice holds no record of the kind and the days that were asked for.',
    citation: '45 CFR 164.501; 45 CFR 164.524(d)(3)',
    cures: ['request for records that the practice holds'],
    duties: ['tell the individual where the record is kept, if the practice knows'],
  },
  'fact-not-read': {
    leads: 'LIMITS',
    text: 'These facts are of an earlier vocabulary and say nothing that is read any more.',
    citation: '45 CFR 164.508(a)(2)',
  },
  'fact-left-out': {
    leads: 'LIMITS',
    text: 'Something on record cannot be true and was left out. It has nothing to do with this act, which goes on without it.',
    citation: '45 CFR 164.512(a); 45 CFR 164.512(j)(1)(i)',
    duties: ['correct the record of what was left out'],
  },
  'outside-approval': {
    leads: 'LIMITS',
    text: 'Release stops at what was approved.',
    citation: '45 CFR 164.508(a)(1)',
  },
  'nothing-approved': {
    leads: 'DENY',
    text: 'None of what was approved may leave on these facts.',
    citation: '45 CFR 164.508(a)(1)',
    cures: ['new approval'],
  },
  'policy-joint-notes': {
    leads: 'DENY',
    text: 'The practice lets no note of a joint session leave.',
    citation: '45 CFR 164.508(a)(2)',
    cures: ['court order'],
  },
  'policy-no-copies': {
    leads: 'DENY',
    text: 'The practice gives patients no copies of psychotherapy notes.',
    citation: '45 CFR 164.524(a)(1)(i)',
    cures: ['sharing by word of mouth', 'the ordinary record'],
  },
  'not-a-psychotherapy-note': {
    leads: 'SUPPORTS',
    text: 'The record is not a psychotherapy note, so the rules of the ordinary record apply.',
    citation: '45 CFR 164.501',
  },
  'misfiled-note-still-protected': {
    leads: 'LIMITS',
    text: 'A misfiled note is still treated as a psychotherapy note until the originator reclassifies it.',
    citation: '45 CFR 164.501; 45 CFR 164.502(b); 45 CFR 164.514(d)',
    duties: ['log misfiling as an incident', 'return the note to separate storage'],
  },
  'machine-transcript-protected': {
    leads: 'LIMITS',
    text: 'A machine transcript is protected as a psychotherapy note until counsel classifies it.',
    citation: '45 CFR 164.501',
  },
  'excluded-content-extracted': {
    leads: 'SUPPORTS',
    text: 'What the definition excludes is ordinary record wherever it is written, and can be extracted.',
    citation: '45 CFR 164.501; 45 CFR 164.524(a)(1)(i); CMS Pub. 100-08, Transmittal 98',
    duties: ['extract the excluded content; withhold the rest of the note'],
  },
});
