import {
  type Binding,
  type Instant,
  type MembershipName,
  membershipText,
  type PatientAccount,
  Refusal,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { bindingCodeDigest, birthDateDigest } from './binding-digests.ts';
import { demandPerson } from './demand-person.ts';
import { ownContext, type OwnCall } from './own-context.ts';
import type { PersonStore } from './ports.ts';

export interface BoundAccount {
  membership: string;
  state: 'bound';
  boundAt: Instant;
}

/** What its holder shows for it to be theirs. */
export type Shown = { code: string } | { birthDate: string };

const shownBound = ({ practiceId, accountId, binding }: PatientAccount, now: Instant): BoundAccount => ({
  membership: membershipText({ practiceId, accountId }),
  state: 'bound',
  boundAt: binding?.at ?? now,
});

/** How the account is bound by what was shown, or its row with one try less where that was wrong. Refuses where such a proof is no longer taken. */
const checkProof = (
  account: PatientAccount,
  shown: Shown,
  now: Instant,
): { binding: Binding } | { wrong: PatientAccount } => {
  const { accountId, code, birthDate } = account;
  if ('code' in shown) {
    if (code === undefined || code.expiresAt <= now || code.triesLeft === 0) throw new Refusal('binding-code-missing');

    return code.sha256 === bindingCodeDigest(accountId, shown.code)
      ? { binding: { how: 'code', at: now, handedOverBy: code.issuedBy } }
      : { wrong: { ...account, code: { ...code, triesLeft: code.triesLeft - 1 } } };
  }
  if (birthDate === undefined || birthDate.triesLeft === 0) throw new Refusal('birth-date-not-asked');

  return birthDate.sha256 === birthDateDigest(accountId, shown.birthDate)
    ? { binding: { how: 'birth-date', at: now } }
    : { wrong: { ...account, birthDate: { ...birthDate, triesLeft: birthDate.triesLeft - 1 } } };
};

const refuseWrong = async (
  persons: PersonStore,
  call: OwnCall,
  { before, after }: { before: PatientAccount; after: PatientAccount },
  shown: Shown,
): Promise<never> => {
  const context = ownContext(call, before);
  const [action, refusal] =
    'code' in shown
      ? (['patient.binding-code-refused', 'binding-code-wrong'] as const)
      : (['patient.birth-date-refused', 'birth-date-wrong'] as const);
  const event = auditEvent(context, action, { patientId: before.patientId, accountId: before.accountId });
  await persons.change(
    context,
    { sub: call.sub, before, after: { ...after, revision: before.revision + 1 } },
    { event },
  );
  throw new Refusal(refusal);
};

const boundEvent = (context: PracticeContext, { patientId, accountId }: PatientAccount, binding: Binding) => {
  const bound = { patientId, accountId, how: binding.how };
  return auditEvent(
    context,
    'patient.bound',
    binding.how === 'code' ? { ...bound, codeBy: binding.handedOverBy.memberId } : bound,
  );
};

/**
 * Binds the account of a patient to whoever has the code that the practice handed over, or knows the date of birth on the
 * chart. Until then nobody acts for the patient by it. Refuses `binding-code-missing` and `birth-date-not-asked` where the one
 * or the other does not count any more, and what is wrong, which costs a try.
 */
export const bindAccount =
  ({ persons }: { persons: PersonStore }) =>
  async (call: OwnCall, { membership, ...shown }: { membership: MembershipName } & Shown): Promise<BoundAccount> => {
    await demandPerson(persons, call);
    const before = await persons.belonging(membership, call.sub);
    if (before === undefined || 'memberId' in before || before.account !== call.sub || before.state === 'ended')
      throw new Refusal('not-found');

    if (before.state === 'bound') return shownBound(before, call.now);

    const verdict = checkProof(before, shown, call.now);
    if ('wrong' in verdict) return refuseWrong(persons, call, { before, after: verdict.wrong }, shown);

    const { binding } = verdict;
    const { code: _code, birthDate: _birthDate, ...rest } = before;
    const after: PatientAccount = { ...rest, state: 'bound', binding, revision: before.revision + 1 };
    const context = ownContext(call, before);
    await persons.change(context, { sub: call.sub, before, after }, { event: boundEvent(context, before, binding) });
    return shownBound(after, call.now);
  };
