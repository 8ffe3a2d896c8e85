import type { Belonging, IssuedAccount, Issuer, Letter, PersonStore } from '@sequester/domain';
import {
  type Membership,
  type MembershipName,
  membershipText,
  type Person,
  type Practice,
  Refusal,
} from '@sequester/model';

import { now } from '../clock.ts';
import { literalLog, type LiteralLog } from '../literal-log.ts';
import { accountsPractice } from './example-accounts.ts';

const nameOf = (row: Belonging): MembershipName =>
  'memberId' in row
    ? { practiceId: row.practiceId, memberId: row.memberId }
    : { practiceId: row.practiceId, accountId: row.accountId };

export type Step = 'open' | 'join' | 'enable' | 'mail' | 'keep' | 'disable' | 'change' | 'sign-out' | 'raise';

const keyOf = (sub: string, one: Membership): string =>
  `${sub} ${'memberId' in one ? one.practiceId : membershipText(one)}`;

/** Rows, an issuer and mail in memory. `crashAt` ends one step once, before or after it had its effect. */
export const literalAccounts = (log: LiteralLog = literalLog()) => {
  const rows = new Map<string, Belonging>();
  const persons = new Map<string, Person>();
  const memberships = new Map<string, Membership>();
  const issued = new Map<string, IssuedAccount & { email: string; signedOut: number }>();
  const profiles = new Map<string, Practice>([[accountsPractice.practiceId, accountsPractice]]);
  const mails: (Letter & { to: string })[] = [];
  const operators = new Set<string>();
  let crash: { at: Step; when: 'before' | 'after' } | undefined;
  const step = async <Answer>(at: Step, act: () => Answer): Promise<Answer> => {
    const ends = crash?.at === at ? crash.when : undefined;
    crash = ends === undefined ? crash : undefined;
    if (ends === 'before') throw new Error(`crash before ${at}`);

    const answer = act();
    if (ends === 'after') throw new Error(`crash after ${at}`);

    return answer;
  };
  const put = ({ before, after }: { before: Belonging; after: Belonging }): void => {
    const name = membershipText(nameOf(after));
    if (rows.get(name)?.revision !== before.revision) throw new Refusal('stale');

    rows.set(name, after);
  };
  const change = (sub: string, changed: Partial<IssuedAccount & { signedOut: number }>): void => {
    const found = issued.get(sub);
    if (found === undefined) throw new Error('no such account');

    issued.set(sub, { ...found, ...changed });
  };
  const store: PersonStore = {
    person: async (sub) => persons.get(sub),
    practice: async (named) => profiles.get(named),
    memberships: async (sub) =>
      [...memberships]
        .filter(([key]) => key.startsWith(`${sub} `))
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, one]) => one),
    belonging: async (name) => rows.get(membershipText(name)),
    join: (context, { person, membership, before, after, owners }, trace) =>
      step('join', () =>
        log.write(context, trace, () => {
          const there = memberships.get(keyOf(after.account, membership));
          if (there?.state === 'current' && membershipText(there) !== membershipText(membership))
            throw new Refusal('member-exists');

          if (
            persons.get(after.account)?.epoch !== person?.epoch ||
            (owners !== undefined && profiles.get(owners.after.practiceId)?.revision !== owners.before.revision)
          )
            throw new Refusal('stale');

          put({ before, after });
          persons.set(after.account, person ?? { sub: after.account, epoch: 0, createdAt: context.now });
          memberships.set(keyOf(after.account, membership), membership);
          if (owners !== undefined) profiles.set(owners.after.practiceId, owners.after);
        }),
      ),
    change: (context, changed, trace) => step('change', () => log.write(context, trace, () => put(changed))),
    keep: (sub, membership) => step('keep', () => void memberships.set(keyOf(sub, membership), membership)),
    raise: (sub, epoch) =>
      step('raise', () => {
        const person = persons.get(sub);
        if (person !== undefined && person.epoch < epoch) persons.set(sub, { ...person, epoch });
      }),
  };
  const issuer: Issuer = {
    open: (email) =>
      step('open', () => {
        const there = [...issued.values()].find((one) => one.email === email);
        const sub = there?.sub ?? `sub-${issued.size + 1}`;
        issued.set(sub, there ?? { sub, email, enabled: true, createdAt: now, signedOut: 0 });
        return sub;
      }),
    enable: (sub) => step('enable', () => change(sub, { enabled: true })),
    disable: (sub) => step('disable', () => change(sub, { enabled: false })),
    signOut: (sub) => step('sign-out', () => change(sub, { signedOut: (issued.get(sub)?.signedOut ?? 0) + 1 })),
    accounts: async function* () {
      yield* issued.values();
    },
    operators: async () => operators,
  };
  return {
    rows,
    people: persons,
    memberships,
    issued,
    profiles,
    events: log.events,
    attempts: log.attempts,
    mails,
    operatorSubs: operators,
    persons: store,
    issuer,
    mailer: { send: (to: string, letter: Letter) => step('mail', () => void mails.push({ to, ...letter })) },
    add: (row: Belonging): MembershipName => {
      rows.set(membershipText(nameOf(row)), row);
      return nameOf(row);
    },
    row: (name: MembershipName) => rows.get(membershipText(name)),
    crashAt: (at: Step, when: 'before' | 'after'): void => {
      crash = { at, when };
    },
  };
};
