import { languageName } from './details.ts';

interface Strip {
  born: string;
  age: number;
  pronouns: string | undefined;
  language: string | undefined;
}

export const patients = {
  title: 'Patients',
  patient: 'Patient',
  name: 'Name',
  born: 'Born',
  found: 'Who is found in the whole practice',
  nobody: 'Nobody is found under this.',
  none: 'You have no patients yet.',
  tabs: 'Of this patient',
  sessions: 'Sessions',
  chart: 'Chart',
  details: 'Details',
  startSession: 'Start a session',
  strip: ({ born, age, pronouns, language }: Strip): string =>
    [`Born ${born}`, `${age} years`, pronouns, language === undefined ? undefined : `speaks ${languageName(language)}`]
      .filter((part) => part !== undefined)
      .join(' · '),
  date: 'Date',
  session: 'Session',
  progressNote: 'Progress note',
  psychotherapyNote: 'Psychotherapy note',
  noNote: 'None',
  writeIt: 'Write it',
  draft: 'Draft',
  signed: 'Signed',
  awaiting: 'Waits for a co-signature',
  sealedPages: (pages: number) => (pages === 1 ? 'Sealed, 1 page' : `Sealed, ${pages} pages`),
  sessionsCaption: 'Sessions, the latest first',
  noSessions: 'No sessions yet',
  noSessionsWords:
    'Start a session to write its progress note, and a sealed note of your own beside it if you want one.',
};
