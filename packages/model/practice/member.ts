import * as z from 'zod';

import { Sub } from '../accounts/sub.ts';
import { Role } from '../actor.ts';
import { MemberId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { EmailAddress, PersonName, Credentials } from './names.ts';
import { memberStates } from './vocabulary.ts';

/** An invited member has no account yet; a disabled one has left for good. */
export const MemberState = z.enum(memberStates);
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
