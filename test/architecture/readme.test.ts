import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from 'vitest';

const readmes = ['README.md', ...globSync('{packages/*,infra}/README.md')];

/** Links to places in this repository, as a README writes them. */
const linked = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s#]+)\)/g)].flatMap(([, target = '']) => (/^[a-z]+:/.test(target) ? [] : target));

/** Commands of the workspace that a README tells to run. */
const commands = (text: string): string[] =>
  [...text.matchAll(/pnpm(?:@12)?(?: -s)?(?: run)? ([a-z]+(?:[-:][a-z]+)*)/g)].flatMap(([, name = '']) => name);

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
/** Commands of pnpm itself that a README may name. */
const builtIn = new Set(['install']);

describe.each(readmes)('%s', (readme) => {
  const text = readFileSync(readme, 'utf8');

  test('links to what is there', () => {
    expect(linked(text).filter((target) => !existsSync(join(dirname(readme), target)))).toEqual([]);
  });

  test('names commands that exist', () => {
    expect(commands(text).filter((name) => !(name in scripts) && !builtIn.has(name))).toEqual([]);
  });
});

test('the README at the top tells of both commands, of each package and of each command', () => {
  const text = readFileSync('README.md', 'utf8');
  expect(text).toContain('npx -y pnpm@12 start');
  expect(text).toContain('npx -y pnpm@12 test');
  for (const folder of globSync('packages/*').filter((name) => existsSync(join(name, 'package.json'))))
    expect(text).toContain(folder);

  for (const name of Object.keys(scripts).filter((script) => !script.startsWith('static')))
    expect(text).toMatch(new RegExp(`pnpm(@12)?( -s)?( run)? ${name}`));
});
