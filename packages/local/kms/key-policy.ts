import { validateResourcePolicy } from '@cloud-copilot/iam-policy';
import * as z from 'zod';

import { listOf, statementsOf, type Statement } from '../iam/statement.ts';
import type { Caller } from '../signing/caller.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, PolicyDocument } from '../types.ts';
import { demandUse, type KmsSetup } from './access.ts';
import type { Key } from './key.ts';

/** Bytes of a key policy. */
const longest = 32_768;

const Document = z.looseObject({ Version: z.string().optional(), Statement: z.unknown() });

const malformed = (message: string): AwsRefusal => new AwsRefusal('MalformedPolicyDocumentException', message);

/** The ARNs and names that a statement speaks of as principals. */
const principalsOf = ({ Principal }: Statement): string[] => {
  if (typeof Principal === 'string') return [Principal];

  return typeof Principal === 'object' && Principal !== null ? Object.values(Principal).flatMap(listOf) : [];
};

/** A policy that names one session as its principal is not evaluated here, and therefore not taken. */
const namesSession = (document: PolicyDocument): boolean =>
  statementsOf(document).some((statement) => principalsOf(statement).some((arn) => arn.includes(':assumed-role/')));

/** A key policy from its text; one that IAM would not read is refused. */
export const keyPolicyFrom = (text: string): PolicyDocument => {
  if (Buffer.byteLength(text) > longest) throw new AwsRefusal('LimitExceededException', 'The key policy is too long.');

  let document: PolicyDocument;
  try {
    document = Document.parse(JSON.parse(text));
    statementsOf(document);
  } catch {
    throw malformed('');
  }
  const errors = validateResourcePolicy(document);
  if (errors.length > 0) throw malformed(errors.map(({ path, message }) => `${path}: ${message}`).join('; '));

  if (namesSession(document))
    throw malformed('The laptop cloud takes no policy that names a session as its principal.');

  return document;
};

/** Whom a policy may name: everybody, this account, its roles and users, and services. */
const exists = ({ accountId, roles, users }: Cloud, principal: string): boolean =>
  ['*', accountId, `arn:aws:iam::${accountId}:root`].includes(principal) ||
  principal.endsWith('.amazonaws.com') ||
  [...roles, ...users].some(({ arn }) => arn === principal);

/** Refuses a policy that names somebody who does not exist: KMS keeps the identity behind a name, not the name. */
export const refuseStrangers = (document: PolicyDocument, cloud: Cloud): void => {
  if (
    statementsOf(document).some((statement) => principalsOf(statement).some((principal) => !exists(cloud, principal)))
  )
    throw malformed('Policy contains a statement with one or more invalid principals.');
};

/** Refuses a policy under which the caller, with the permissions that the caller has now, could not put the next one. */
export const refuseLockout = async (setup: KmsSetup, caller: Caller, key: Key): Promise<void> => {
  try {
    await demandUse(setup, {
      caller,
      operation: 'PutKeyPolicy',
      key,
      context: { 'kms:BypassPolicyLockoutSafetyCheck': 'false' },
    });
  } catch (refusal) {
    if (refusal instanceof AwsRefusal)
      throw malformed('The new key policy will not allow you to update the key policy in the future.');

    throw refusal;
  }
};
