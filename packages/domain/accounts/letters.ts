import type { Letter } from '../notices/letters.ts';

/** Tells somebody who has an account that they are a member of a practice now. */
export const memberLetter = (practice: string): Letter => ({
  subject: 'You were added to a practice',
  text: `${practice} has added you as a member.

Sign in with the account that you have and choose the practice. If you were not expecting this message, tell ${practice}.
`,
});

/** Tells an address that stood on the chart before that an account was opened at the one that stands there now. */
export const earlierAddressLetter = ({
  practice,
  telephone,
}: {
  practice: string;
  telephone: string | undefined;
}): Letter => ({
  subject: 'An account was opened at another address',
  text: `An account was opened with ${practice} at another e-mail address than this one.

If that was you, there is nothing to do. If it was not, tell ${practice}${telephone === undefined ? '' : ` at ${telephone}`}, please, as soon as you can.
`,
});

/** Tells somebody who has an account that there is something new in it. It does not say by whom: that would name a therapist. */
export const patientLetter = (): Letter => ({
  subject: 'Something was added to your account',
  text: `Something was added to your account.

Sign in with the account that you have to see what it is. If you were not expecting this message, do nothing.
`,
});
