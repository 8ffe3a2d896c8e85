import { describe, expect, test } from 'vitest';

import { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import type { StoredPdf } from '../types.ts';
import { findLayers } from './engine-layers.mts';
import { startQpdf, type Run } from './engine-qpdf.mts';
import { enginePaths } from './run-engine.ts';

type Layered = {
  properties?: (group: (name: 'A' | 'B') => string, pdf: RawPdf) => string;
  first?: (group: (name: 'A' | 'B') => string, pdf: RawPdf) => string;
  second?: string;
  trailer?: string;
  key?: string;
};

/** Two pages, of which the first has what is said; there are two layers, A and B. */
const document = ({
  properties,
  first = () => '',
  second = '',
  trailer = '',
  key = '/OCProperties',
}: Layered): Uint8Array => {
  const pdf = new RawPdf();
  const groups = { A: pdf.add('<< /Type /OCG /Name (A) >>'), B: pdf.add('<< /Type /OCG /Name (B) >>') };
  const group = (name: 'A' | 'B') => `${groups[name]} 0 R`;
  for (let filler = 0; filler < 12; filler += 1) pdf.add('(filler)');
  const tree = pdf.add('');
  const kids = [first(group, pdf), second].map((keys) =>
    pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 100 100] ${keys} >>`),
  );
  pdf.set(tree, `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count 2 >>`);
  const root = pdf.add(
    `<< /Type /Catalog /Pages ${tree} 0 R ${properties ? `${key} ${properties(group, pdf)}` : ''} >>`,
  );
  return new Uint8Array(pdf.write({ root, trailer }));
};

const hidden = async (given: Layered): Promise<number[]> => {
  const bytes = document(given);
  return findLayers(await startQpdf(enginePaths(), [{ name: 'in.pdf', bytes }]), '/in.pdf', bytes);
};

const DRAWS_A: Layered['first'] = (group) => `/Resources << /Properties << /P0 ${group('A')} >> >>`;
const off: Layered['properties'] = (group) => `<< /OCGs [${group('A')} ${group('B')}] /D << /OFF [${group('A')}] >> >>`;

describe('a page holds content of a layer that is not shown', () => {
  test.each([
    ['where its own document has it off', off, [0]],
    [
      'where the default shows none and does not name it',
      (group) => `<< /OCGs [${group('A')} ${group('B')}] /D << /BaseState /OFF /ON [${group('B')}] >> >>`,
      [0],
    ],
    [
      'where the default shows none but some, and has it off',
      (group) => `<< /OCGs [${group('B')}] /D << /BaseState /OFF /ON [${group('A')}] /OFF [${group('A')}] >> >>`,
      [0],
    ],
    [
      'where the list stands elsewhere',
      (group, pdf) =>
        `${pdf.add(`<< /OCGs [] /D ${pdf.add(`<< /OFF ${pdf.add(`[${group('A')}]`)} 0 R >>`)} 0 R >>`)} 0 R`,
      [0],
    ],
    [
      'not where the default names it',
      (group) => `<< /OCGs [${group('A')} ${group('B')}] /D << /BaseState /OFF /ON [${group('A')}] >> >>`,
      [],
    ],
    [
      'not where another is off',
      (group) => `<< /OCGs [${group('A')} ${group('B')}] /D << /OFF [${group('B')}] >> >>`,
      [],
    ],
    [
      'not where all are on',
      (group) => `<< /OCGs [${group('A')} ${group('B')}] /D << /BaseState /ON /ON [${group('B')}] >> >>`,
      [],
    ],
    ['not where nothing is said of it', (group) => `<< /OCGs [${group('A')}] >>`, []],
    ['not where there is no list', () => '<< /OCGs 5 /D << /OFF 5 /BaseState /OFF /ON 7 >> >>', []],
    ['not where there are no layers', undefined, []],
    ['not where the properties are none', () => '7', []],
  ] satisfies [string, Layered['properties'], number[]][])('%s', async (_, properties, pages) => {
    expect(await hidden({ properties, first: DRAWS_A })).toEqual(pages);
  });

  test.each([
    [
      'in a form',
      (group, pdf) =>
        `/Resources << /XObject << /X ${pdf.add(`<< /Subtype /Form /BBox [0 0 1 1] /OC ${group('A')} >>`, '')} 0 R >> >>`,
      [0],
    ],
    [
      'in a membership',
      (group) => `/Resources << /Properties << /P0 << /Type /OCMD /OCGs [${group('B')} ${group('A')}] >> >> >>`,
      [0],
    ],
    ['in an annotation', (group, pdf) => `/Annots [${pdf.add(`<< /Subtype /Square /OC ${group('A')} >>`)} 0 R]`, [0]],
    [
      'in what goes around in circles',
      (group, pdf) => {
        const [one, other] = [pdf.add(''), pdf.add('')];
        pdf.set(one, `<< /Other ${other} 0 R >>`);
        pdf.set(other, `<< /Other ${one} 0 R /OC ${group('A')} >>`);
        return `/PieceInfo << /Loop ${one} 0 R >>`;
      },
      [0],
    ],
    [
      'not in what only leads away',
      (group) =>
        ['Dest', 'A', 'Popup', 'Prev', 'Next', 'StructParent', 'P'].map((key) => `/${key} [${group('A')}]`).join(' '),
      [],
    ],
    ['not in another one', (group) => `/Resources << /Properties << /P0 ${group('B')} >> >>`, []],
    ['not in what is missing', () => '/Resources << /Properties 99 0 R /XObject (1 0 R) >>', []],
  ] satisfies [string, NonNullable<Layered['first']>, number[]][])('%s', async (_, first, pages) => {
    expect(await hidden({ properties: off, first })).toEqual(pages);
  });

  test('and the other page does not, though both hang on one tree', async () => {
    expect(await hidden({ properties: off, second: '/Resources << /Properties << /P0 1 0 R >> >>' })).toEqual([1]);
  });

  test('also where the document writes the name of the list another way', async () => {
    expect(await hidden({ properties: off, first: DRAWS_A, key: '/OC#50roperties' })).toEqual([0]);
  });

  test('also where an entry beside the catalog looks like it', async () => {
    expect(await hidden({ properties: off, first: DRAWS_A, trailer: '/Other << /Root 2 0 R >>' })).toEqual([0]);
  });
});

/** What is asked of qpdf about a document. */
const asked = async (given: Layered, stored?: StoredPdf): Promise<string[]> => {
  const bytes = document(given);
  const run = await startQpdf(enginePaths(), [{ name: 'in.pdf', bytes }]);
  const questions: string[] = [];
  const note: Run = (args, output) => {
    questions.push(args[0] ?? '');
    return run(args, output);
  };
  expect(findLayers(note, '/in.pdf', stored ?? bytes)).toEqual([]);
  return questions;
};

describe('of a document without layers', () => {
  const TWO = ['--show-object=trailer', expect.stringMatching(/^--show-object=\d\d,0$/)];

  test('nothing is asked where it does not have the word', async () => {
    expect(await asked({})).toEqual([]);
  });

  test('two dictionaries are read where it has the word elsewhere, is large, or stands in a file', async () => {
    expect(await asked({ second: '/PieceInfo << /OCProperties 1 >>' })).toEqual(TWO);
    expect(await asked({}, new Uint8Array(16 * 1024 * 1024 + 1))).toEqual(TWO);
    expect(await asked({}, new Uint8Array(16 * 1024 * 1024))).toEqual([]);
    expect(await asked({}, { path: 'on-disk.pdf' })).toEqual(TWO);
    expect(await asked({ second: '/PieceInfo << /ObjStm 1 >>' })).toEqual(TWO);
    expect(await asked({ second: '/PieceInfo << /Some#20Name 1 >>' })).toEqual(TWO);
  });
});
