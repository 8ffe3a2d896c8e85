import { auditEvent } from '../audit.ts';
import type { Instant } from '../instant.ts';
import type { BindingCode, PatientAccount } from '../practice/practice.ts';
import { Refusal } from '../refusal.ts';
import { sha256Hex } from '../sha256.ts';
import { demandPerson } from './demand-person.ts';
import { ownContext, type OwnCall } from './own-context.ts';
import { membershipText, type MembershipName } from './person.ts';
import type { PersonStore } from './ports.ts';

export interface BoundAccount {
  membership: string;
  state: 'bound';
  boundAt: Instant;
}

const shownBound = ({ practiceId, accountId, boundAt }: PatientAccount, now: Instant): BoundAccount => ({
  membership: membershipText({ practiceId, accountId }),
  state: 'bound',
  boundAt: boundAt ?? now,
});

const refuseWrong = async (persons: PersonStore, call: OwnCall, before: PatientAccount & { code: BindingCode }): Promise<never> => {
  const context = ownContext(call, before);
  const after = { ...before, code: { ...before.code, triesLeft: before.code.triesLeft - 1 }, revision: before.revision + 1 };
  const event = auditEvent(context, 'patient.binding-code-refused', { patientId: before.patientId, accountId: before.accountId });
  await persons.change(context, { sub: call.sub, before, after }, { event });
  throw new Refusal('binding-code-wrong');
};

const isGood = (code: BindingCode | undefined, now: Instant): code is BindingCode => code !== undefined && code.expiresAt > now && code.triesLeft > 0;

/**
 * Binds the account of a patient to whoever has the code that the practice handed over. Until then nobody acts for the
 * patient by it. Refuses `binding-code-missing` where there is no code that still counts, and `binding-code-wrong`.
 */
export const bindAccount =
  ({ persons }: { persons: PersonStore }) =>
  async (call: OwnCall, { membership, code }: { membership: MembershipName; code: string }): Promise<BoundAccount> => {
    await demandPerson(persons, call);
    const before = await persons.belonging(membership, call.sub);
    if (before === undefined || 'memberId' in before || before.account !== call.sub || before.state === 'ended') {
      throw new Refusal('not-found');
    }
    if (before.state === 'bound') {
      return shownBound(before, call.now);
    }
    const { code: kept, ...rest } = before;
    if (!isGood(kept, call.now)) {
      throw new Refusal('binding-code-missing');
    }
    if (kept.sha256 !== bindingCodeDigest(before.accountId, code)) {
      return refuseWrong(persons, call, { ...before, code: kept });
    }
    const context = ownContext(call, before);
    const after: PatientAccount = { ...rest, state: 'bound', boundAt: call.now, revision: before.revision + 1 };
    const event = auditEvent(context, 'patient.bound', { patientId: before.patientId, accountId: before.accountId, codeBy: kept.issuedBy });
    await persons.change(context, { sub: call.sub, before, after }, { event });
    return shownBound(after, call.now);
  };

/** What is kept of a code; how it was typed does not matter. */
export const bindingCodeDigest = (accountId: string, code: string): string => sha256Hex(`${accountId}:${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`);
