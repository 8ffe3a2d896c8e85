import { authorityIsOver, type Instant, type Membership, membershipText, Refusal, type Role } from '@sequester/model';

import { rolesAt, type TokenHolder } from './acting.ts';
import type { PersonStore } from './ports.ts';

export interface ShownMembership {
  /** What the header `Sequester-Membership` names it by. */
  membership: string;
  practiceId: string;
  practiceName: string;
  timeZone?: string | undefined;
  kind: 'member' | 'patient';
  /** Of a patient's account: whether somebody acts for the patient by it. */
  representative?: boolean;
  /** Of a member. */
  name?: string;
  roles: Role[];
  state: 'active' | 'invited' | 'bound';
}

const membershipIfCurrent = async (
  persons: PersonStore,
  { sub, now }: TokenHolder & { now: Instant },
  membership: Membership,
): Promise<ShownMembership[]> => {
  const { practiceId } = membership;
  const [row, practice] = await Promise.all([persons.belonging(membership, sub), persons.practice(practiceId, sub)]);
  if (
    row === undefined ||
    practice === undefined ||
    row.account !== sub ||
    row.state === 'disabled' ||
    row.state === 'ended' ||
    ('accountId' in row && row.holder !== undefined && authorityIsOver(row.holder, now))
  )
    return [];

  const is =
    'memberId' in row
      ? { kind: 'member' as const, name: row.name, roles: rolesAt(row, now) }
      : { kind: 'patient' as const, roles: [], representative: row.holder !== undefined };
  return [
    {
      membership: membershipText(membership),
      practiceId,
      practiceName: practice.name,
      timeZone: practice.timeZone,
      ...is,
      state: row.state,
    },
  ];
};

/** The one language of the service's pages and mails so far. */
const language = 'en';

export interface Me {
  person: { sub: string; operator: boolean; language: string };
  memberships: ShownMembership[];
}

/** Who calls, and the memberships with what each lets them be now. An operator needs no row of a person, and has no membership by being one. */
export const getMe =
  ({ persons }: { persons: PersonStore }) =>
  async (call: TokenHolder & { now: Instant; operatorId?: string }): Promise<Me> => {
    const { sub, epoch, operatorId } = call;
    const person = await persons.person(sub);
    if (person === undefined ? operatorId === undefined : person.epoch > epoch) throw new Refusal('unauthenticated');

    const memberships = person === undefined ? [] : await persons.memberships(sub);
    const current = memberships.filter(({ state }) => state === 'current');
    return {
      person: { sub, operator: operatorId !== undefined, language },
      memberships: (await Promise.all(current.map((one) => membershipIfCurrent(persons, call, one)))).flat(),
    };
  };
