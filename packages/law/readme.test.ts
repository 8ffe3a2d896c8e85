import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { policies } from './policies.ts';
import { groundsTable } from './readme-table.ts';
import { statesTable, unreadList } from './states/state-table.ts';

const readme = readFileSync(`${import.meta.dirname}/README.md`, 'utf8');

test('the README shows the table of grounds as the engine answers it', () => {
  expect(readme).toContain(groundsTable());
});

test('the README shows what each state adds, and what nobody read', () => {
  expect(readme).toContain(statesTable());
  expect(readme).toContain(unreadList());
});

test('the README lists every protective reading', () => {
  for (const { id, chosen } of policies) expect(readme).toContain(`| \`${id}\` | ${chosen} |`);
});

test('every path the README names is there', () => {
  const paths = [...readme.matchAll(/`([a-z-]+(?:\/[a-z-]*)?(?:\.ts|\/))`/g)].map(([, path]) => path ?? '');
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(`${import.meta.dirname}/${path}`))).toEqual([]);
});
