import { expect, test } from 'vitest';

import { policies } from './policies.ts';
import { reasonRows } from './reasons/reason.ts';
import { SOURCES, sourcesOf } from './sources.ts';

const citations = [
  ...reasonRows.map(([code, { citation }]) => [code, citation]),
  ...policies.map(({ id, citation }) => [id, citation]),
];

test.each(citations)('%s cites texts of the table of sources: %s', (_, citation) => {
  expect(sourcesOf(citation ?? '')).not.toContain(undefined);
});

test('every source is cited', () => {
  const cited = new Set(citations.flatMap(([, citation]) => sourcesOf(citation ?? '')));
  expect(Object.keys(SOURCES).filter((key) => !cited.has(key))).toEqual([]);
});

test.each(reasonRows.filter(([, { leads }]) => leads === 'NEEDS-ARTIFACT'))('%s says what would cure it', (_, row) => {
  expect(row.cures?.length).toBeGreaterThan(0);
});

test.each(reasonRows)('%s is one plain sentence', (_, { text }) => {
  expect(text).toMatch(/^[A-Z].*[^.]\.$/);
  expect(text.length).toBeLessThan(160);
});
