import * as z from 'zod';

import { requestTags } from '../iam/context.ts';
import { demand } from '../iam/demand.ts';
import { inputOf, type JsonOperation } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { demandUse, type KmsSetup } from './access.ts';
import { Tags, tagsFrom } from './key-operations.ts';

const Tag = z.strictObject({ KeyId: z.string(), Tags });
const Untag = z.strictObject({ KeyId: z.string(), TagKeys: z.array(z.string()) });
const Listed = z.strictObject({
  KeyId: z.string().optional(),
  Limit: z.int().optional(),
  Marker: z.string().optional(),
});
const Alias = z.strictObject({ AliasName: z.string(), TargetKeyId: z.string() });
const AliasName = z.strictObject({ AliasName: z.string() });

const refuseName = (name: string): void => {
  if (!/^alias\/[a-zA-Z0-9/_-]{1,250}$/.test(name) || name.startsWith('alias/aws/')) {
    throw new AwsRefusal(
      'InvalidAliasNameException',
      'Alias must start with the prefix "alias/" and may not start with "alias/aws/".',
    );
  }
};

/** TagResource, UntagResource and ListResourceTags. */
export const tagOperations = (setup: KmsSetup): Record<string, JsonOperation> => ({
  TagResource: async ({ caller, input }) => {
    const wanted = inputOf(Tag, input);
    const { key } = setup.keys.find(wanted.KeyId, false);
    const tags = tagsFrom(wanted.Tags);
    await demandUse(setup, { caller, operation: 'TagResource', key, context: requestTags(tags) });
    setup.keys.write({ ...key, tags: { ...key.tags, ...tags } });
    return {};
  },
  UntagResource: async ({ caller, input }) => {
    const { KeyId, TagKeys } = inputOf(Untag, input);
    const { key } = setup.keys.find(KeyId, false);
    await demandUse(setup, { caller, operation: 'UntagResource', key, context: { 'aws:TagKeys': TagKeys } });
    setup.keys.write({
      ...key,
      tags: Object.fromEntries(Object.entries(key.tags).filter(([name]) => !TagKeys.includes(name))),
    });
    return {};
  },
  ListResourceTags: async ({ caller, input }) => {
    const { key } = setup.keys.find(inputOf(Listed, input).KeyId ?? '', false);
    await demandUse(setup, { caller, operation: 'ListResourceTags', key });
    return { Tags: Object.entries(key.tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })), Truncated: false };
  },
});

/** CreateAlias, UpdateAlias, DeleteAlias and ListAliases; the alias and the key must both allow it. */
export const aliasOperations = (setup: KmsSetup): Record<string, JsonOperation> => {
  const pointing =
    (operation: string, fresh: boolean): JsonOperation =>
    async ({ caller, input }) => {
      const { AliasName: name, TargetKeyId } = inputOf(Alias, input);
      refuseName(name);
      const { key } = setup.keys.find(TargetKeyId, false);
      await demand(setup.authorizer, {
        caller,
        action: `kms:${operation}`,
        resource: setup.keys.aliasArn(name),
        context: { 'kms:CallerAccount': setup.cloud.accountId },
      });
      await demandUse(setup, { caller, operation, key });
      if (setup.keys.hasAlias(name) === fresh) {
        throw fresh
          ? new AwsRefusal(
              'AlreadyExistsException',
              `An alias with the name ${setup.keys.aliasArn(name)} already exists`,
            )
          : new AwsRefusal('NotFoundException', `Alias ${setup.keys.aliasArn(name)} is not found.`);
      }
      setup.keys.setAlias(name, key.id);
      return {};
    };
  return {
    CreateAlias: pointing('CreateAlias', true),
    UpdateAlias: pointing('UpdateAlias', false),
    DeleteAlias: async ({ caller, input }) => {
      const { AliasName: name } = inputOf(AliasName, input);
      await demand(setup.authorizer, {
        caller,
        action: 'kms:DeleteAlias',
        resource: setup.keys.aliasArn(name),
        context: { 'kms:CallerAccount': setup.cloud.accountId },
      });
      const { key } = setup.keys.find(name, true);
      await demandUse(setup, { caller, operation: 'DeleteAlias', key });
      setup.keys.setAlias(name, undefined);
      return {};
    },
    ListAliases: async ({ caller, input }) => {
      const { KeyId } = inputOf(Listed, input);
      await demand(setup.authorizer, { caller, action: 'kms:ListAliases', resource: '*' });
      const only = KeyId === undefined ? undefined : setup.keys.find(KeyId, false).key.id;
      const Aliases = setup.keys
        .aliases()
        .filter(([, id]) => only === undefined || id === only)
        .map(([name, id]) => ({ AliasName: name, AliasArn: setup.keys.aliasArn(name), TargetKeyId: id }));
      return { Aliases, Truncated: false };
    },
  };
};
