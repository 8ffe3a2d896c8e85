import * as z from 'zod';

import { AccountId, MemberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { AccountHolder } from './account-holder.ts';

/** A member with the name that they had then. */
export const NamedMember = z.object({ memberId: MemberId, name: z.string() });
export type NamedMember = z.infer<typeof NamedMember>;

/** How an account came to be its holder's: by a code that a member handed over, or by the date of birth. */
export const Binding = z.discriminatedUnion('how', [
  z.object({ how: z.literal('code'), at: Instant, handedOverBy: NamedMember }),
  z.object({ how: z.literal('birth-date'), at: Instant }),
]);
export type Binding = z.infer<typeof Binding>;

/** Who opened the account of a patient, when, at what kind of address, and how it was bound: part of the evidence of a signature. */
export const AccountOpening = z.object({
  accountId: AccountId,
  openedAt: Instant,
  openedBy: NamedMember,
  /** When the address on the chart, at which the patient was invited, had been changed last; absent where it never was. */
  addressChangedAt: Instant.optional(),
  addressChangedBy: MemberId.optional(),
  binding: Binding,
  /** Of an account by which somebody acts for the patient. */
  holder: AccountHolder.optional(),
});
export type AccountOpening = z.infer<typeof AccountOpening>;
