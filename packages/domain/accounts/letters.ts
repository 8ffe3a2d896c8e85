import type { Letter } from '../notices/letters.ts';

/** Tells somebody who has an account that they are a member of a practice now. */
export const memberLetter = (practice: string): Letter => ({
  subject: 'You were added to a practice',
  text: `${practice} has added you as a member.

Sign in with the account that you have and choose the practice. If you were not expecting this message, tell ${practice}.
`,
});

/** Tells somebody who has an account that there is something new in it. It does not say by whom: that would name a therapist. */
export const patientLetter = (): Letter => ({
  subject: 'Something was added to your account',
  text: `Something was added to your account.

Sign in with the account that you have to see what it is. If you were not expecting this message, do nothing.
`,
});
