import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';
import * as z from 'zod';

import { adjudicateUnknown } from './adjudicate.ts';

/** The paths of the facts contract with the values that the worked cases give them; `of` names the papers that carry a path. */
const Row = z.strictObject({
  path: z.string(),
  of: z.array(z.string()).optional(),
  values: z.array(z.unknown()).min(1),
});
const rows = z.array(Row).parse(JSON.parse(readFileSync(`${import.meta.dirname}/example-values.json`, 'utf8')));

type Tree = { [key: string]: unknown };

const bare = (type: string): Tree => ({
  as_of: '2026-06-15T15:00:00Z',
  holder: { id: 'practice-1' },
  patient: { id: 'patient-1' },
  requester: { id: 'requester-1' },
  requested: {},
  notes: [{ id: 'note-1', date: '2026-01-10' }],
  other_records: [{ id: 'record-1', date: '2026-01-10', class: 'progress_note' }],
  artifacts: [{ type, court: 'Court of Example County' }],
  context: { disclosures: [{ ground: 'hhs', date: '2026-01-10' }] },
});

/** The tree with a value at a path: `a[].b` reaches into the first of a list, `a[]` at the end is a list of that value alone. */
const planted = (tree: unknown, [step, ...rest]: string[], value: unknown): unknown => {
  if (step === undefined) return value;
  const key = step.replace('[]', '');
  const here: Tree = z.looseObject({}).safeParse(tree).data ?? {};
  const [first] = z.array(z.unknown()).safeParse(here[key]).data ?? [];
  return { ...here, [key]: step.endsWith('[]') ? [planted(first, rest, value)] : planted(here[key], rest, value) };
};

const courtless = new Set([
  'court_order',
  'letters_testamentary',
  'qualified_protective_order',
  'search_warrant',
  'subpoena',
  'administrative_warrant',
]);

const withValue = (path: string, type: string, value: unknown): unknown => {
  const tree = bare(type);
  const base = courtless.has(type) ? tree : { ...tree, artifacts: [{ type }] };
  return planted(base, path.split('.'), value);
};

const cases = rows.flatMap(({ path, of, values }) =>
  (of ?? ['court_order']).flatMap((type) =>
    values.map((value) => [path, path === 'artifacts[].type' ? String(value) : type, value] as const),
  ),
);

test.each(cases)('%s of %s may be %j', (path, type, value) => {
  expect(adjudicateUnknown(withValue(path, type, value))).not.toHaveProperty('error');
});

test.each(rows.map(({ path }) => path).filter((path) => !path.endsWith('[]')))(
  '%s takes no value that is of no kind at all',
  (path) => {
    const answer = adjudicateUnknown(
      withValue(path, rows.find((row) => row.path === path)?.of?.[0] ?? 'court_order', { CANARY: 1 }),
    );
    expect(answer).toHaveProperty('error');
    expect(JSON.stringify(answer)).toContain(path.replaceAll('[]', '.0').split('.')[0]);
  },
);
