import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import type { Mail, StoredUser, UserStore } from '../types.ts';
import type { Account, AccountSource } from './accounts.ts';
import type { SigningKeys } from './signing-keys.ts';

/** The name a person signs in with: the e-mail address, else the user name. */
const signInName = (user: StoredUser): string => user.attributes['email'] ?? user.username;

/**
 * The temporary password of an account of this installation: made from the issuer's own secret and the sign-in name,
 * 60 bits, never asked to change. It opens invented data on one machine.
 */
export const passwordOf = ({ cookieKey }: SigningKeys, name: string): string => {
  const letters = createHmac('sha256', cookieKey)
    .update(`password:${name.toLowerCase()}`)
    .digest('base64url')
    .replaceAll(/[^a-zA-Z0-9]/g, '')
    .toLowerCase();
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}`;
};

const accountOf = ({ username, sub, enabled, attributes, groups }: StoredUser): Account => ({
  username,
  sub,
  enabled,
  attributes,
  groups,
});

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The people of one user pool, with their passwords. */
export const accountsOf = (users: UserStore, poolId: string, keys: SigningKeys): AccountSource => {
  const found = (name: string): Account | undefined => {
    const user = users.find(poolId, name);
    return user === undefined ? undefined : accountOf(user);
  };
  return {
    withSub: found,
    checked: (name, password) => {
      const user = users.find(poolId, name);
      const right = timingSafeEqual(
        digest(passwordOf(keys, user === undefined ? name : signInName(user))),
        digest(password),
      );
      return { account: user === undefined ? undefined : accountOf(user), admitted: right && user?.enabled === true };
    },
    signedOutAt: (sub) => Date.parse(users.find(poolId, sub)?.signedOutAt ?? '') || 0,
  };
};

/** The invitations that Cognito would have sent: one for each person with an address, from the day they were made. */
export const invitationsOf = (users: UserStore, poolId: string, keys: SigningKeys): Mail[] =>
  users.list(poolId).flatMap((user): Mail[] => {
    const address = user.attributes['email'];
    return address === undefined
      ? []
      : [
          {
            id: `invitation-${user.sub}`,
            at: user.createdAt,
            from: 'no-reply@verificationemail.com',
            to: [address],
            subject: 'Your temporary password',
            text: `Your account is ${address} and your temporary password is ${passwordOf(keys, signInName(user))}`,
          },
        ];
  });
