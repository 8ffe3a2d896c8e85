import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Authorizer } from '../iam/authorizer.ts';
import { demand } from '../iam/demand.ts';
import type { Caller } from '../signing/caller.ts';
import { inputOf, jsonService } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, StoredUser, UserStore } from '../types.ts';

interface CognitoGround {
  cloud: Cloud;
  authorizer: Authorizer;
  users: UserStore;
  now: () => number;
}

const Attribute = z.looseObject({ Name: z.string(), Value: z.string().default('') });
const Named = z.looseObject({ UserPoolId: z.string(), Username: z.string().min(1) });
const Create = Named.extend({ UserAttributes: z.array(Attribute).default([]), MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional() });
const Update = Named.extend({ UserAttributes: z.array(Attribute) });

const attributesFrom = (list: z.infer<typeof Attribute>[]): Record<string, string> => Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));

const described = (user: StoredUser, attributes: 'Attributes' | 'UserAttributes'): object => ({
  Username: user.username,
  Enabled: user.enabled,
  UserStatus: user.status,
  UserCreateDate: Date.parse(user.createdAt) / 1000,
  UserLastModifiedDate: Date.parse(user.modifiedAt) / 1000,
  [attributes]: Object.entries({ ...user.attributes, sub: user.sub }).map(([Name, Value]) => ({ Name, Value })),
});

/** Cognito over JSON 1.1: AdminCreateUser, AdminGetUser, AdminUpdateUserAttributes, AdminDisableUser, AdminEnableUser. */
export const cognitoService = ({ cloud, authorizer, users, now }: CognitoGround) => {
  const at = (): string => new Date(now()).toISOString();
  const allowed = async (caller: Caller, action: string, poolId: string): Promise<void> => {
    const pool = cloud.userPools.find(({ id }) => id === poolId);
    const resource = pool?.arn ?? `arn:aws:cognito-idp:${cloud.region}:${cloud.accountId}:userpool/${poolId}`;
    await demand(authorizer, { caller, action: `cognito-idp:${action}`, resource });
    if (pool === undefined) {
      throw new AwsRefusal('ResourceNotFoundException', `User pool ${poolId} does not exist.`);
    }
  };
  const existing = (poolId: string, name: string): StoredUser => {
    const user = users.find(poolId, name);
    if (user === undefined) {
      throw new AwsRefusal('UserNotFoundException', 'User does not exist.');
    }
    return user;
  };
  const enabling = (action: string, enabled: boolean) => async ({ caller, input }: { caller: Caller; input: unknown }): Promise<object> => {
    const { UserPoolId, Username } = inputOf(Named, input, 'InvalidParameterException');
    await allowed(caller, action, UserPoolId);
    users.put({ ...existing(UserPoolId, Username), enabled, modifiedAt: at() });
    return {};
  };
  return jsonService('AWSCognitoIdentityProviderService', {
    AdminCreateUser: async ({ caller, input }) => {
      const { UserPoolId, Username, UserAttributes } = inputOf(Create, input, 'InvalidParameterException');
      await allowed(caller, 'AdminCreateUser', UserPoolId);
      if (users.find(UserPoolId, Username) !== undefined) {
        throw new AwsRefusal('UsernameExistsException', 'User account already exists');
      }
      const attributes = attributesFrom(UserAttributes);
      const user: StoredUser = { poolId: UserPoolId, username: Username, sub: randomUUID(), attributes, enabled: true, status: 'FORCE_CHANGE_PASSWORD', createdAt: at(), modifiedAt: at() };
      users.put(user);
      return { User: described(user, 'Attributes') };
    },
    AdminGetUser: async ({ caller, input }) => {
      const { UserPoolId, Username } = inputOf(Named, input, 'InvalidParameterException');
      await allowed(caller, 'AdminGetUser', UserPoolId);
      return described(existing(UserPoolId, Username), 'UserAttributes');
    },
    AdminUpdateUserAttributes: async ({ caller, input }) => {
      const { UserPoolId, Username, UserAttributes } = inputOf(Update, input, 'InvalidParameterException');
      await allowed(caller, 'AdminUpdateUserAttributes', UserPoolId);
      const user = existing(UserPoolId, Username);
      users.put({ ...user, attributes: { ...user.attributes, ...attributesFrom(UserAttributes) }, modifiedAt: at() });
      return {};
    },
    AdminDisableUser: enabling('AdminDisableUser', false),
    AdminEnableUser: enabling('AdminEnableUser', true),
  });
};
