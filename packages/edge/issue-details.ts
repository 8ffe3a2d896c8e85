import type { RefusalDetail } from '@sequester/model';
import type * as z from 'zod';

import { helpFor } from './issue-help.ts';

type Issue = z.core.$ZodIssue;

/** A rule of our own says its own code; the rest say the kind of fault. */
const codeOf = (issue: Issue): string => {
  if (issue.code === 'invalid_type' && issue.expected === 'never') return 'not-taken';

  return issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : issue.code;
};

const textOf = (issue: Issue): string => {
  const text: unknown = issue.code === 'custom' ? issue.params?.['text'] : undefined;
  return typeof text === 'string' ? text : issue.message;
};

const citationOf = (issue: Issue): { citation?: string } => {
  const citation: unknown = issue.code === 'custom' ? issue.params?.['citation'] : undefined;
  return typeof citation === 'string' ? { citation } : {};
};

/** A name that a program could have meant; what else stands in a name's place is not said back. */
const fieldName = /^[A-Za-z][\w-]{0,59}$/;

/** Unknown fields named in one answer. */
const unknownNamed = 20;

const unknownFields = (place: string, keys: readonly string[], text: string): RefusalDetail[] => {
  const named = keys.filter((key) => fieldName.test(key)).slice(0, unknownNamed);
  const paths = named.length === 0 ? [place] : named.map((key) => `${place}.${key}`);
  return paths.map((path) => ({ path, code: 'unrecognized_keys', text }));
};

/** Whether a value was not even of the kind that an option of a union takes. */
const isOfOtherKind = (issues: readonly Issue[]): boolean =>
  issues.some(({ code, path }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'));

/** The option of a union that came nearest: of the right kind, with the fewest faults. */
const nearest = (options: readonly (readonly Issue[])[]): readonly Issue[] =>
  options.filter((issues) => !isOfOtherKind(issues)).toSorted((a, b) => a.length - b.length)[0] ?? [];

const sentence = (issues: readonly Issue[]): string => issues.map(textOf).join(' ');

const detailsOf = (place: string, issue: Issue): RefusalDetail[] => {
  const path = [place, ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys') return unknownFields(path, issue.keys, textOf(issue));

  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return [{ path, code: codeOf(issue), text: textOf(issue), ...citationOf(issue) }];

  const near = nearest(issue.errors);
  return near.some((one) => one.path.length > 0 || one.code === 'unrecognized_keys')
    ? near.flatMap((one) => detailsOf(path, one))
    : [{ path, code: issue.code, text: issue.errors.map(sentence).join(' Or: ') }];
};

/** A value read by a schema, or what is wrong with it: by path, code, and what would be right; never the value. */
export const read = <Schema extends z.ZodType>(
  place: string,
  schema: Schema,
  value: unknown,
): { ok: true; data: z.output<Schema> } | { ok: false; details: RefusalDetail[] } => {
  const parsed = schema.safeParse(value, { error: helpFor });
  return parsed.success
    ? { ok: true, data: parsed.data }
    : { ok: false, details: parsed.error.issues.flatMap((issue) => detailsOf(place, issue)) };
};
