/** What kinds of sessions are called. */
export const modalities = {
  individual: 'Individual',
  couple: 'Couple',
  family: 'Family',
  group: 'Group',
  crisis: 'Crisis',
} as const;

export const settings = { 'in-person': 'in person', video: 'by video', telephone: 'by telephone' } as const;

export const frequencies = {
  once: 'Once',
  'twice-weekly': 'Twice a week',
  weekly: 'Weekly',
  biweekly: 'Every other week',
  monthly: 'Monthly',
  'as-needed': 'As needed',
} as const;

export const attendances = {
  attended: 'came',
  missed: 'did not come',
  'late-cancelled': 'cancelled late',
  cancelled: 'cancelled',
} as const;

const all: Readonly<Record<string, string>> = { ...modalities, ...settings, ...attendances };

/** The line of a session in a list, which the service writes as `individual, in-person, attended`. */
export const sessionTitle = (title: string): string =>
  title
    .split(', ')
    .filter((word) => word !== 'attended')
    .map((word) => all[word] ?? word)
    .join(', ');

/** The parts of a progress note by its format, as they are headed. */
export const noteFormats = {
  DAP: { data: 'Data', assessment: 'Assessment', plan: 'Plan' },
  SOAP: { subjective: 'Subjective', objective: 'Objective', assessment: 'Assessment', plan: 'Plan' },
  BIRP: { behavior: 'Behavior', intervention: 'Intervention', response: 'Response', plan: 'Plan' },
  GIRP: { goal: 'Goal', intervention: 'Intervention', response: 'Response', plan: 'Plan' },
  intake: {
    presentingProblem: 'Presenting problem',
    history: 'History',
    mentalStatus: 'Mental status',
    risk: 'Risk',
    assessment: 'Assessment',
    plan: 'Plan',
  },
  narrative: { narrative: 'Narrative' },
} as const;

export const formatWords = {
  DAP: 'DAP',
  SOAP: 'SOAP',
  BIRP: 'BIRP',
  GIRP: 'GIRP',
  intake: 'Intake',
  narrative: 'Narrative',
} as const;

export const sessions = {
  title: 'Session',
  heading: (day: string) => `Session of ${day}`,
  progressNote: 'Progress note',
  progressAbout: 'Part of the chart. The patient may read it, and it can go to payers and courts.',
  format: 'Format',
  hour: (from: string, to: string, minutes: number) => `${from} to ${to} (${minutes} minutes)`,
  notSigned: 'Not signed',
  signed: 'Signed',
  awaiting: 'Waits for a co-signature',
  notWritten: 'No note was written.',
  sign: 'Sign…',
  signTitle: 'Sign this progress note?',
  signWords: (name: string) =>
    `It becomes part of the chart of ${name} as it stands. After that it cannot be changed; what is missing can be added as an addendum.`,
  signAct: 'Sign the note',
  signedAt: (day: string, time: string, by: string) => `Signed on ${day} at ${time} by ${by}`,
  addenda: 'Addenda',
  addAddendum: 'Add an addendum',
  addendum: 'Addendum',
  addendumHint: 'It is signed as you add it, and stands with the note from then on.',
  addendumMissing: 'Write what is to be added',
  sealedNote: 'Psychotherapy note',
  sealedAbout:
    'Only you can open it: not the practice, not the patient, not Sequester. What may ever leave, the law decides, and you choose.',
  ownWords: 'Your own reflections on this session',
  seal: 'Seal the note',
  sealTitle: 'Seal this psychotherapy note?',
  sealWords:
    'It is sealed under your key as version 1. Sealed versions stay: what you write later becomes a version of its own. Nobody is told that it exists.',
  sealAct: 'Seal the note',
  sealedLine: (day: string, version: number, pages: number) =>
    `Sealed on ${day} · version ${version} · ${pages === 1 ? '1 page' : `${pages} pages`}`,
  read: 'Read what is sealed',
  hide: 'Hide it',
  mayBelong: 'This may belong in the chart.',
  mayBeProcess: 'This may belong in a psychotherapy note.',
  belongsHere: 'It belongs here',
  newTitle: 'Start a session',
  date: 'Day of the session',
  dateMissing: 'Enter the day of the session',
  from: 'From',
  fromMissing: 'Enter when the session began',
  to: 'To',
  toMissing: 'Enter when the session ended',
  kind: 'Kind',
  setting: 'Where',
  frequency: 'How often',
  attendance: 'The patient',
  record: 'Record and write about it',
  yourTabs: 'Notes of this session',
  print: 'Print',
};
