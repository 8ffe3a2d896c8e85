import type { Instant } from '../instant.ts';
import type { Demographics, Patient } from './patient.ts';

type History = Pick<Patient, 'emailChangedAt' | 'earlierEmails'>;

/** When the e-mail address on a chart changed, and which ones stood there before: an account is opened at that address. */
export const addressHistory = (
  { email, emailChangedAt, earlierEmails }: Patient,
  now: Demographics,
  at: Instant,
): History => {
  if (now.email === email) return { earlierEmails, ...(emailChangedAt === undefined ? {} : { emailChangedAt }) };

  return {
    emailChangedAt: at,
    earlierEmails: email === undefined ? earlierEmails : [...earlierEmails, { email, until: at }],
  };
};
