import { type Instant, type Membership, membershipText, type Role } from '@sequester/model';

import { rolesAt, type TokenHolder } from './acting.ts';
import { demandPerson } from './demand-person.ts';
import type { PersonStore } from './ports.ts';

export interface ShownMembership {
  /** What the header `Sequester-Membership` names it by. */
  membership: string;
  practiceId: string;
  practiceName: string;
  kind: 'member' | 'patient';
  roles: Role[];
  state: 'active' | 'invited' | 'bound';
}

const shown = async (
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
    row.state === 'ended'
  )
    return [];

  const [kind, roles] = 'memberId' in row ? (['member', rolesAt(row, now)] as const) : (['patient', []] as const);
  return [
    {
      membership: membershipText(membership),
      practiceId,
      practiceName: practice.name,
      kind,
      roles: [...roles],
      state: row.state,
    },
  ];
};

/** The memberships of whoever calls, with what each lets them be now. */
export const listMemberships =
  ({ persons }: { persons: PersonStore }) =>
  async (holder: TokenHolder & { now: Instant }): Promise<{ memberships: ShownMembership[] }> => {
    await demandPerson(persons, holder);
    const current = (await persons.memberships(holder.sub)).filter(({ state }) => state === 'current');
    return { memberships: (await Promise.all(current.map((one) => shown(persons, holder, one)))).flat() };
  };
