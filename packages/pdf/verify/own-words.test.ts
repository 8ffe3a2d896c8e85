import { expect, test } from 'vitest';

import { buildExtract, extractPages } from '../extract/build-extract.ts';
import { sealNote } from '../seal/seal-note.ts';
import { exampleCover as cover } from './example-cover.ts';
import { verifyExtract } from './verify-extract.ts';

test('a page left out may have the words that every extract is written with: identity, registry, released', async () => {
  const words =
    'identity released records registry supplement ordering profile embedded artifact pattern saturation encoding notdef';
  const text = Array.from({ length: 120 }, (_, index) => `Line ${index} ${index < 60 ? 'plain' : words}.`).join('\n');
  const { bytes } = await sealNote({ heading: 'Note', lines: [], text, language: 'en-US' });
  const sources = [{ id: 'a', bytes, pages: [1] }];
  expect(await verifyExtract({ extract: (await extractPages(sources)).bytes, sources })).toEqual({
    ok: true,
    findings: [],
  });
  expect(await verifyExtract({ extract: (await buildExtract({ cover, sources })).bytes, cover, sources })).toEqual({
    ok: true,
    findings: [],
  });
});
