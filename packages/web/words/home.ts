export const home = {
  title: 'What waits for you',
  nothing: 'Nothing waits for you.',
  nothingWords:
    'Drafts to sign, sessions without a note and plans to look at again appear here, the longest open first.',
  titles: {
    sign: 'Sign a draft',
    write: 'Write the progress note',
    seal: 'Seal a draft, or let it go',
    review: 'Look at a treatment plan again',
  },
  open: (days: number) => (days === 0 ? 'Open since today' : days === 1 ? 'Open 1 day' : `Open ${days} days`),
  since: (day: string) => `since ${day}`,
  sessionOf: (day: string) => `, session of ${day}`,
  act: 'Open',
  write: 'Write about a session',
  writeAbout: 'Who was here?',
  yourPatients: 'your patients',
};
