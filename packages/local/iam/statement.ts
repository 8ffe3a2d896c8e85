import * as z from 'zod';

import type { PolicyDocument } from '../types.ts';

const Words = z.union([z.string(), z.array(z.string())]);
const Values = z.union([Words, z.boolean(), z.number(), z.array(z.union([z.string(), z.boolean(), z.number()]))]);

const Statement = z.looseObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.unknown().optional(),
  NotPrincipal: z.unknown().optional(),
  Action: Words.optional(),
  NotAction: Words.optional(),
  Resource: Words.optional(),
  NotResource: Words.optional(),
  Condition: z.record(z.string(), z.record(z.string(), Values)).optional(),
});

/** One statement of a policy. */
export type Statement = z.infer<typeof Statement>;

const Statements = z.union([z.array(Statement), Statement.transform((one) => [one])]);

/** A word or a list of words as a list. */
export const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);

const read = new WeakMap<PolicyDocument, Statement[]>();

/** The statements of a policy; a document that cannot be read is a `ZodError`. */
export const statementsOf = (document: PolicyDocument): Statement[] => {
  const known = read.get(document);
  if (known !== undefined) return known;

  const statements = Statements.parse(document.Statement);
  read.set(document, statements);
  return statements;
};

const patterns = new Map<string, RegExp>();

/** Whether a text fits a pattern in which `*` stands for any text and `?` for one character. */
export const fits = (pattern: string, text: string, flags: '' | 'i' = ''): boolean => {
  const name = `${flags}:${pattern}`;
  let expression = patterns.get(name);
  if (expression === undefined) {
    const source = pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${source}$`, `s${flags}`);
    if (patterns.size > 5000) patterns.clear();

    patterns.set(name, expression);
  }
  return expression.test(text);
};

/** Whether a statement speaks of an action. */
export const namesAction = (statement: Statement, action: string): boolean =>
  statement.Action === undefined
    ? !listOf(statement.NotAction).some((pattern) => fits(pattern, action, 'i'))
    : listOf(statement.Action).some((pattern) => fits(pattern, action, 'i'));
