import type { RefusalCode } from '@sequester/model';

import type { RefusalWords } from './words.ts';

/** Of a request, its approvals and its statements. */
export const requestRefusals = {
  'request-state': {
    status: 409,
    title: 'This step is not possible while the request is {status}.',
    cure: 'Reload it to see what can be done now.',
  },
  'law-refuses': {
    status: 409,
    title: 'The law does not allow this release.',
    cure: 'See the reasons and what would cure each.',
  },
  'approval-not-demanded': {
    status: 409,
    title: 'This request does not wait for your approval.',
    cure: 'Open the request to see who has to approve.',
  },
  'approvers-must-differ': {
    status: 409,
    title: 'In this practice, who approves and whose notes leave are different people.',
    cure: 'See who may approve instead.',
  },
  'officer-first': { status: 409, title: 'Others have to approve first.', cure: 'Approve after those who are named.' },
  'content-not-supported': {
    status: 409,
    title: 'What may leave on this request is not pages of notes.',
    cure: 'Open the request to see what may leave instead.',
  },
  'necessity-not-stated': {
    status: 422,
    title: 'Only what the purpose needs may leave, and nobody has stated that this is no more.',
    cure: 'Select no more than the purpose needs, and state that you did; your statement is recorded (45 CFR 164.502(b)).',
  },
  'notice-mismatch': {
    status: 409,
    title: 'The recorded facts call for another decision on telling the individual.',
    cure: 'Record the facts first, or decide as they say.',
  },
  'no-statement': {
    status: 409,
    title: 'The law does not call for a statement on this request.',
    cure: 'Open the request to see what may leave.',
  },
  'statement-beyond-scope': {
    status: 422,
    title: 'The statement goes beyond what may be said, or to whom.',
    cure: 'Keep to the elements and the recipients that the decision names.',
  },
  'words-not-kept': {
    status: 409,
    title: 'This version was uploaded as pages, and its words are not kept apart from them.',
    cure: 'Open the pages. What you write as a new version can be read as text from then on.',
  },
  'moved-already': {
    status: 409,
    title: 'This note was moved to the chart already, to another entry.',
    cure: 'Open that entry. Add what is missing there.',
  },
  'no-order': {
    status: 409,
    title: 'No order has come that reaches this draft.',
    cure: 'Seal the draft as a note when it is done. It is copied only where an order of its day came before that.',
  },
  'under-hold': {
    status: 409,
    title: 'An order or a legal hold covers this record, so that nothing of it is removed.',
    cure: 'Leave it as it is. Ask the privacy officer how long it has to be kept.',
  },
} as const satisfies Partial<Record<RefusalCode, RefusalWords>>;
