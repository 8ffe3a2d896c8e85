/** How far a request has come; the order is that of a disclosure that goes well, then the ends that do not. */
export const requestStatuses = [
  'received',
  'awaiting-artifact',
  'in-review',
  'approved',
  'building',
  'ready',
  'released',
  'opened',
  'closed',
  'refused',
  'withdrawn',
  'revoked',
  'expired',
] as const;

/** Where a request stands, for those who may not know what was decided on it. */
export const coarseStatuses = ['with-privacy-officer', 'answered', 'withdrawn'] as const;

/** Where a request stands, as it reads after "the request is". */
export const requestStatusWords: Record<(typeof requestStatuses | typeof coarseStatuses)[number], string> = {
  received: 'received',
  'awaiting-artifact': 'waiting for a document',
  'in-review': 'in review',
  approved: 'approved',
  building: 'being put together',
  ready: 'ready to be sent',
  released: 'released',
  opened: 'released and opened',
  closed: 'closed',
  refused: 'refused',
  withdrawn: 'withdrawn',
  revoked: 'revoked',
  expired: 'expired',
  'with-privacy-officer': 'with the privacy officer',
  answered: 'answered',
};

export const noticeDecisions = ['informed', 'withheld', 'not-through-the-representative'] as const;

/** How a letter went out. */
export const conveyances = ['post', 'by-hand', 'fax', 'e-mail', 'court-filing'] as const;

/** Why something is taken out, in words that tell nothing of what it is. They are printed in the black block. */
export const redactionReasons = [
  'other-person',
  'required-by-order',
  'outside-order',
  'outside-authorization',
  'outside-extract',
  'personal-note',
  'originator-withholds',
] as const;

/** What made the law be asked. */
export const occasions = [
  'intake',
  'facts',
  'artifact',
  'artifact-change',
  'acceptance',
  'approval',
  'grant',
  'statement',
  'build',
  'link',
  'download',
] as const;

export const spokenManners = ['telephone', 'in-person'] as const;

/** From where a telephone number is known at which a passcode is told; what the one who asks wrote in the same mail is no source. */
export const telephoneSources = ['chart', 'earlier-dealings', 'public-directory', 'court-or-bar-register'] as const;

/** Where a request stands, in what whoever asked is told of it. */
export const statusesSaid = ['received', 'awaiting-paper', 'with-practice', 'ready', 'closed'] as const;
export type StatusSaid = (typeof statusesSaid)[number];

export const linkStates = ['live', 'revoked', 'locked', 'exhausted', 'expired'] as const;

export const progressSteps = ['granting', 'opening', 'assembling', 'checking', 'keeping'] as const;

/** Ways out of a request beside that of psychotherapy notes. */
export const laneNames = ['records'] as const;

export const recordFormats = ['pdf', 'json', 'both'] as const;
