import type { RefusalCode } from '@sequester/model';

import type { RefusalWords } from './words.ts';

/** Of a practice, its members and the accounts of its patients. */
export const practiceRefusals = {
  'asked-by-representative': {
    status: 409,
    title: 'You act for the patient, and ask the practice for a file of the record.',
    cure: 'Read the record here, entry by entry, or ask the practice for the file: it looks first at what may be held back from representatives.',
  },
  'authority-over': {
    status: 409,
    title: 'The authority of this representative is over.',
    cure: 'Look at newer papers, and record in the chart on what authority they act now.',
  },
  'last-owner': {
    status: 409,
    title: 'A practice needs an active owner.',
    cure: 'Make another member an owner first.',
  },
  'member-disabled': {
    status: 409,
    title: 'This member has left the practice.',
    cure: 'Invite the person again, as a new member.',
  },
  'member-exists': {
    status: 409,
    title: 'A member of the practice has this e-mail address already.',
    cure: 'Look at the list of members, or use another address.',
  },
  'not-a-provider': {
    status: 409,
    title: 'This member is not a therapist.',
    cure: 'Give the member the role of provider first.',
  },
  'already-enrolled': { status: 409, title: 'This therapist is enrolled already.', cure: 'Nothing is needed.' },
  'not-enrolled': {
    status: 409,
    title: 'This therapist has no key yet.',
    cure: 'Ask an owner to enrol the therapist.',
  },
  'contact-missing': {
    status: 409,
    title: 'The practice has named nobody who answers for it in its letters.',
    cure: 'Name the privacy contact of the practice, with a telephone number.',
  },
  'supervision-overlaps': {
    status: 409,
    title: 'One of these two clinicians supervises the other in that time already.',
    cure: 'Look at the list of supervisions; end the one that stands, or name another day.',
  },
  'supervision-over': {
    status: 409,
    title: 'This supervision has ended already.',
    cure: 'Nothing is needed. Record a new one where it goes on.',
  },
  'tightened-already': { status: 409, title: 'This is in force already.', cure: 'Nothing is needed.' },
  'address-not-on-chart': {
    status: 409,
    title: 'The invitation goes to the e-mail address on the chart, and this is not it.',
    cure: 'Correct the address on the chart first, or leave the address out of the invitation.',
  },
  'binding-code-missing': {
    status: 409,
    title: 'There is no code for this account that still counts.',
    cure: 'Ask the practice for a new code, in person or by telephone.',
  },
  'binding-code-wrong': {
    status: 403,
    title: 'This code is not right.',
    cure: 'Check it and try again. After five wrong tries, ask the practice for a new code.',
  },
  'birth-date-not-asked': {
    status: 409,
    title: 'The date of birth does not open this account any more.',
    cure: 'Ask the practice for a code, in person or by telephone.',
  },
  'birth-date-wrong': {
    status: 403,
    title: 'This is not the date of birth on the chart.',
    cure: 'Check it and try again. After three wrong dates only a code of the practice helps.',
  },
} as const satisfies Partial<Record<RefusalCode, RefusalWords>>;
