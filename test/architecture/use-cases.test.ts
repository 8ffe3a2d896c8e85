import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { operations } from '@sequester/contract/operations';
import { entryUseCases } from '@sequester/domain';
import { describe, expect, test } from 'vitest';

const domain = join(import.meta.dirname, '../../packages/domain');

/** Operations without a use case, and why. */
const without: Record<string, string> = {
  getHealth: 'says that the function runs, and touches no data',
  getOpenApi: 'prints the contract itself',
  probeLink: 'is answered to mail scanners alike for every address, without a look at any link',
};

/** Operations on entries of a chart follow from their kinds, and so do their use cases. */
const ofKinds = new Set(Object.keys(entryUseCases));

const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('node_modules'),
);
const fileNameOf = (id: string): string => `${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
const exportsOf = (path: string): string[] =>
  [...readFileSync(join(domain, path), 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name = '']) => name);

describe('every use case is in the file that bears the id of its operation', () => {
  test.each(operations.map(({ id }) => id).filter((id) => without[id] === undefined && !ofKinds.has(id)))(
    '%s',
    (id) => {
      const named = files.filter((path) => basename(path) === fileNameOf(id));
      expect(named).toHaveLength(1);
      expect(files.filter((path) => exportsOf(path).includes(id))).toEqual(named);
    },
  );

  test('but for those that have none, or follow from the kinds of entries', () => {
    const ids = new Set(operations.map(({ id }) => id));
    expect([...ofKinds, ...Object.keys(without)].filter((id) => !ids.has(id))).toEqual([]);
    expect(files.flatMap(exportsOf).filter((name) => without[name] !== undefined)).toEqual([]);
  });
});
