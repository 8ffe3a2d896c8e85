import { describe, expect, test } from 'vitest';

import { chosenPage, families } from '../../../test/pdf/adversarial/specimens.ts';
import { qpdf } from '../engine/run-engine.ts';
import { extractPages } from '../extract/build-extract.ts';
import { checkGlyphs } from './check-glyphs.ts';
import { readObjects } from './read-objects.ts';

const LETTERED = ['truetypeletters', 'cffletters', 'type1letters', 'cidtruetype', 'cidcff', 'charactermaps'];

/** A file as the builder writes files, with whatever it holds. */
const plain = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const args = ['/in.pdf', '--object-streams=disable', '--deterministic-id', '/out.pdf'];
  return (await qpdf({ files: [{ name: 'in.pdf', bytes }], args, output: 'out.pdf' })).output;
};

const codesIn = (bytes: Uint8Array): string[] => [...new Set(checkGlyphs(readObjects(bytes)).map(({ code }) => code))];

describe.each(LETTERED)('the letters of %s', (family) => {
  test.each([0, 1])('are all shown in an extract, and not all in a page of the source', async (seed) => {
    const specimen = families[family]?.(seed);
    if (!specimen) throw new Error('no specimen');
    const bytes = new Uint8Array(specimen.bytes);
    const page = chosenPage(specimen, seed);
    expect(codesIn((await extractPages([{ id: 'book', bytes, pages: [page] }])).bytes)).toEqual([]);
    const args = [
      '/in.pdf',
      '--pages',
      '/in.pdf',
      `${page}`,
      '--',
      '--object-streams=disable',
      '--deterministic-id',
      '/out.pdf',
    ];
    const copied = await qpdf({ files: [{ name: 'in.pdf', bytes }], args, output: 'out.pdf' });
    expect(codesIn(copied.output)).toEqual(['unused-glyph']);
  });

  test('are found where the words that showed them are gone', async () => {
    const specimen = families[family]?.(0);
    if (!specimen) throw new Error('no specimen');
    const { bytes } = await extractPages([{ id: 'book', bytes: new Uint8Array(specimen.bytes), pages: [1, 2] }]);
    const args = [
      '/in.pdf',
      '--pages',
      '/in.pdf',
      '1',
      '--',
      '--object-streams=disable',
      '--deterministic-id',
      '/out.pdf',
    ];
    const { output } = await qpdf({ files: [{ name: 'in.pdf', bytes: await plain(bytes) }], args, output: 'out.pdf' });
    expect(codesIn(await plain(bytes))).toEqual([]);
    expect(codesIn(output)).toEqual(['unused-glyph']);
  });
});
