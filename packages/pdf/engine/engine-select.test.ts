import { expect, test } from 'vitest';

import { families } from '../../../test/pdf/adversarial/specimens.ts';
import { readTexts } from './engine-pdfium.mts';
import { selectPages } from './engine-select.mts';
import { enginePaths } from './run-engine.ts';

const specimen = (family: string, seed = 0) => {
  const { bytes, pages } = families[family]?.(seed) ?? { bytes: Buffer.alloc(0), pages: [] };
  return { bytes: new Uint8Array(bytes), shown: (page: number) => pages[page - 1]?.shown ?? [] };
};
const [plain, other, layered] = [specimen('plain'), specimen('plain', 1), specimen('layers')];
const select = (...sources: [Uint8Array, number[]][]) =>
  selectPages(enginePaths(), { sources: sources.map(([bytes, pages]) => ({ bytes, pages })) });

test('pages of several documents come into one, in the order that is asked for', async () => {
  const { done, output, layered: hiding } = await select([plain.bytes, [3, 1]], [other.bytes, [2]]);
  const [texts = []] = await readTexts(enginePaths(), { documents: [{ bytes: output }] });
  expect([done, hiding, texts.length]).toEqual([true, [[], []], 3]);
  for (const [index, words] of [plain.shown(3), plain.shown(1), other.shown(2)].entries())
    for (const word of words) expect(texts[index]).toContain(word);
});

test('the pages of each document that hide a layer are named, counted from 0, whether chosen or not', async () => {
  const all = Array.from({ length: 3 }, (_, index) => index);
  expect((await select([plain.bytes, [1]], [layered.bytes, [2]])).layered).toEqual([[], all]);
});

test('unused resources stay behind', async () => {
  const sharing = specimen('sharedforms');
  const { output } = await select([sharing.bytes, [1]]);
  const one = await select([sharing.bytes, [1, 2, 3]]);
  expect(output.length).toBeLessThan(one.output.length);
});

test.each([
  ['a page that is not there', plain.bytes, [99], /: number 99 out of range/],
  ['a document that is none', Uint8Array.from(Buffer.from('no document')), [1], /./],
])('nothing is selected of %s, and qpdf says why', async (_, bytes, pages, words) => {
  const { done, output, messages, layered: hiding } = await select([bytes, pages]);
  expect([done, output.length, hiding]).toEqual([false, 0, []]);
  expect(messages.join('\n')).toMatch(words);
});
