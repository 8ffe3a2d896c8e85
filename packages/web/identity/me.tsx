import { createContext, useContext, useMemo, type ReactNode } from 'react';

import type { Answer } from '../api/operations.ts';
import { whenIn, type When } from '../parts/when.ts';

/** What somebody is in a practice, as the service lists it. */
export type Membership = Answer<'getMe'>['memberships'][number];

export type Role = Membership['roles'][number];

const Mine = createContext<Membership | undefined>(undefined);

export const MeProvider = ({ membership, children }: { membership: Membership; children: ReactNode }) => (
  <Mine value={membership}>{children}</Mine>
);

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
