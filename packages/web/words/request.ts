import type { Answer } from '../api/operations.ts';

type Whole = Extract<Answer<'getRequest'>, { view: 'whole' }>;
export type Outcome = Whole['decision']['outcome'];
export type Approver = Whole['awaits'][number]['as'];
export type Conveyance = Whole['letters'][number]['dispatches'][number]['how'];
export type LinkState = Whole['links'][number]['state'];

export const outcomes: Record<Outcome, string> = {
  RELEASE: 'All of it may leave',
  NARROW: 'Part may leave',
  DENY: 'Nothing may leave',
  'NEEDS-ARTIFACT': 'Not yet: something is missing',
};

export const approvers: Record<Approver, string> = {
  originator: 'who wrote the notes',
  'privacy-officer': 'privacy officer',
  counsel: 'counsel',
  'program-director': 'program director',
};

export const conveyances: Record<Conveyance, string> = {
  post: 'By post',
  'by-hand': 'By hand',
  fax: 'By fax',
  'e-mail': 'By e-mail',
  'court-filing': 'By filing it with the court',
};

export const linkStates: Record<LinkState, string> = {
  live: 'Live',
  revoked: 'Ended by you',
  locked: 'Locked after wrong codes',
  exhausted: 'Every download was used',
  expired: 'Its days are over',
};

export const request = {
  what: 'the request',
  titleOf: (by: string): string => `Request ${by}`,
  of: (what: string, whom: string): string => `${what} of ${whom}`,
  askedBy: 'Asked for by',
  receivedOn: (day: string): string => `received ${day}`,
  answerBy: (day: string, left: string): string => `Answer by ${day} · ${left}`,
  where: 'Where this request stands',
  steps: {
    received: 'Received',
    papers: 'Papers',
    law: 'Law’s answer',
    letter: 'Letter',
    ended: 'Ended',
    approvals: 'Approvals',
    building: 'Building',
    released: 'Released',
  },
  stepDone: '(done)',
  applied: (day: string, time: string): string => `The law, applied ${day} at ${time}`,
  cures: 'What would cure it',
  cureRecorded: 'Record it here when it comes. The law is asked again.',
  owed: 'What you owe meanwhile',
  mayLeave: 'What may leave',
  terms: 'On terms',
  takenOut: 'Taken out first',
  addOrder: 'Add the order',
  addAuthorization: 'Add the authorization',
  addPaper: 'Add a paper',
  addFact: 'Add a fact',
  due: 'Days to keep',
  atTheLatest: (day: string): string => `at the latest ${day}, if you say in time why`,
  papers: 'Papers',
  noPapers: 'No paper is recorded.',
  counts: 'Accepted',
  waits: 'Waits for your look',
  notCounted: 'Does not count',
  lookAt: 'Look at it',
  docket: (docket: string): string => `docket ${docket}`,
  signedOn: (day: string): string => `signed ${day}`,
  seenBy: (whom: string): string => `checked by ${whom}`,
  recordedOn: (day: string): string => `recorded ${day}`,
  known: 'What we know',
  whoAsks: 'Who asks',
  actsFor: 'Acts for',
  identity: 'Identity',
  identityChecked: 'Checked',
  identityUnchecked: 'Not checked',
  notRecorded: 'Not recorded',
  recipient: 'Goes to',
  purpose: 'Purpose',
  words: 'In their words',
  range: 'Sessions',
  ever: 'Of all time',
  from: (day: string): string => `from ${day}`,
  until: (day: string): string => `until ${day}`,
  state: 'Law of',
  history: 'History',
  historyOf: (count: number): string => (count === 1 ? '1 answer of the law' : `${count} answers of the law`),
  recordedIntake: 'Received',
  lawSaid: (outcome: string): string => `The law answered: ${outcome}`,
  approvedAs: (whom: string, as: string): string => `${whom} approved as ${as}`,
  paperRecorded: (paper: string): string => `${paper} recorded`,
  paperAccepted: (whom: string, paper: string): string => `${whom} accepted the ${paper.toLowerCase()}`,
  letterWritten: 'Letter written',
  letterWent: (how: string, to: string): string => `Letter went out ${how}, to ${to}`,
  linkSent: 'Link sent',
  end: 'End this request…',
  endTitle: 'End this request?',
  endWords:
    'Nothing more leaves on it, and every link that is live stops at once. A request that has ended cannot be opened again.',
  endAct: 'End the request',
  endWho: 'Who ends it',
  byRequester: 'Who asked no longer asks',
  byPractice: 'The practice no longer answers',
  reference: 'Reference',
  reduced: 'With the privacy officer',
  reducedWords:
    'The privacy officer looks at it. You can add papers and facts as they come. What the law answers is not shown here.',
  answered: 'Answered',
  answeredWords: 'The privacy officer has answered whoever asked.',
  withdrawn: 'Taken back',
  withdrawnWords: 'Nothing more is done about it.',
};
