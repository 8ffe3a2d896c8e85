import type { Jurisdiction } from '@sequester/law';
import { MemberId, PracticeId, type Member, type Practice, type PrivacyContact, type TimeZone } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { FoundingContext, OperatorContext } from '../context.ts';
import type { KeyStore, PracticeStore } from './ports.ts';
import { timeZoneOf } from './state-time-zone.ts';

interface Stores {
  practices: PracticeStore;
  keys: KeyStore;
}

interface Input {
  name: string;
  state: Jurisdiction;
  part2Program: boolean;
  /** That of most people in its state where none is named. */
  timeZone?: TimeZone | undefined;
  owner: { name: string; email: string };
  privacyContact?: PrivacyContact | undefined;
}

/** The practice that an operator founds. Its id is the first that the act makes: the same for each try under one Idempotency-Key. */
export const inNewPractice = (context: OperatorContext): FoundingContext => ({
  ...context,
  practiceId: PracticeId.parse(context.newId('practice')),
});

/** Founds a practice: its key, its profile and its first owner, who is invited and counts once they have joined. A retry finds what an earlier try has made. */
export const createPractice =
  ({ practices, keys }: Stores) =>
  async (context: FoundingContext, { owner: { name: ownerName, email }, ...profile }: Input): Promise<Practice> => {
    const { practiceId, now } = context;
    const memberId = MemberId.parse(context.newId('member'));
    const owner: Member = {
      memberId,
      practiceId,
      name: ownerName,
      email,
      roles: ['owner'],
      state: 'invited',
      invitedAt: now,
      epoch: 0,
      revision: 1,
    };
    const keyArn = await keys.practiceKey(context);
    const practice: Practice = {
      practiceId,
      ...profile,
      timeZone: profile.timeZone ?? timeZoneOf(profile.state),
      keyArn,
      ownerIds: [],
      tightenings: [],
      stateRules: [],
      createdAt: now,
      revision: 1,
    };
    const event = auditEvent(context, 'practice.created', { practiceId, ownerId: memberId });
    await practices.create(context, { practice, owner }, { event, answer: practice });
    return practice;
  };
