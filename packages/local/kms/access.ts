import type { Authorizer } from '../iam/authorizer.ts';
import { resourceTags, type RequestContext } from '../iam/context.ts';
import { accessDenied } from '../iam/demand.ts';
import type { Caller } from '../signing/caller.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud } from '../types.ts';
import type { KeyStore } from './key-store.ts';
import { GrantOperation, type Grant, type Key } from './key.ts';

export interface KmsSetup {
  cloud: Cloud;
  keys: KeyStore;
  authorizer: Authorizer;
  now(): number;
  /** Seconds after which a grant counts; AWS says up to five minutes. */
  grantDelaySeconds?: number | undefined;
}

/** One use of one key. */
export interface KeyUse {
  caller: Caller;
  operation: string;
  key: Key;
  alias?: string | undefined;
  encryptionContext?: Readonly<Record<string, string>> | undefined;
  context?: RequestContext | undefined;
  /** The service that calls in the caller's name, as `s3.us-east-1.amazonaws.com`. */
  via?: string | undefined;
}

/** Whether a grant or a retirement speaks of this caller: the role or user itself, or the one session. */
export const isPrincipal = (caller: Caller, arn: string | undefined): boolean =>
  arn === caller.principalArn || arn === caller.arn;

const constraintsHold = ({ constraints }: Grant, context: Readonly<Record<string, string>>): boolean => {
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset } = constraints;
  const contains = (wanted: Readonly<Record<string, string>>): boolean =>
    Object.entries(wanted).every(([key, value]) => context[key] === value);
  return (
    (equals === undefined || (contains(equals) && Object.keys(context).length === Object.keys(equals).length)) &&
    (subset === undefined || contains(subset))
  );
};

/** Operations to which the constraints of a grant do not apply, since they have no encryption context. */
const withoutContext = new Set([
  'DescribeKey',
  'RetireGrant',
  'GetPublicKey',
  'Sign',
  'Verify',
  'GenerateMac',
  'VerifyMac',
  'CreateGrant',
]);

/** The grant that lets a caller do this, if there is one that counts already. */
const grantFor = (setup: KmsSetup, { caller, operation, key, encryptionContext = {} }: KeyUse): Grant | undefined => {
  const named = GrantOperation.safeParse(operation).data;
  return named === undefined
    ? undefined
    : key.grants.find(
        (grant) =>
          grant.createdAt + (setup.grantDelaySeconds ?? 0) * 1000 <= setup.now() &&
          isPrincipal(caller, grant.grantee) &&
          grant.operations.includes(named) &&
          (withoutContext.has(named) || constraintsHold(grant, encryptionContext)),
      );
};

const contextOf = ({ cloud, keys }: KmsSetup, { key, alias, context, via }: KeyUse): RequestContext => {
  const aliases = keys.aliasesOf(key.id);
  return {
    'kms:CallerAccount': cloud.accountId,
    'kms:KeySpec': key.spec,
    'kms:KeyUsage': key.usage,
    'kms:KeyOrigin': 'AWS_KMS',
    'kms:MultiRegion': 'false',
    ...(aliases.length === 0 ? {} : { 'kms:ResourceAliases': aliases }),
    ...(alias === undefined ? {} : { 'kms:RequestAlias': alias }),
    ...(via === undefined ? {} : { 'kms:ViaService': via, 'aws:ViaAWSService': 'true' }),
    ...resourceTags(key.tags),
    ...context,
  };
};

/**
 * Passes when the key's policy, the caller's policies or a grant allow the use; a Deny anywhere and a session policy that
 * does not allow it outweigh a grant. Answers the grant that decided, if one did.
 */
export const demandUse = async (setup: KmsSetup, use: KeyUse): Promise<Grant | undefined> => {
  const question = {
    caller: use.caller,
    action: `kms:${use.operation}`,
    resource: use.key.arn,
    context: contextOf(setup, use),
    resourcePolicy: use.key.policy,
    encryptionContext: use.encryptionContext,
  };
  const decision = await setup.authorizer.decide(question);
  if (decision.outcome === 'Allowed') return undefined;

  const grant = decision.outcome === 'ImplicitlyDenied' && !decision.bySession ? grantFor(setup, use) : undefined;
  if (grant === undefined) throw accessDenied(question, decision);

  return grant;
};

/** Refuses a key that is disabled or waits for its deletion. */
export const refuseUnusable = (key: Key): void => {
  if (key.state === 'PendingDeletion')
    throw new AwsRefusal('KMSInvalidStateException', `${key.arn} is pending deletion.`);

  if (key.state === 'Disabled') throw new AwsRefusal('DisabledException', `${key.arn} is disabled.`);
};
