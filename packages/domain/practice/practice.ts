import { Jurisdiction } from '@sequester/law';
import { AccountId, Instant, MemberId, PatientId, phi, PracticeId, Role } from '@sequester/model';
import * as z from 'zod';

import { MailAddress } from '../mail-address.ts';
import { Binding, NamedMember } from './account-opening.ts';
import { AddedTightening } from './policy.ts';
import { PrivacyContact } from './privacy-contact.ts';

/** An address that accounts and mail go to, in one spelling. */
export const EmailAddress = MailAddress.clone().toLowerCase();

export const PracticeName = z.string().trim().min(1).max(200);
export const PersonName = z.string().trim().min(1).max(200);
/** What stands after a name that signs: "LMFT", "Psy.D.". */
export const Credentials = z.string().trim().min(1).max(80);

/** A practice: the tenant. `ownerIds` are its active owners, of whom there is always one. */
export const Practice = z.object({
  practiceId: PracticeId,
  name: PracticeName,
  /** Whose law applies beside the federal one. */
  state: Jurisdiction,
  /** Whether it holds itself out as a program under 42 CFR Part 2. */
  part2Program: z.boolean(),
  keyArn: z.string(),
  ownerIds: z.array(MemberId),
  tightenings: z.array(AddedTightening).default([]),
  /** Who answers for it in its letters. */
  privacyContact: PrivacyContact.optional(),
  createdAt: Instant,
  revision: z.int().min(1),
});
export type Practice = z.infer<typeof Practice>;

/** An invited member has no account yet; a disabled one has left for good. */
export const MemberState = z.enum(['invited', 'active', 'disabled']);
export type MemberState = z.infer<typeof MemberState>;

/** The account of a person at the issuer, by its `sub`. */
export const Sub = z.string().regex(/^[\w.:=+@-]{1,128}$/);

/** A member of the workforce (45 CFR 160.103). `keyArn` is there once a therapist is enrolled. */
export const Member = z.object({
  memberId: MemberId,
  practiceId: PracticeId,
  name: PersonName,
  credentials: Credentials.optional(),
  email: EmailAddress,
  roles: z.array(Role),
  state: MemberState,
  invitedAt: Instant,
  /** Whose membership it is, and since when: set when the account stands. */
  account: Sub.optional(),
  joinedAt: Instant.optional(),
  /** Tokens issued before this many sign-outs of the person are refused. */
  epoch: z.int().min(0).default(0),
  /** The role privacy-officer counts from this instant on. */
  officerFrom: Instant.optional(),
  keyArn: z.string().optional(),
  enrolledAt: Instant.optional(),
  revision: z.int().min(1),
});
export type Member = z.infer<typeof Member>;

export const PatientAccountState = z.enum(['invited', 'bound', 'ended']);
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

export const isActiveOwner = (member: Pick<Member, 'roles' | 'state'>): boolean =>
  member.state === 'active' && member.roles.includes('owner');
