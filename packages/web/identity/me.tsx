import { createContext, useContext, useMemo, type ReactNode } from 'react';

import type { Answer } from '../api/operations.ts';
import { whenIn, type When } from '../parts/when.ts';

/** What somebody is in a practice, as the service lists it. */
export type Membership = Answer<'getMe'>['memberships'][number];

export type Role = Membership['roles'][number];

const Mine = createContext<Membership | undefined>(undefined);

interface Memberships {
  /** All of this entry, the chosen one among them. */
  memberships: readonly Membership[];
  /** Act under another one from now on: what was read under this one is forgotten. */
  onChoose: (next: Membership) => void;
}

const All = createContext<Memberships>({ memberships: [], onChoose: () => undefined });

export const MeProvider = ({
  membership,
  children,
  ...all
}: Memberships & { membership: Membership; children: ReactNode }) => (
  <Mine value={membership}>
    <All value={all}>{children}</All>
  </Mine>
);

/** Every membership that the person of this page may act under, and how to act under another. */
export const useMemberships = (): Memberships => useContext(All);

/** What tells one membership from the others: the practice, and whose record it is where a practice has several. */
export const membershipName = (one: Membership, all: readonly Membership[], acting: string): string => {
  const several = all.filter(({ practiceId }) => practiceId === one.practiceId).length > 1;
  const whose = one.name ?? (one.representative === true ? acting : undefined);
  return several && whose !== undefined ? `${one.practiceName}: ${whose}` : one.practiceName;
};

/** Under which membership the person of this page acts. */
export const useMe = (): Membership => {
  const mine = useContext(Mine);
  if (mine === undefined) throw new Error('nobody is signed in here');

  return mine;
};

/** Days and times in the zone of the practice. */
export const useWhen = (): When => {
  const { timeZone } = useMe();
  return useMemo(() => whenIn(timeZone), [timeZone]);
};
