import { Refusal } from '@sequester/model';

/** A marker of the next page: the last sort key alone. The partition comes from the caller's own practice, so no cursor crosses. */
export const cursorOf = (sk: string): string => Buffer.from(sk).toString('base64url');

/** The sort key in a cursor. Refuses `invalid-cursor` for one that is not of this list. */
export const sortKeyOf = (cursor: string, prefix: string): string => {
  const sk = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!sk.startsWith(prefix) || cursorOf(sk) !== cursor) throw new Refusal('invalid-cursor');

  return sk;
};
