import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { pdfAssets } from './asset-files.ts';

const assets = pdfAssets();

test('a bundle takes what the process of the engine imports, and each file that it takes is there', () => {
  const imported = assets
    .filter(({ name }) => name.endsWith('.mts'))
    .flatMap(({ path }) =>
      [...readFileSync(path, 'utf8').matchAll(/^import (?!type )[^;]+ from '\.\/([^']+)'/gm)].map(([, name]) => name),
    );
  expect(imported.length).toBeGreaterThan(50);
  expect(assets.map(({ name }) => name)).toEqual(expect.arrayContaining(imported));
  expect(assets.filter(({ path }) => !existsSync(path))).toEqual([]);
});
