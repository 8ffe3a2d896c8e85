import * as z from 'zod';

import { AccountId, MemberId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { Sub } from './sub.ts';

/** Somebody with an account at the issuer. `epoch` counts how often they signed out everywhere. */
export const Person = z.object({ sub: Sub, epoch: z.int().min(0), createdAt: Instant });
export type Person = z.infer<typeof Person>;

/** Which membership a call is made under. */
export type MembershipName = { practiceId: PracticeId } & ({ memberId: MemberId } | { accountId: AccountId });

/** As the header `Sequester-Membership` writes it. */
export const membershipText = (name: MembershipName): string =>
  `${name.practiceId}.${'memberId' in name ? name.memberId : name.accountId}`;

const MembershipText = z.union([z.tuple([PracticeId, MemberId]), z.tuple([PracticeId, AccountId])]);

/** The membership that a text names, where it names one. */
export const membershipNameOf = (text: string): MembershipName | undefined => {
  const parsed = MembershipText.safeParse(text.split('.'));
  if (!parsed.success) return undefined;

  const [practiceId, id] = parsed.data;
  const member = MemberId.safeParse(id);
  return member.success ? { practiceId, memberId: member.data } : { practiceId, accountId: AccountId.parse(id) };
};

const common = {
  practiceId: PracticeId,
  since: Instant,
  state: z.enum(['current', 'ended']),
  mail: z.enum(['due', 'sent']).optional(),
  notices: z.enum(['due', 'sent']).optional(),
};

/** That a person belongs to a practice, kept with the person. What they may do there stands in the practice's own row. */
export const Membership = z.union([
  z.object({ ...common, memberId: MemberId }),
  z.object({ ...common, accountId: AccountId }),
]);
export type Membership = z.infer<typeof Membership>;
