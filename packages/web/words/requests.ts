import type { Answer } from '../api/operations.ts';

type Listed = Answer<'listRequests'>['requests'][number];
export type Status = Listed['status'];

export const requests = {
  title: 'Requests',
  below: 'Everybody who asks for a record, or for a part of it',
  record: 'Record a request',
  filters: 'Which requests',
  answerBy: 'Answer by',
  received: 'Received',
  asked: 'What is asked, and who asks',
  patient: 'Patient',
  stands: 'Where it stands',
  next: 'Next',
  late: 'Late',
  soon: 'Next 14 days',
  later: 'Later',
  noDay: 'No day set',
  none: 'No request is here.',
  noneOpen: 'No request is open.',
  noneWords: 'Who asks by telephone or letter is recorded here, and the law is asked at once.',
  more: 'Show older requests',
  daysLate: (days: number): string => (days === 1 ? '1 day late' : `${days} days late`),
  fault: 'Every deadline still stands, whether this page can be read or not.',
};

export const requestFilters = {
  open: 'All open',
  mine: 'Waits for me',
  paper: 'Waits for a paper',
  review: 'In review',
  released: 'Released',
  ended: 'Ended',
};

/** Where a request stands. */
export const statuses: Record<Status, string> = {
  received: 'Received',
  'awaiting-artifact': 'A paper is missing',
  'in-review': 'May leave, in review',
  approved: 'Approved',
  building: 'Being put together',
  ready: 'Ready to send',
  released: 'Link sent',
  opened: 'Opened by the recipient',
  closed: 'Closed',
  refused: 'Nothing may leave',
  withdrawn: 'Taken back',
  revoked: 'Ended: the law’s answer changed',
  expired: 'Link has ended',
  'with-privacy-officer': 'With the privacy officer',
  answered: 'Answered',
};

/** Who acts next, and how: `mine` where it is the privacy officer. */
export const nextOf: Partial<Record<Status, { text: string; mine: boolean }>> = {
  received: { text: 'A paper has to come', mine: false },
  'awaiting-artifact': { text: 'A paper has to come', mine: false },
  'in-review': { text: 'Approvals', mine: true },
  approved: { text: 'Keys are being lent', mine: false },
  building: { text: 'The extract is built', mine: false },
  ready: { text: 'You send the link', mine: true },
  released: { text: 'The recipient opens it', mine: false },
  refused: { text: 'You post the letter', mine: true },
};
