import type { RequestContext } from './context.ts';
import { fits, listOf, type Statement } from './statement.ts';

const prefix = 'kms:encryptioncontext:';
const keysKey = 'kms:encryptioncontextkeys';

/** Whether a condition key speaks of the encryption context. */
export const isOfEncryptionContext = (key: string): boolean => {
  const lower = key.toLowerCase();
  return lower.startsWith(prefix) || lower === keysKey;
};

const comparisons: Record<
  string,
  { holds: (pattern: string, value: string) => boolean; negated?: true; patterned?: true }
> = {
  stringequals: { holds: (pattern, value) => pattern === value },
  stringnotequals: { holds: (pattern, value) => pattern === value, negated: true },
  stringequalsignorecase: { holds: (pattern, value) => pattern.toLowerCase() === value.toLowerCase() },
  stringnotequalsignorecase: {
    holds: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
    negated: true,
  },
  stringlike: { holds: fits, patterned: true },
  stringnotlike: { holds: fits, negated: true, patterned: true },
  arnequals: { holds: fits, patterned: true },
  arnlike: { holds: fits, patterned: true },
  arnnotequals: { holds: fits, negated: true, patterned: true },
  arnnotlike: { holds: fits, negated: true, patterned: true },
};

/** Stands for a `*` or `?` that came in through a policy variable and must not widen the pattern. */
const literal: Record<string, string> = { '*': '\u{E000}', '?': '\u{E001}' };
const hidden = (text: string): string => text.replaceAll(/[*?]/g, (character) => literal[character] ?? character);

/** The value with its policy variables filled in, or `undefined` when the request has no value for one. */
const filled = (value: string, context: RequestContext): string | undefined => {
  let unknown = false;
  const lower = new Map(Object.entries(context).map(([key, each]) => [key.toLowerCase(), each]));
  const text = value.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name === '*' || name === '?' || name === '$') return hidden(name);

    const found = lower.get(name.toLowerCase());
    unknown ||= typeof found !== 'string';
    return hidden(String(found));
  });
  return unknown ? undefined : text;
};

const operatorOf = (text: string): { set: string | undefined; base: string; ifExists: boolean } => {
  const parts = text.toLowerCase().split(':');
  const base = parts.at(-1) ?? '';
  return {
    set: parts.length > 1 ? parts[0] : undefined,
    base: base.replace(/ifexists$/, ''),
    ifExists: base.endsWith('ifexists'),
  };
};

/** Whether one condition on the encryption context holds; `undefined` for an operator this cloud does not know. */
const conditionHolds = (
  operator: string,
  present: readonly string[] | undefined,
  wanted: readonly string[],
  context: RequestContext,
): boolean | undefined => {
  const { set, base, ifExists } = operatorOf(operator);
  if (base === 'null') return wanted.some((value) => (value.toLowerCase() === 'true') === (present === undefined));

  const comparison = comparisons[base];
  if (comparison === undefined || (set !== undefined && set !== 'forallvalues' && set !== 'foranyvalue'))
    return undefined;

  if (present === undefined)
    return ifExists || set === 'forallvalues' || (comparison.negated === true && set === undefined);

  const values = wanted.map((value) => filled(value, context)).filter((value) => value !== undefined);
  const one = (value: string): boolean => {
    const met = values.some((pattern) =>
      comparison.patterned ? comparison.holds(pattern, hidden(value)) : comparison.holds(pattern, value),
    );
    return met !== (comparison.negated === true);
  };
  return set === 'foranyvalue' ? present.some(one) : present.every(one);
};

const presentValues = (key: string, encryption: Readonly<Record<string, string>>): readonly string[] | undefined => {
  const lower = key.toLowerCase();
  if (lower === keysKey) {
    const keys = Object.keys(encryption);
    return keys.length === 0 ? undefined : keys;
  }
  const name = lower.slice(prefix.length);
  const found = Object.entries(encryption).find(([each]) => each.toLowerCase() === name)?.[1];
  return found === undefined ? undefined : [found];
};

/**
 * The statement without its conditions on the encryption context: they are left out when they hold, and the statement is
 * gone (`undefined`) when one does not. An operator that is not known makes an Allow fail and a Deny hold.
 */
export const withoutMetConditions = (
  statement: Statement,
  encryption: Readonly<Record<string, string>>,
  context: RequestContext,
): Statement | undefined => {
  const rest: NonNullable<Statement['Condition']> = {};
  for (const [operator, tests] of Object.entries(statement.Condition ?? {})) {
    for (const [key, wanted] of Object.entries(tests)) {
      if (!isOfEncryptionContext(key)) {
        rest[operator] = { ...rest[operator], [key]: wanted };
        continue;
      }
      const holds =
        conditionHolds(operator, presentValues(key, encryption), listOf(wanted), context) ??
        statement.Effect === 'Deny';
      if (!holds) return undefined;
    }
  }
  const { Condition: _, ...bare } = statement;
  return Object.keys(rest).length === 0 ? bare : { ...bare, Condition: rest };
};
