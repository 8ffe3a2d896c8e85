import * as fc from 'fast-check';

/** Stands in every hostile text, so that one that comes back in an error, a log or a mail is seen. */
export const inputCanary = 'CANARYinput7731';

const texts = [
  '',
  ' ',
  `${inputCanary}\u0000`,
  `${inputCanary}\ud800`,
  `${inputCanary}\r\nBcc: attacker@example.org`,
  `${inputCanary}<script>alert(1)</script>`,
  `${inputCanary}'; DROP TABLE patients; --`,
  `${inputCanary}\u202Egnp.exe`,
  `${inputCanary} \uD55C\uAE00 O\u2019Brien`,
  `../../${inputCanary}`,
  `PRACTICE#${inputCanary}#MEMBERS#`,
  inputCanary.repeat(400),
  '__proto__',
];

const oddities: readonly unknown[] = [null, true, -1, 0, 1e21, 1.5, [], {}, [[[]]], { $ne: null }, { __proto__: null }];

const hostile: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...texts), fc.constantFrom(...oddities));

/** One change of a body: a value replaced, a field taken away, or a field added. `spot` chooses where. */
interface Spoiling {
  kind: 'replace' | 'remove' | 'add';
  spot: number;
  value: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const placesIn = (value: unknown, path: readonly string[] = []): string[][] => {
  const children = Array.isArray(value)
    ? value.map((one, index) => [String(index), one] as const)
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return children.flatMap(([name, child]) => [[...path, name], ...placesIn(child, [...path, name])]);
};

const changedAt = (value: unknown, [name, ...rest]: readonly string[], { kind, value: put }: Spoiling): unknown => {
  if (name === undefined) return put;

  if (Array.isArray(value)) {
    return value.flatMap((one, index) =>
      String(index) !== name
        ? [one]
        : kind === 'remove' && rest.length === 0
          ? []
          : [changedAt(one, rest, { kind, spot: 0, value: put })],
    );
  }

  const known = isRecord(value) ? value : {};
  if (kind === 'remove' && rest.length === 0)
    return Object.fromEntries(Object.entries(known).filter(([field]) => field !== name));

  return { ...known, [name]: changedAt(known[name], rest, { kind, spot: 0, value: put }) };
};

const spoiled = (body: unknown, spoiling: Spoiling): unknown => {
  if (spoiling.kind === 'add') return isRecord(body) ? { ...body, unknownField: spoiling.value } : body;

  const places = placesIn(body);
  const place = places[spoiling.spot % Math.max(1, places.length)];
  return place === undefined ? spoiling.value : changedAt(body, place, spoiling);
};

/** The same body, as often whole as spoiled in one or two places. */
export const spoiledNowAndThen = (body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const one: fc.Arbitrary<Spoiling> = fc.record({
    kind: fc.constantFrom('replace', 'replace', 'remove', 'add'),
    spot: fc.nat(10_000),
    value: hostile,
  });
  return fc
    .tuple(body, fc.array(one, { maxLength: 2 }), fc.boolean())
    .map(([whole, changes, spoil]) => (spoil ? changes.reduce<unknown>(spoiled, whole) : whole));
};

/** What a program that means harm sends in place of a JSON body. */
export const rawBodies: readonly (string | Uint8Array)[] = [
  '{',
  'null',
  '[]',
  `"${inputCanary}"`,
  `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  `{"__proto__":{"roles":["owner"]},"unknownField":"${inputCanary}"}`,
  new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  ' '.repeat(200_000),
];
