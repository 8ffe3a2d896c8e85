import { join } from 'node:path';

import * as z from 'zod';

import { readJson, writeWhole } from '../files.ts';
import type { StoredUser, UserStore } from '../types.ts';

const Users = z.array(
  z.strictObject({
    poolId: z.string(),
    username: z.string(),
    sub: z.string(),
    attributes: z.record(z.string(), z.string()),
    groups: z.array(z.string()),
    enabled: z.boolean(),
    status: z.enum(['FORCE_CHANGE_PASSWORD', 'CONFIRMED']),
    signedOutAt: z.string().optional(),
    createdAt: z.string(),
    modifiedAt: z.string(),
  }),
);

/** Accounts in one file, written whole at each change. */
export class FileUserStore implements UserStore {
  readonly #file: string;
  #users: StoredUser[];

  constructor(directory: string) {
    this.#file = join(directory, 'users.json');
    this.#users = readJson(this.#file, Users) ?? [];
  }

  list(poolId: string): StoredUser[] {
    return this.#users.filter((user) => user.poolId === poolId);
  }

  find(poolId: string, name: string): StoredUser | undefined {
    const folded = name.toLowerCase();
    const users = this.list(poolId);
    return (
      users.find((user) => user.username === name) ??
      users.find((user) => user.attributes['email']?.toLowerCase() === folded)
    );
  }

  put(user: StoredUser): void {
    const others = this.#users.filter((each) => each.poolId !== user.poolId || each.username !== user.username);
    writeWhole(this.#file, JSON.stringify([...others, user]));
    this.#users = [...others, user];
  }
}
