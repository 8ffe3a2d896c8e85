import { createHash, randomBytes } from 'node:crypto';

import * as z from 'zod';

import { inputOf, type JsonCall, type JsonOperation } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { demandUse, isPrincipal, refuseUnusable, type KmsSetup } from './access.ts';
import { Constraints, GrantOperation, type Grant, type Key } from './key.ts';

const CreateGrant = z.strictObject({
  KeyId: z.string(),
  GranteePrincipal: z.string(),
  RetiringPrincipal: z.string().optional(),
  Operations: z.array(GrantOperation).min(1),
  Constraints: Constraints.default({}),
  GrantTokens: z.array(z.string()).optional(),
  Name: z
    .string()
    .regex(/^[a-zA-Z0-9:/_-]{1,256}$/)
    .optional(),
  DryRun: z.literal(false).optional(),
});
const Ended = z.strictObject({
  KeyId: z.string().optional(),
  GrantId: z.string().optional(),
  GrantToken: z.string().optional(),
  DryRun: z.literal(false).optional(),
});
const Listed = z.strictObject({
  KeyId: z.string(),
  GrantId: z.string().optional(),
  GranteePrincipal: z.string().optional(),
  Limit: z.int().optional(),
  Marker: z.string().optional(),
});

type Wanted = z.infer<typeof CreateGrant>;

const constraintTypes = (constraints: Constraints): string[] =>
  Object.entries(constraints)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);

const tokenOf = (grantId: string): string => createHash('sha256').update(`grant ${grantId}`).digest('base64');

/** A grant is for a role, a user or a session that exists. */
const refuseStranger = ({ cloud }: KmsSetup, arn: string | undefined): void => {
  const role = /^arn:aws:sts::\d{12}:assumed-role\/([^/]+)\/[^/]+$/.exec(arn ?? '')?.[1];
  const exists =
    arn === undefined ||
    cloud.roles.some((each) => each.arn === arn || each.name === role) ||
    cloud.users.some((each) => each.arn === arn) ||
    arn === `arn:aws:iam::${cloud.accountId}:root`;
  if (!exists) throw new AwsRefusal('InvalidArnException', `${arn} is not a principal of this account.`);
};

/** What a grant hands on must not go beyond the grant it comes from. */
const refuseWider = (
  parent: Grant | undefined,
  wanted: Wanted,
  { caller, key }: { caller: JsonCall['caller']; key: Key },
): void => {
  const wider =
    parent !== undefined &&
    (wanted.Operations.some((operation) => !parent.operations.includes(operation)) ||
      JSON.stringify(parent.constraints) !== JSON.stringify(wanted.Constraints));
  if (wider) {
    throw new AwsRefusal(
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: kms:CreateGrant on resource: ${key.arn}`,
      { status: 403 },
    );
  }
};

const sameTerms = (grant: Grant, wanted: Wanted): boolean =>
  grant.name === wanted.Name &&
  grant.grantee === wanted.GranteePrincipal &&
  grant.retiring === wanted.RetiringPrincipal &&
  grant.operations.toSorted().join() === wanted.Operations.toSorted().join() &&
  JSON.stringify(grant.constraints) === JSON.stringify(wanted.Constraints);

const createGrant =
  (setup: KmsSetup): JsonOperation =>
  async ({ caller, input }) => {
    const wanted = inputOf(CreateGrant, input);
    const { key } = setup.keys.find(wanted.KeyId, false);
    const types = constraintTypes(wanted.Constraints);
    const context = {
      'kms:GrantOperations': wanted.Operations,
      'kms:GranteePrincipal': wanted.GranteePrincipal,
      'kms:GrantIsForAWSResource': 'false',
      ...(wanted.RetiringPrincipal === undefined ? {} : { 'kms:RetiringPrincipal': wanted.RetiringPrincipal }),
      ...(types[0] === undefined ? {} : { 'kms:GrantConstraintType': types[0] }),
    };
    const encryptionContext = {
      ...wanted.Constraints.EncryptionContextSubset,
      ...wanted.Constraints.EncryptionContextEquals,
    };
    const parent = await demandUse(setup, { caller, operation: 'CreateGrant', key, context, encryptionContext });
    refuseWider(parent, wanted, { caller, key });
    if (types.length > 1) throw new AwsRefusal('ValidationException', 'Only one grant constraint can be specified.');

    refuseUnusable(key);
    refuseStranger(setup, wanted.GranteePrincipal);
    refuseStranger(setup, wanted.RetiringPrincipal);
    const current = setup.keys.find(key.id, false).key;
    const repeated = wanted.Name === undefined ? undefined : current.grants.find((grant) => sameTerms(grant, wanted));
    const grantId = repeated?.grantId ?? randomBytes(32).toString('hex');
    if (repeated === undefined) {
      const grant: Grant = {
        grantId,
        name: wanted.Name,
        grantee: wanted.GranteePrincipal,
        retiring: wanted.RetiringPrincipal,
        operations: wanted.Operations,
        constraints: wanted.Constraints,
        issuer: caller.principalArn,
        createdAt: setup.now(),
      };
      setup.keys.write({ ...current, grants: [...current.grants, grant] });
    }
    return { GrantId: grantId, GrantToken: tokenOf(grantId) };
  };

const without = (setup: KmsSetup, keyId: string, grantId: string): void => {
  const { key } = setup.keys.find(keyId, false);
  setup.keys.write({ ...key, grants: key.grants.filter((grant) => grant.grantId !== grantId) });
};

const grantNamed = (
  setup: KmsSetup,
  { KeyId, GrantId, GrantToken }: z.infer<typeof Ended>,
): { key: Key; grant: Grant } => {
  if (GrantToken !== undefined) {
    for (const key of setup.keys.all()) {
      const grant = key.grants.find((each) => tokenOf(each.grantId) === GrantToken);
      if (grant !== undefined) return { key, grant };
    }
    throw new AwsRefusal('InvalidGrantTokenException', 'The grant token is not valid.');
  }
  const { key } = setup.keys.find(KeyId ?? '', false);
  const grant = key.grants.find((each) => each.grantId === GrantId);
  if (grant === undefined)
    throw new AwsRefusal('NotFoundException', `Grant ${GrantId} is not found on key ${key.arn}.`);

  return { key, grant };
};

/** The retiring principal may retire, and so may a grantee to whom RetireGrant was granted, or whom a policy allows. */
const retireGrant =
  (setup: KmsSetup): JsonOperation =>
  async ({ caller, input }) => {
    const { key, grant } = grantNamed(setup, inputOf(Ended, input));
    const byGrant =
      isPrincipal(caller, grant.retiring) ||
      (isPrincipal(caller, grant.grantee) && grant.operations.includes('RetireGrant'));
    if (!byGrant) await demandUse(setup, { caller, operation: 'RetireGrant', key });

    without(setup, key.id, grant.grantId);
    return {};
  };

/** CreateGrant, ListGrants, RetireGrant and RevokeGrant. A grant counts at once, unless the cloud was told to wait: on AWS it may take five minutes. */
export const grantOperations = (setup: KmsSetup): Record<string, JsonOperation> => ({
  CreateGrant: createGrant(setup),
  RetireGrant: retireGrant(setup),
  RevokeGrant: async ({ caller, input }) => {
    const wanted = inputOf(Ended, input);
    const { key } = setup.keys.find(wanted.KeyId ?? '', false);
    await demandUse(setup, {
      caller,
      operation: 'RevokeGrant',
      key,
      context: { 'kms:GrantIsForAWSResource': 'false' },
    });
    const { grant } = grantNamed(setup, wanted);
    without(setup, key.id, grant.grantId);
    return {};
  },
  ListGrants: async ({ caller, input }) => {
    const { KeyId, GrantId, GranteePrincipal } = inputOf(Listed, input);
    const { key } = setup.keys.find(KeyId, false);
    await demandUse(setup, {
      caller,
      operation: 'ListGrants',
      key,
      context: { 'kms:GrantIsForAWSResource': 'false' },
    });
    const grants = key.grants.filter(
      (grant) => (GrantId ?? grant.grantId) === grant.grantId && (GranteePrincipal ?? grant.grantee) === grant.grantee,
    );
    return {
      Grants: grants.map((grant) => ({
        KeyId: key.arn,
        GrantId: grant.grantId,
        Name: grant.name,
        CreationDate: grant.createdAt / 1000,
        GranteePrincipal: grant.grantee,
        RetiringPrincipal: grant.retiring,
        IssuingAccount: `arn:aws:iam::${setup.cloud.accountId}:root`,
        Operations: grant.operations,
        Constraints: grant.constraints,
      })),
      Truncated: false,
    };
  },
});
