import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { pdfAssets } from './asset-files.ts';

test('a bundle takes every file of the engine with it, and each that it takes is there', () => {
  const engine = readdirSync(join(import.meta.dirname, 'engine')).filter((name) => name.endsWith('.mts'));
  const assets = pdfAssets();
  expect(assets.map(({ name }) => name)).toEqual(expect.arrayContaining(engine));
  expect(assets.filter(({ path }) => !existsSync(path))).toEqual([]);
});
