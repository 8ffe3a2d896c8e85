import * as z from 'zod';

import { Sub } from '../accounts/sub.ts';
import { AccountId, MemberId, PatientId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { AccountHolder } from './account-holder.ts';
import { Binding, NamedMember } from './account-opening.ts';
import { EmailAddress } from './names.ts';
import { patientAccountStates } from './vocabulary.ts';

export const PatientAccountState = z.enum(patientAccountStates);
export type PatientAccountState = z.infer<typeof PatientAccountState>;

/** A code that the practice hands over in person or by telephone. Only its digest is kept. */
export const BindingCode = z.object({
  sha256: z.string(),
  expiresAt: Instant,
  triesLeft: z.int().min(0),
  issuedBy: NamedMember,
});
export type BindingCode = z.infer<typeof BindingCode>;

/**
 * The date of birth on the chart, asked in a new account with few tries. The digest keeps the date out of this row; it is no
 * secret to whoever reads the row, as there are few dates.
 */
export const BirthDateCheck = z.object({ sha256: z.string(), triesLeft: z.int().min(0) });
export type BirthDateCheck = z.infer<typeof BirthDateCheck>;

/** An account of a patient, who may have several; that there is one is health information too. Only a bound one acts for the patient. */
export const PatientAccount = z.object({
  accountId: AccountId,
  practiceId: PracticeId,
  patientId: PatientId,
  email: phi(EmailAddress),
  /** Somebody who acts for the patient; without one, the account is the patient's own. */
  holder: AccountHolder.optional(),
  state: PatientAccountState,
  invitedAt: Instant,
  invitedBy: NamedMember,
  /** When the address on the chart had been changed last, as of the invitation. */
  addressChangedAt: Instant.optional(),
  addressChangedBy: MemberId.optional(),
  /** Addresses that stood on the chart before, which are told of the account. */
  earlierAddresses: z.array(phi(EmailAddress.clone())).default([]),
  account: Sub.optional(),
  epoch: z.int().min(0).default(0),
  code: BindingCode.optional(),
  birthDate: BirthDateCheck.optional(),
  binding: Binding.optional(),
  revision: z.int().min(1),
});
export type PatientAccount = z.infer<typeof PatientAccount>;
