import { randomUUID } from 'node:crypto';

import * as z from 'zod';

import type { Authorizer } from '../iam/authorizer.ts';
import { demand } from '../iam/demand.ts';
import type { Caller } from '../signing/caller.ts';
import { inputOf, jsonService, type JsonOperation } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, StoredUser, UserStore } from '../types.ts';

interface CognitoSetup {
  cloud: Cloud;
  authorizer: Authorizer;
  users: UserStore;
  now: () => number;
}

const Attribute = z.looseObject({ Name: z.string(), Value: z.string().default('') });
const Named = z.looseObject({ UserPoolId: z.string(), Username: z.string().min(1) });
const Create = Named.extend({
  UserAttributes: z.array(Attribute).default([]),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
});
const Listing = z.looseObject({
  UserPoolId: z.string(),
  Limit: z.int().min(1).max(60).default(60),
  PaginationToken: z.string().optional(),
  NextToken: z.string().optional(),
});
const InGroup = Listing.extend({ GroupName: z.string() });

const attributesFrom = (list: z.infer<typeof Attribute>[]): Record<string, string> =>
  Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));

const described = (user: StoredUser, attributes: 'Attributes' | 'UserAttributes'): object => ({
  Username: user.username,
  Enabled: user.enabled,
  UserStatus: user.status,
  UserCreateDate: Date.parse(user.createdAt) / 1000,
  UserLastModifiedDate: Date.parse(user.modifiedAt) / 1000,
  [attributes]: Object.entries({ ...user.attributes, sub: user.sub }).map(([Name, Value]) => ({ Name, Value })),
});

class Pools {
  readonly #setup: CognitoSetup;

  constructor(setup: CognitoSetup) {
    this.#setup = setup;
  }

  at(): string {
    return new Date(this.#setup.now()).toISOString();
  }

  async demand(caller: Caller, action: string, poolId: string): Promise<void> {
    const { cloud, authorizer } = this.#setup;
    const pool = cloud.userPools.find(({ id }) => id === poolId);
    const resource = pool?.arn ?? `arn:aws:cognito-idp:${cloud.region}:${cloud.accountId}:userpool/${poolId}`;
    await demand(authorizer, { caller, action: `cognito-idp:${action}`, resource });
    if (pool === undefined) throw new AwsRefusal('ResourceNotFoundException', `User pool ${poolId} does not exist.`);
  }

  user(poolId: string, name: string): StoredUser {
    const user = this.#setup.users.find(poolId, name);
    if (user === undefined) throw new AwsRefusal('UserNotFoundException', 'User does not exist.');

    return user;
  }
}

const createUser =
  (pools: Pools, users: UserStore): JsonOperation =>
  async ({ caller, input }) => {
    const { UserPoolId, Username, UserAttributes } = inputOf(Create, input, 'InvalidParameterException');
    await pools.demand(caller, 'AdminCreateUser', UserPoolId);
    if (users.find(UserPoolId, Username) !== undefined)
      throw new AwsRefusal('UsernameExistsException', 'An account with the given email already exists.');

    if (!/^[^@\s]+@[^@\s]+$/.test(Username))
      throw new AwsRefusal('InvalidParameterException', 'Username should be an email.');

    const sub = randomUUID();
    const user: StoredUser = {
      poolId: UserPoolId,
      username: sub,
      sub,
      attributes: { email: Username, ...attributesFrom(UserAttributes) },
      groups: [],
      enabled: true,
      status: 'FORCE_CHANGE_PASSWORD',
      createdAt: pools.at(),
      modifiedAt: pools.at(),
    };
    users.put(user);
    return { User: described(user, 'Attributes') };
  };

const enabling =
  (pools: Pools, users: UserStore, enabled: boolean): JsonOperation =>
  async ({ caller, input }) => {
    const { UserPoolId, Username } = inputOf(Named, input, 'InvalidParameterException');
    await pools.demand(caller, enabled ? 'AdminEnableUser' : 'AdminDisableUser', UserPoolId);
    users.put({ ...pools.user(UserPoolId, Username), enabled, modifiedAt: pools.at() });
    return {};
  };

/** One page of users, in the order they were made; the token is how many came before. */
const paged = (
  found: StoredUser[],
  { limit, token }: { limit: number; token: string | undefined },
): { page: StoredUser[]; next: string | undefined } => {
  const start = Number(token ?? '0');
  if (!Number.isInteger(start) || start < 0)
    throw new AwsRefusal('InvalidParameterException', 'Invalid pagination token.');

  const end = start + limit;
  return { page: found.slice(start, end), next: end < found.length ? String(end) : undefined };
};

const listUsers =
  (pools: Pools, users: UserStore): JsonOperation =>
  async ({ caller, input }) => {
    const { UserPoolId, Limit, PaginationToken } = inputOf(Listing, input, 'InvalidParameterException');
    await pools.demand(caller, 'ListUsers', UserPoolId);
    const { page, next } = paged(users.list(UserPoolId), { limit: Limit, token: PaginationToken });
    return {
      Users: page.map((user) => described(user, 'Attributes')),
      ...(next === undefined ? {} : { PaginationToken: next }),
    };
  };

const listUsersInGroup =
  (pools: Pools, users: UserStore): JsonOperation =>
  async ({ caller, input }) => {
    const { UserPoolId, GroupName, Limit, NextToken } = inputOf(InGroup, input, 'InvalidParameterException');
    await pools.demand(caller, 'ListUsersInGroup', UserPoolId);
    const found = users.list(UserPoolId).filter(({ groups }) => groups.includes(GroupName));
    const { page, next } = paged(found, { limit: Limit, token: NextToken });
    return {
      Users: page.map((user) => described(user, 'Attributes')),
      ...(next === undefined ? {} : { NextToken: next }),
    };
  };

/** Cognito over JSON 1.1: accounts made, read, changed, switched off and on, listed, and signed out. */
export const cognitoService = (setup: CognitoSetup) => {
  const pools = new Pools(setup);
  const { users } = setup;
  return jsonService('AWSCognitoIdentityProviderService', {
    AdminCreateUser: createUser(pools, users),
    AdminGetUser: async ({ caller, input }) => {
      const { UserPoolId, Username } = inputOf(Named, input, 'InvalidParameterException');
      await pools.demand(caller, 'AdminGetUser', UserPoolId);
      return described(pools.user(UserPoolId, Username), 'UserAttributes');
    },
    AdminDisableUser: enabling(pools, users, false),
    AdminEnableUser: enabling(pools, users, true),
    AdminUserGlobalSignOut: async ({ caller, input }) => {
      const { UserPoolId, Username } = inputOf(Named, input, 'InvalidParameterException');
      await pools.demand(caller, 'AdminUserGlobalSignOut', UserPoolId);
      users.put({ ...pools.user(UserPoolId, Username), signedOutAt: pools.at() });
      return {};
    },
    ListUsers: listUsers(pools, users),
    ListUsersInGroup: listUsersInGroup(pools, users),
  });
};
