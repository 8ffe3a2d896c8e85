import type * as z from 'zod';

type Issue = z.core.$ZodRawIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with named fields',
  record: 'an object with named fields',
  null: 'null',
};

const formats: Readonly<Record<string, string>> = {
  date: 'a calendar date, as YYYY-MM-DD',
  datetime: 'an instant in UTC with milliseconds, as 2026-03-01T09:30:00.000Z',
  email: 'an e-mail address, as name@example.org',
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** What a schema of texts asks for: its format, or the words of its own check. */
const textWords = (schema: unknown): string | undefined => {
  const def: unknown = typeof schema === 'object' && schema !== null && 'def' in schema ? schema.def : undefined;
  const format = typeof def === 'object' && def !== null && 'format' in def ? def.format : undefined;
  return isText(format) ? formats[format] : undefined;
};

const unitOf = (origin: string, count: unknown): string => {
  const one = count === 1;
  if (origin === 'string') return one ? 'character' : 'characters';

  return origin === 'number' || origin === 'int' ? '' : one ? 'entry' : 'entries';
};

const limit = (words: string, { origin, count }: { origin: string; count: unknown }): string =>
  `${words} ${String(count)} ${unitOf(origin, count)}`.trim();

const choices = (values: readonly unknown[]): string =>
  values.length === 1 ? `It has to be ${String(values[0])}.` : `Choose one of: ${values.map(String).join(', ')}.`;

/** The values that decide between the options of a union. */
const discriminating = ({ options }: Issue): readonly unknown[] => (Array.isArray(options) ? options : []);

/**
 * What would be right in place of what came, in words and never with the value: the choices, the limit, the format. A check
 * of a schema that has words of its own is heard before this.
 */
export const helpFor: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type': {
      const words = textWords(issue.inst) ?? kinds[issue.expected] ?? issue.expected;
      return issue.input === undefined ? `It is missing. Send ${words}.` : `Send ${words}.`;
    }
    case 'invalid_value':
      return choices(issue.values);
    case 'too_big':
      return `${limit(issue.inclusive === false ? 'Less than' : 'At most', { origin: issue.origin, count: issue.maximum })}.`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number' && issue.origin !== 'int'
        ? 'It may not be empty.'
        : `${limit(issue.inclusive === false ? 'More than' : 'At least', { origin: issue.origin, count: issue.minimum })}.`;
    case 'invalid_format':
      return `Send ${formats[issue.format] ?? `a text of the form ${issue.pattern ?? issue.format}`}.`;
    case 'not_multiple_of':
      return `It has to be a multiple of ${String(issue.divisor)}.`;
    case 'invalid_union':
      return choices(discriminating(issue));
    case 'unrecognized_keys':
      return 'There is no such field here. Leave it out.';
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      break;
  }
  return 'This does not fit here.';
};
