export const home = {
  title: 'What waits for you',
  nothing: 'Nothing waits for you.',
  nothingWords: 'Drafts to sign and sessions without a note appear here, the longest open first.',
};
