import { validateResourcePolicy } from '@cloud-copilot/iam-policy';
import * as z from 'zod';
import { fits, listOf, namesAction, statementsOf, type Statement } from '../iam/statement.ts';
import type { Caller } from '../signing/caller.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { PolicyDocument } from '../types.ts';

/** Bytes of a key policy. */
const longest = 32_768;

const Document = z.looseObject({ Version: z.string().optional(), Statement: z.unknown() });

const malformed = (message: string): AwsRefusal => new AwsRefusal('MalformedPolicyDocumentException', message);

/** The ARNs and names that a statement speaks of as principals. */
const principalsOf = ({ Principal }: Statement): string[] => {
  if (typeof Principal === 'string') {
    return [Principal];
  }
  return typeof Principal === 'object' && Principal !== null ? Object.values(Principal).flatMap(listOf) : [];
};

/** A policy that names one session as its principal is not evaluated here, and therefore not taken. */
const namesSession = (document: PolicyDocument): boolean =>
  statementsOf(document).some((statement) => principalsOf(statement).some((arn) => arn.includes(':assumed-role/')));

/** A key policy from its text; one that IAM would not read is refused. */
export const keyPolicyFrom = (text: string): PolicyDocument => {
  if (Buffer.byteLength(text) > longest) {
    throw new AwsRefusal('LimitExceededException', 'The key policy is too long.');
  }
  let document: PolicyDocument;
  try {
    document = Document.parse(JSON.parse(text));
    statementsOf(document);
  } catch {
    throw malformed('');
  }
  const errors = validateResourcePolicy(document);
  if (errors.length > 0) {
    throw malformed(errors.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
  if (namesSession(document)) {
    throw malformed('The laptop cloud takes no policy that names a session as its principal.');
  }
  return document;
};

/** Refuses a policy after which nobody in sight could change it: the caller or the account must keep PutKeyPolicy. */
export const refuseLockout = (document: PolicyDocument, caller: Caller): void => {
  const account = caller.principalArn.split(':')[4] ?? '';
  const keepers = [caller.principalArn, caller.arn, account, `arn:aws:iam::${account}:root`];
  const kept = statementsOf(document).some(
    (statement) =>
      statement.Effect === 'Allow' &&
      namesAction(statement, 'kms:PutKeyPolicy') &&
      principalsOf(statement).some((principal) => keepers.some((keeper) => fits(principal, keeper))),
  );
  if (!kept) {
    throw malformed('The new key policy will not allow you to update the key policy in the future.');
  }
};
