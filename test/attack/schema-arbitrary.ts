import * as fc from 'fast-check';
import * as z from 'zod';

const Schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
type Schema = z.infer<typeof Schema>;

/** Values for identifiers, by their prefix (`pat`): those of the attacker's practice, of another, and of none. */
export type IdPool = ReadonlyMap<string, readonly string[]>;

const longestText = 60;
const mostItems = 3;
const instants = ['2026-05-13T14:00:00.000Z', '2026-05-13T14:50:00.000Z', '1999-12-31T23:59:59.999Z'];
const dates = ['2026-05-13', '2026-04-08', '2030-01-01', '1990-05-17'];

const textOf = (
  { pattern, format, minLength = 0, maxLength = longestText }: Schema,
  ids: IdPool,
): fc.Arbitrary<unknown> => {
  const prefix = /^\^([a-z]{3})_/.exec(pattern ?? '')?.[1];
  const known = prefix === undefined ? undefined : ids.get(prefix);
  if (known !== undefined) return fc.constantFrom(...known);

  if (format === 'date') return fc.constantFrom(...dates);

  if (format === 'date-time') return fc.constantFrom(...instants);

  if (format === 'email') return fc.nat(1_000_000).map((number) => `attacker.${number}@example.org`);

  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));

  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, longestText)), unit: 'grapheme' });
};

const objectOf = ({ properties = {}, required = [] }: Schema, ids: IdPool): fc.Arbitrary<unknown> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, arbitraryOf(schema, ids)])), {
    requiredKeys: required,
  });

const typed = (type: string | undefined, schema: Schema, ids: IdPool): fc.Arbitrary<unknown> => {
  const { minimum = 0, maximum = 1000, minItems = 0, maxItems = mostItems, items } = schema;
  const within = { min: Math.max(minimum, -1_000_000), max: Math.max(minimum, Math.min(maximum, 1_000_000)) };
  const made: Record<string, () => fc.Arbitrary<unknown>> = {
    object: () => objectOf(schema, ids),
    array: () =>
      fc.array(arbitraryOf(items ?? {}, ids), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, mostItems)),
      }),
    string: () => textOf(schema, ids),
    integer: () => fc.integer(within),
    number: () => fc.double({ ...within, noNaN: true }),
    boolean: () => fc.boolean(),
    null: () => fc.constant(null),
  };
  return made[type ?? '']?.() ?? fc.jsonValue({ maxDepth: 1 });
};

/** Values that a JSON schema takes, or nearly so: what its refinements ask for beyond it is left to luck. */
export const arbitraryOf = (schema: unknown, ids: IdPool): fc.Arbitrary<unknown> => {
  const read = Schema.parse(schema);
  const either = read.anyOf ?? read.oneOf;
  if (either !== undefined) return fc.oneof(...either.map((one) => arbitraryOf(one, ids)));

  if ('const' in read) return fc.constant(read.const);

  if (read.enum !== undefined) return fc.constantFrom(...read.enum);

  const types = [read.type].flat();
  return fc.oneof(...types.map((type) => typed(type, read, ids)));
};
