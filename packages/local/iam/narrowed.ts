import type { PolicyDocument } from '../types.ts';
import { isAnswered, type RequestContext } from './context.ts';
import { isOfEncryptionContext, withoutMetConditions } from './encryption-context.ts';
import { fits, listOf, namesAction, statementsOf, type Statement } from './statement.ts';

/** What is asked of a set of policies. */
export interface Narrowing {
  action: string;
  resource: string;
  encryptionContext: Readonly<Record<string, string>>;
  context: RequestContext;
}

const conditionKeys = (statement: Statement): string[] => Object.values(statement.Condition ?? {}).flatMap(Object.keys);

/**
 * A statement read in the strictest way where it names a key this cloud cannot answer for: an Allow is left out, a Deny
 * applies without that condition.
 */
const strict = (statement: Statement): Statement | undefined => {
  const unknown = conditionKeys(statement).filter((key) => !isAnswered(key) && !isOfEncryptionContext(key));
  if (unknown.length === 0) return statement;

  if (statement.Effect === 'Allow') return undefined;

  const kept = Object.entries(statement.Condition ?? {})
    .map(
      ([operator, tests]) =>
        [operator, Object.fromEntries(Object.entries(tests).filter(([key]) => !unknown.includes(key)))] as const,
    )
    .filter(([, tests]) => Object.keys(tests).length > 0);
  const { Condition: _, ...bare } = statement;
  return kept.length === 0 ? bare : { ...bare, Condition: Object.fromEntries(kept) };
};

/** Whether a statement may speak of a resource, whatever its variables stand for. */
const mayName = ({ Resource }: Statement, resource: string): boolean =>
  Resource === undefined ||
  resource === '*' ||
  listOf(Resource).some((pattern) => fits(pattern.replaceAll(/\$\{[^}]*\}/g, '*'), resource));

/** The statements of a policy that speak of the action and may speak of the resource, without the conditions on the encryption context that hold; a policy left empty is left out. */
export const narrowed = (
  document: PolicyDocument,
  { action, resource, encryptionContext, context }: Narrowing,
): PolicyDocument | undefined => {
  const statements = statementsOf(document)
    .filter((statement) => namesAction(statement, action) && mayName(statement, resource))
    .map(strict)
    .map((statement) =>
      statement === undefined ? undefined : withoutMetConditions(statement, encryptionContext, context),
    )
    .filter((statement) => statement !== undefined);
  return statements.length === 0 ? undefined : { Version: '2012-10-17', Statement: statements };
};

const variables = (text: string): string[] =>
  [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => (name ?? '').split(',')[0]?.trim() ?? '');

const keysOf = (statement: Statement): string[] => [
  ...conditionKeys(statement),
  ...[...listOf(statement.Resource), ...listOf(statement.NotResource)].flatMap(variables),
  ...Object.values(statement.Condition ?? {}).flatMap((tests) =>
    Object.values(tests).flatMap((values) => listOf(values).flatMap(variables)),
  ),
];

/** The condition keys that a policy names where it speaks of an action, in conditions and in variables, in lower case. */
export const keysNamedBy = (document: PolicyDocument, action: string): string[] =>
  statementsOf(document)
    .flatMap((statement) => (namesAction(statement, action) ? keysOf(statement) : []))
    .map((key) => key.toLowerCase());
