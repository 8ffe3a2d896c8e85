import * as z from 'zod';

import { CalendarDate, type Instant, plusSeconds } from '../instant.ts';
import { Representation } from '../patients/contact.ts';
import { phi } from '../phi.ts';

/** Whoever acts for a patient in an account of their own: on what authority, by which papers, until when (45 CFR 164.502(g), 164.514(h)). */
export const AccountHolder = z.object({
  name: phi(z.string()),
  representation: Representation,
  /** The last day of the authority, where one is known. */
  until: phi(CalendarDate.clone()).optional(),
});
export type AccountHolder = z.infer<typeof AccountHolder>;

const halfADay = 43_200;

/** Whether an authority is over, on the day that has begun everywhere on earth. */
export const authorityIsOver = ({ until }: Pick<AccountHolder, 'until'>, now: Instant): boolean =>
  until !== undefined && until < plusSeconds(now, -halfADay).slice(0, 10);
