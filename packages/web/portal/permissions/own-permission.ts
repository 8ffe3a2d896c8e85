import type { Answer } from '../../api/operations.ts';

export type OwnPermission = Answer<'listOwnAuthorizations'>['authorizations'][number];

/** How a permission stands today: one that was put before somebody, or signed, ends with its last day. */
export type Standing = 'offered' | 'signed' | 'over';

export const standingOf = ({ state, expiresOn }: OwnPermission, today: string): Standing =>
  (state === 'offered' || state === 'signed') && expiresOn >= today ? state : 'over';
