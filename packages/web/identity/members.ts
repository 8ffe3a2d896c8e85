import { useQuery } from '@tanstack/react-query';

import { asked } from '../api/query.ts';
import { useMe } from './me.tsx';

/** The member's own id, which a membership ends in. */
export const useMyId = (): string => useMe().membership.split('.').at(-1) ?? '';

/** How to name a member by their id: those of the practice are read once. */
export const useMemberName = (): ((memberId: string) => string) => {
  const members = useQuery({ ...asked('listMembers', {}), staleTime: 5 * 60_000 });
  return (memberId) => members.data?.members.find((one) => one.memberId === memberId)?.name ?? '';
};
