import { type AuditEvent, type Membership, type MembershipName, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import type { Mailer } from '../notices/ports.ts';
import { isActiveOwner } from '../practice/owners.ts';
import type { PracticeChange } from '../practice/ports.ts';
import { earlierAddressLetter, memberLetter, patientLetter } from './letters.ts';
import type { Belonging, Issuer, PersonStore } from './ports.ts';

interface Stores {
  persons: PersonStore;
  issuer: Issuer;
  mailer: Mailer;
}

/** What was done about a row. */
export type Followed = 'nothing' | 'joined' | 'told' | 'left' | 'twice';

const nameOf = ({ practiceId, ...row }: Belonging): MembershipName =>
  'memberId' in row ? { practiceId, memberId: row.memberId } : { practiceId, accountId: row.accountId };

const hasLeft = ({ state }: Belonging): boolean => state === 'disabled' || state === 'ended';

/** Invited, and nobody can act by it yet. */
const waits = ({ state, account }: Belonging): boolean => state === 'invited' && account === undefined;

/** The row with its account. A member acts from now on, a patient once the account is bound. */
const joinedRow = (
  before: Belonging,
  joined: { account: string; epoch: number; joinedAt: PracticeContext['now'] },
): Belonging & { account: string } => {
  const { account, epoch, joinedAt } = joined;
  const revision = before.revision + 1;
  return 'memberId' in before
    ? { ...before, state: 'active', account, epoch, joinedAt, revision }
    : { ...before, account, epoch, revision };
};

const ownersWith = async (persons: PersonStore, after: Belonging): Promise<PracticeChange | undefined> => {
  if (!('memberId' in after) || !isActiveOwner(after)) return undefined;

  const before = await persons.practice(after.practiceId);
  if (before === undefined) throw new Refusal('not-found');

  return {
    before,
    after: { ...before, ownerIds: [...before.ownerIds, after.memberId], revision: before.revision + 1 },
  };
};

const joinEvent = (context: PracticeContext, row: Belonging): AuditEvent =>
  'memberId' in row
    ? auditEvent(context, 'member.joined', { memberId: row.memberId })
    : auditEvent(context, 'patient.account-opened', { patientId: row.patientId, accountId: row.accountId });

/** One person is one member of a practice: whoever is a member under another row leaves this one. */
const refuseTwice = async ({ persons }: Stores, context: PracticeContext, before: Belonging): Promise<Followed> => {
  if ('memberId' in before) {
    const after: Belonging = { ...before, state: 'disabled', revision: before.revision + 1 };
    const event = auditEvent(context, 'member.updated', {
      memberId: before.memberId,
      roles: before.roles,
      state: 'disabled',
    });
    await persons.change(context, { before, after }, { event });
  }
  return 'twice';
};

const earlierAddressesOf = (row: Belonging): readonly string[] => ('memberId' in row ? [] : row.earlierAddresses);

/** Makes the account, or finds the one that the address has, and lets the row stand with it: all rows at once. */
const join = async (stores: Stores, context: PracticeContext, before: Belonging): Promise<Followed> => {
  const { persons, issuer } = stores;
  const account = await issuer.open(before.email);
  const person = await persons.person(account);
  const after = joinedRow(before, { account, epoch: person?.epoch ?? 0, joinedAt: context.now });
  const due = {
    ...(person === undefined ? {} : { mail: 'due' as const }),
    ...(earlierAddressesOf(before).length === 0 ? {} : { notices: 'due' as const }),
  };
  const membership: Membership = { ...nameOf(before), since: context.now, state: 'current', ...due };
  try {
    await persons.join(
      context,
      { person, membership, before, after, owners: await ownersWith(persons, after) },
      { event: joinEvent(context, after) },
    );
  } catch (error) {
    if (error instanceof Refusal && error.code === 'member-exists') return refuseTwice(stores, context, before);

    throw error;
  }
  await issuer.enable(account);
  await tell(stores, after, membership);
  return 'joined';
};

/** Mails whoever had an account before; the issuer invites those who are new. Earlier addresses of a patient are told in both cases. */
const tell = async (
  { persons, mailer }: Stores,
  row: Belonging & { account: string },
  membership: Membership,
): Promise<Followed> => {
  if (membership.mail !== 'due' && membership.notices !== 'due') return 'nothing';

  const practice = await persons.practice(row.practiceId);
  const name = practice?.name ?? 'A practice';
  if (membership.notices === 'due') {
    const letter = earlierAddressLetter({ practice: name, telephone: practice?.privacyContact?.telephone });
    await Promise.all(earlierAddressesOf(row).map((address) => mailer.send(address, letter)));
  }
  if (membership.mail === 'due') await mailer.send(row.email, 'memberId' in row ? memberLetter(name) : patientLetter());

  await persons.keep(row.account, {
    ...membership,
    ...(membership.mail === undefined ? {} : { mail: 'sent' }),
    ...(membership.notices === undefined ? {} : { notices: 'sent' }),
  });
  return 'told';
};

const sameName = (one: Membership, row: Belonging): boolean =>
  one.practiceId === row.practiceId &&
  ('memberId' in one
    ? 'memberId' in row && one.memberId === row.memberId
    : 'accountId' in row && one.accountId === row.accountId);

const membershipsOf = async ({ persons }: Stores, sub: string): Promise<Membership[]> =>
  (await persons.memberships(sub)).filter(({ state }) => state === 'current');

/**
 * Ends the membership, and with a person's last one their account. Whoever is invited meanwhile keeps it: joining enables the
 * account after its rows are written, and this looks for memberships again after the account was disabled.
 */
const leave = async (
  stores: Stores,
  row: Belonging & { account: string },
  membership: Membership,
): Promise<Followed> => {
  await stores.persons.keep(row.account, { ...membership, state: 'ended' });
  if ((await membershipsOf(stores, row.account)).length === 0) {
    await stores.issuer.disable(row.account);
    if ((await membershipsOf(stores, row.account)).length > 0) await stores.issuer.enable(row.account);
  }
  return 'left';
};

const hasAccount = (row: Belonging): row is Belonging & { account: string } => row.account !== undefined;

const follow = async (stores: Stores, context: PracticeContext, name: MembershipName): Promise<Followed> => {
  const row = await stores.persons.belonging(name);
  if (row === undefined || (!waits(row) && !hasAccount(row))) return 'nothing';

  if (!hasAccount(row)) return join(stores, context, row);

  const membership = (await stores.persons.memberships(row.account)).find((one) => sameName(one, row));
  if (membership === undefined) return 'nothing';

  if (hasLeft(row)) return leave(stores, row, membership);

  await stores.issuer.enable(row.account);
  return tell(stores, row, membership);
};

/**
 * Does what a row of a practice calls for at the issuer: an invited one gets its account, one that has left loses it. The row
 * is read as it is now, so that whatever was cut short is taken up where it was.
 */
export const followBelonging =
  (stores: Stores) =>
  (context: PracticeContext, name: MembershipName): Promise<Followed> =>
    onFresh(() => follow(stores, context, name));
