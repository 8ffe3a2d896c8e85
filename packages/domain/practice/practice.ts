import { Jurisdiction } from '@sequester/law';
import * as z from 'zod';
import { AccountId, MemberId, PatientId, PracticeId } from '../ids.ts';
import { Role } from '../context.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { AddedTightening } from './policy.ts';
import { PrivacyContact } from './privacy-contact.ts';

/** An address that accounts and mail go to, in one spelling. */
export const EmailAddress = z.email().max(254).toLowerCase();

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

export const MemberState = z.enum(['active', 'disabled']);
export type MemberState = z.infer<typeof MemberState>;

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
  keyArn: z.string().optional(),
  enrolledAt: Instant.optional(),
  revision: z.int().min(1),
});
export type Member = z.infer<typeof Member>;

/** The account of a patient; that there is one is health information too. */
export const PatientAccount = z.object({
  accountId: AccountId,
  practiceId: PracticeId,
  patientId: PatientId,
  email: phi(EmailAddress),
  invitedAt: Instant,
});
export type PatientAccount = z.infer<typeof PatientAccount>;

export const isActiveOwner = (member: Pick<Member, 'roles' | 'state'>): boolean => member.state === 'active' && member.roles.includes('owner');
