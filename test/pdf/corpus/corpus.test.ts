import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { families } from '../adversarial/specimens.ts';
import { areaIn, differentArea, differing, resized, type Grey } from './different-area.ts';
import { kindsOf, summaryOf } from './summary.ts';
import { tryFile, type FileFate } from './try-file.ts';

const WHITE: Grey = { width: 60, height: 40, pixels: new Uint8Array(2400).fill(255) };

const withBox = (box: { x: number; y: number; width: number; height: number }, grey = 0): Grey => {
  const pixels = new Uint8Array(WHITE.pixels);
  for (let y = box.y; y < box.y + box.height; y += 1) pixels.fill(grey, y * 60 + box.x, y * 60 + box.x + box.width);
  return { ...WHITE, pixels };
};

const LETTER = { x: 20, y: 10, width: 8, height: 9 };

test('a letter that is gone is an area that counts, and so is one that is new', () => {
  expect(differentArea(withBox(LETTER), WHITE)).toBeDefined();
  expect(differentArea(WHITE, withBox(LETTER))).toBeDefined();
});

test('what moved by a pixel, is fainter by less than a third, or is as small as a full stop does not count', () => {
  expect(differentArea(withBox(LETTER), withBox({ ...LETTER, x: 21, y: 11 }))).toBeUndefined();
  expect(differentArea(withBox(LETTER, 90), withBox(LETTER, 170))).toBeUndefined();
  expect(differentArea(withBox({ ...LETTER, width: 2, height: 2 }), WHITE)).toBeUndefined();
});

const thin = (x: number) => ({ x, y: 10, width: 2, height: 9 });

test('two letters that stand side by side are one area, two far apart are not', () => {
  expect(differentArea(withBox(thin(20)), WHITE)).toBeUndefined();
  const both = withBox(thin(20));
  const pixels = both.pixels.map((pixel, at) => Math.min(pixel, withBox(thin(26)).pixels[at] ?? 0));
  expect(differentArea({ ...both, pixels }, WHITE)).toBeDefined();
});

const seen = (x: number) => differing(withBox({ ...LETTER, x }), WHITE);
const seenTwice = (one: number, other: number) => {
  const again = seen(other);
  return areaIn(
    seen(one).map((value, at) => (again[at] ? value : 0)),
    WHITE.width,
  );
};

test('two renderers that see a difference each in another place do not see the same one', () => {
  expect(seenTwice(5, 40)).toBeUndefined();
  expect(seenTwice(5, 6)).toBeDefined();
});

test('a picture that is a pixel larger is brought to the other size', () => {
  const larger = { width: 61, height: 41, pixels: new Uint8Array(61 * 41).fill(255) };
  expect(resized(larger, WHITE)).toEqual(WHITE);
});

test('a file comes through upload, selection, redaction and the comparison, and the summary says so', async () => {
  const [file, scratch] = ['in', 'out'].map((name) => join(tmpdir(), `corpus-test-${process.pid}-${name}.pdf`));
  if (file === undefined || scratch === undefined) throw new Error('no file');
  onTestFinished(() => [file, scratch].forEach((path) => rmSync(path, { force: true })));
  writeFileSync(file, families.plain?.(1).bytes ?? '');
  const fate = await tryFile(file, { redact: true, scratch });
  expect([fate.outcome, fate.passage?.outcome, fate.rectangle?.outcome]).toEqual(['released', 'released', 'released']);
  expect(fate.looks?.map(({ pdfium }) => pdfium)).toEqual(fate.chosen?.map(() => false));
  expect(summaryOf([fate])[1]).toContain('1  released  (100.0 %)');
});

test('the kinds name what was refused and what looks different, and nothing else', () => {
  const common = { ms: 1, peakMb: 1 };
  const fates: FileFate[] = [
    { file: 'a.pdf', outcome: 'refused: damaged', ...common },
    { file: 'b.pdf', outcome: 'released', looks: [{ page: 2, image: false, pdfium: true, poppler: true }], ...common },
    { file: 'c.pdf', outcome: 'released', looks: [{ page: 1, image: false, pdfium: true, poppler: false }], ...common },
  ];
  expect(kindsOf(fates).filter((line) => line !== '')).toEqual([
    '## looks different to both renderers (1)',
    '- b.pdf page 2',
    '## refused: damaged (1)',
    '- a.pdf',
  ]);
});
