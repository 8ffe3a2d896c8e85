import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { synthesise } from './synthesise.ts';

const rootWith = (script: string): string => {
  const made = mkdtempSync(join(tmpdir(), 'root-'));
  mkdirSync(join(made, 'infra'));
  writeFileSync(join(made, 'package.json'), '{"type":"module"}');
  writeFileSync(join(made, 'infra/laptop.ts'), script);
  return made;
};

test('tells what is being done, line by line', async () => {
  const told: string[] = [];
  await synthesise(rootWith(`console.log('bundling'); console.log('synthesising');`), (doing) => told.push(doing));
  expect(told).toEqual(['bundling', 'synthesising']);
});

test('says what was said about a failure', async () => {
  const root = rootWith(`console.error('no such stage'); process.exit(3);`);
  await expect(synthesise(root, () => undefined)).rejects.toThrow('no such stage');
});
