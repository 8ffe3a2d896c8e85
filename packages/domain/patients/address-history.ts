import type { Demographics, Instant, MemberId, Patient } from '@sequester/model';

type History = Pick<Patient, 'emailChangedAt' | 'emailChangedBy' | 'earlierEmails'>;

/** When the e-mail address on a chart changed, by whom, and which ones stood there before: an account is opened at that address. */
export const addressHistory = (
  { email, emailChangedAt, emailChangedBy, earlierEmails }: Patient,
  now: Demographics,
  { at, by }: { at: Instant; by: MemberId },
): History => {
  if (now.email === email) {
    return {
      earlierEmails,
      ...(emailChangedAt === undefined ? {} : { emailChangedAt }),
      ...(emailChangedBy === undefined ? {} : { emailChangedBy }),
    };
  }

  return {
    emailChangedAt: at,
    emailChangedBy: by,
    earlierEmails: email === undefined ? earlierEmails : [...earlierEmails, { email, until: at }],
  };
};
