import * as z from 'zod';

import type { Authorizer } from '../iam/authorizer.ts';
import { requestTags, type RequestContext } from '../iam/context.ts';
import { accessDenied } from '../iam/demand.ts';
import { statementsOf } from '../iam/statement.ts';
import type { Caller } from '../signing/caller.ts';
import type { Keyring } from '../signing/keyring.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, CloudRole, PolicyDocument } from '../types.ts';

export interface StsSetup {
  cloud: Cloud;
  keyring: Keyring;
  authorizer: Authorizer;
}

/** Seconds; a role taken on from a role lives no longer. */
const chainedMost = 3600;
/** Characters of a session policy. */
const longestPolicy = 2048;
/** Session tags of one session. */
const mostTags = 50;

const Json = z.object({ Version: z.string().optional(), Statement: z.unknown() }).loose();

const invalid = (message: string): AwsRefusal => new AwsRefusal('ValidationError', message);

const tagsOf = (form: ReadonlyMap<string, string>): Record<string, string> => {
  const tags: Record<string, string> = {};
  for (let index = 1; form.has(`Tags.member.${index}.Key`); index += 1) {
    const key = form.get(`Tags.member.${index}.Key`) ?? '';
    const value = form.get(`Tags.member.${index}.Value`);
    if (
      value === undefined ||
      !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) ||
      !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value) ||
      key.toLowerCase().startsWith('aws:')
    )
      throw invalid(`Value at 'tags.${index}.member' failed to satisfy constraint`);

    if (Object.keys(tags).some((each) => each.toLowerCase() === key.toLowerCase())) {
      throw new AwsRefusal(
        'InvalidParameterValue',
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      );
    }

    tags[key] = value;
  }
  if (Object.keys(tags).length > mostTags)
    throw invalid("Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50");

  return tags;
};

const membersOf = (form: ReadonlyMap<string, string>, name: string): string[] => {
  const members: string[] = [];
  for (let index = 1; form.has(`${name}.member.${index}`); index += 1)
    members.push(form.get(`${name}.member.${index}`) ?? '');

  return members;
};

const policyOf = (form: ReadonlyMap<string, string>): PolicyDocument | undefined => {
  const text = form.get('Policy');
  if (text === undefined) return undefined;

  if (text.length > longestPolicy) {
    throw invalid(
      `Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to ${longestPolicy}`,
    );
  }

  try {
    const document = Json.parse(JSON.parse(text));
    statementsOf(document);
    return document;
  } catch {
    throw new AwsRefusal('MalformedPolicyDocument', 'The policy is not in the valid JSON format.');
  }
};

const durationOf = (form: ReadonlyMap<string, string>, caller: Caller, role: CloudRole | undefined): number => {
  const seconds = Number(form.get('DurationSeconds') ?? chainedMost);
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) {
    throw invalid(
      "Value at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200",
    );
  }

  if (seconds > (role?.maxSessionSeconds ?? chainedMost))
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');

  if (caller.kind === 'session' && seconds > chainedMost)
    throw invalid('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.');

  return seconds;
};

const nameOf = (form: ReadonlyMap<string, string>): string => {
  const name = form.get('RoleSessionName') ?? '';
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
    throw invalid(
      "Value at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    );
  }

  return name;
};

interface Asked {
  role: CloudRole | undefined;
  roleArn: string;
  name: string;
  tags: Record<string, string>;
  transitive: string[];
  externalId: string | undefined;
}

/** AWS does not say whether a role exists: a role that is not there is refused as one that does not trust the caller. */
const demandTrust = async ({ authorizer }: StsSetup, caller: Caller, asked: Asked): Promise<void> => {
  const context: RequestContext = {
    'sts:RoleSessionName': asked.name,
    ...requestTags(asked.tags),
    ...(asked.transitive.length === 0 ? {} : { 'sts:TransitiveTagKeys': asked.transitive }),
    ...(asked.externalId === undefined ? {} : { 'sts:ExternalId': asked.externalId }),
  };
  const tagged = Object.keys(asked.tags).length > 0 || caller.transitiveTagKeys.length > 0;
  for (const action of ['sts:AssumeRole', ...(tagged ? ['sts:TagSession'] : [])]) {
    const { 'sts:ExternalId': _, ...withoutExternalId } = context;
    const question = {
      caller,
      action,
      resource: asked.roleArn,
      context: action === 'sts:AssumeRole' ? context : withoutExternalId,
      resourcePolicy: asked.role?.trustPolicy,
    };
    const decision =
      asked.role === undefined
        ? ({ outcome: 'ImplicitlyDenied', reason: 'no such role', bySession: false } as const)
        : await authorizer.decide(question);
    if (decision.outcome !== 'Allowed') throw accessDenied(question, decision);
  }
};

/** STS AssumeRole: trust policy, session tags, session policy, one hour at most when a role takes on a role. */
export const assumeRole = async (
  setup: StsSetup,
  caller: Caller,
  form: ReadonlyMap<string, string>,
): Promise<string> => {
  const roleArn = form.get('RoleArn') ?? '';
  if (!/^arn:aws:iam::\d{12}:role\/.+$/.test(roleArn)) throw invalid(`${roleArn} is invalid`);

  if (form.has('PolicyArns.member.1.arn') || form.has('SourceIdentity') || form.has('TokenCode')) {
    throw new AwsRefusal(
      'InvalidParameterCombination',
      'The laptop cloud takes no PolicyArns, SourceIdentity or TokenCode.',
    );
  }

  const role = setup.cloud.roles.find(({ arn }) => arn === roleArn);
  const asked: Asked = {
    role,
    roleArn,
    name: nameOf(form),
    tags: tagsOf(form),
    transitive: membersOf(form, 'TransitiveTagKeys'),
    externalId: form.get('ExternalId'),
  };
  const policy = policyOf(form);
  await demandTrust(setup, caller, asked);
  const seconds = durationOf(form, caller, role);
  const inherited = Object.fromEntries(
    Object.entries(caller.tags).filter(([key]) => caller.transitiveTagKeys.includes(key)),
  );
  if (Object.keys(asked.tags).some((key) => key in inherited))
    throw new AwsRefusal('InvalidParameterValue', 'One of the specified transitive tag keys cannot be changed.');

  const session = setup.keyring.issue({
    role: role?.name ?? '',
    name: asked.name,
    tags: { ...inherited, ...asked.tags },
    transitive: [...new Set([...caller.transitiveTagKeys, ...asked.transitive])],
    policy,
    seconds,
  });
  const found = setup.keyring.find(session.accessKeyId, session.sessionToken);
  const userId = 'caller' in found ? found.caller.userId : '';
  const arn = 'caller' in found ? found.caller.arn : '';
  const packed = Math.ceil(
    (((form.get('Policy') ?? '').length + JSON.stringify(asked.tags).length) / (longestPolicy * 2)) * 100,
  );
  return [
    `<AssumedRoleUser><AssumedRoleId>${userId}</AssumedRoleId><Arn>${arn}</Arn></AssumedRoleUser>`,
    `<Credentials><AccessKeyId>${session.accessKeyId}</AccessKeyId><SecretAccessKey>${session.secretAccessKey}</SecretAccessKey>`,
    `<SessionToken>${session.sessionToken}</SessionToken><Expiration>${new Date(session.expiresAt).toISOString()}</Expiration></Credentials>`,
    `<PackedPolicySize>${packed}</PackedPolicySize>`,
  ].join('');
};
