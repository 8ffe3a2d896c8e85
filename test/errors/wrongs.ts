import type { BadInput } from './bad-input.ts';
import type { Call } from './chart-calls.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body with another value at a path; without the field where that is undefined. */
const replaced = (body: Fields, path: string, value: unknown): Fields => {
  const [name = '', ...rest] = path.split('.');
  const inner = body[name];
  const put = rest.length === 0 ? value : replaced(isFields(inner) ? inner : {}, rest.join('.'), value);
  return { ...body, [name]: put };
};

/** Wrong values of one field: its path, the values, and where the refusal points if not at the field. */
export type Wrong = [path: string, values: unknown[], at?: string];

export const wrongs = (call: Call & { body: Fields }, fields: readonly Wrong[]): BadInput[] =>
  fields.flatMap(([path, values, at = path]) =>
    values.map((value) => ({
      title: `${call.operation}: ${path} ${JSON.stringify(value)?.slice(0, 60) ?? 'missing'}`,
      call: { ...call, body: replaced(call.body, path, value) },
      at: `body.${at}`,
    })),
  );

/** White space, zero-width characters, and letters that leave no ink. */
export const blanks = ['', '   ', '\n\t', '\u200b\u200b', '\u2060\ufeff', '\u3164', '\u2800', '\u00ad'];
export const long = (letters: number): string => 'x'.repeat(letters);
export const future = '2999-01-01';
