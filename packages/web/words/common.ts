/** Words that every page of the staff uses. */
export const common = {
  loading: (what: string) => `Loading ${what}`,
  tryAgain: 'Try again',
  cancel: 'Go back',
  close: 'Close',
  save: 'Save',
  change: 'Change',
  showMore: 'Show more',
  onlyYou: 'Only you',
  problems: 'There is a problem',
  skip: 'Skip to content',
  unsaved: 'What you typed is not saved yet.',
};
