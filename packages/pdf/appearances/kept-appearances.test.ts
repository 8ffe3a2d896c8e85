import { expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import type { BareAnnotation } from './bare-annotations.ts';
import { JsonObjects } from './json-objects.ts';
import { withoutKept } from './kept-appearances.ts';

const BYTES = onePage('BT /F0 12 Tf 110 205 Td (Alpine) Tj ET BT /F0 12 Tf 110 505 Td (Boreal) Tj ET');

const objectsWith = (page: object): JsonObjects =>
  new JsonObjects(
    Buffer.from(JSON.stringify({ qpdf: [{}, { 'obj:5 0 R': { value: page } }], pages: [{ object: '5 0 R' }] })),
  );

const field = (value: string, rect: number[], anew = true): BareAnnotation => ({
  page: 0,
  holder: '9 0 R',
  index: undefined,
  kind: 'Widget',
  anew,
  keys: { '/FT': '/Tx', '/V': `u:${value}`, '/Rect': rect },
});

const RECT = [100, 200, 300, 220];

const left = async (one: BareAnnotation, page: object = { '/MediaBox': [0, 0, 612, 792] }) =>
  (await withoutKept(BYTES, objectsWith(page), [one])).length;

test('a field that shows its value where it stands keeps how it looks', async () => {
  expect(await left(field('Alpine', RECT))).toBe(0);
  expect(await left(field(' Alpine ', RECT))).toBe(0);
});

test.each([
  ['that shows another value', field('Cedar', RECT)],
  ['whose value stands elsewhere on its page', field('Boreal', RECT)],
  ['whose value differs in case', field('ALPINE', RECT)],
  ['without a value', field('', RECT)],
  ['that has no appearance', field('Alpine', RECT, false)],
])('a field %s is made anew', async (_, one) => {
  expect(await left(one)).toBe(1);
});

test('the place is reckoned from the corner of the page as shown, and a turned page is made anew', async () => {
  const moved = field('Alpine', [150, 260, 350, 280]);
  expect(await left(moved, { '/MediaBox': [0, 0, 1000, 1000], '/CropBox': [50, 60, 662, 852] })).toBe(0);
  expect(await left(moved)).toBe(1);
  expect(await left(field('Alpine', RECT), { '/MediaBox': [0, 0, 612, 792], '/Rotate': 90 })).toBe(1);
  expect(await left(field('Alpine', RECT), {})).toBe(1);
});
