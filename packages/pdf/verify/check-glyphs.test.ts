import { describe, expect, test } from 'vitest';

import { long, operands, tables, words, writtenCff } from '../../../test/pdf/adversarial/font-programs.ts';
import { writeCharacterMaps } from '../fonts/character-map.ts';
import { cutType1 } from '../fonts/cut-type1.ts';
import { writePost } from '../fonts/post-names.ts';
import { checkGlyphs } from './check-glyphs.ts';
import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';

type Bodies = Parameters<typeof plainFile>[0];

const POINT = Buffer.concat([words(1, 0, 0, 9, 9, 0, 0), Buffer.from([0x06, 1, 2, 0])]);
const MADE_OF = (part: number): Buffer => Buffer.concat([words(-1, 0, 0, 9, 9, 0, part, 0), Buffer.alloc(2)]);

type Given = { characters?: [number, number][]; names?: [string, number][]; glyphs?: Buffer[] };

/** A TrueType program of these outlines, found by characters in Unicode and by names. */
const trueType = ({ characters = [], names = [], glyphs = [] }: Given): Buffer => {
  const ends = [0, ...glyphs.map((_, at) => Buffer.concat(glyphs.slice(0, at + 1)).length)];
  const cmap: Record<string, Buffer> =
    characters.length > 0
      ? { cmap: writeCharacterMaps([{ platform: 3, encoding: 1, entries: new Map(characters) }]) }
      : {};
  const post: Record<string, Buffer> =
    names.length > 0 ? { post: writePost(undefined, { names: new Map(names), count: glyphs.length }) } : {};
  return tables({
    glyf: Buffer.concat(glyphs),
    loca: Buffer.concat(ends.map(long)),
    hmtx: Buffer.alloc(4 * glyphs.length),
    ...cmap,
    ...post,
  });
};
/** One with a glyph for each of these characters. */
const mapped = (...characters: number[]): Buffer =>
  trueType({
    characters: characters.map((character, at) => [character, at + 1]),
    glyphs: [Buffer.alloc(0), ...characters.map(() => POINT)],
  });

type Font = { keys?: string; key?: string; program: Buffer; programKeys?: string; more?: Bodies };

/** How many letters are found that nothing shows, with this content in a font of this program. */
const unused = (
  content: string,
  { keys = '', key = 'FontFile2', program, programKeys = '', more = [] }: Font,
): (number | string)[] =>
  checkGlyphs(
    readObjects(
      plainFile([
        '<< /Resources << /Font << /F 3 0 R >> >> /Contents 2 0 R >>',
        { keys: '', data: content },
        `<< /Type /Font /FontDescriptor 4 0 R ${keys} >>`,
        `<< /${key} 5 0 R >>`,
        { keys: programKeys, data: program },
        ...more,
      ]),
    ),
  ).map(({ code, detail }) => {
    expect(code).toBe('unused-glyph');
    return Number(/^font program 5: (\d+) letters that nothing shows$/.exec(detail)?.[1] ?? NaN) || detail;
  });

describe('a code of a simple font shows', () => {
  test.each<[string, string, number[]]>([
    ['its character', '(A)', [65]],
    ['what a symbol font has for it', '(A)', [0xf041, 0xf141, 0xf241]],
    ['its character in each encoding', '<d5>', [0xd5, 0x2019]],
    ['its code on a Macintosh', '<c4>', [0xc4, 0x80, 0x192]],
    ['a space for one that does not break', '<a0>', [0xa0, 0x20]],
    ['a hyphen for one that does not break', '<ad>', [0xad, 0x2d]],
  ])('%s', (_, shown, characters) => {
    expect(unused(`/F 9 Tf ${shown} Tj`, { program: mapped(...characters) })).toEqual([]);
    expect(unused(`/F 9 Tf ${shown} Tj`, { program: mapped(...characters, 0x416) })).toEqual([2]);
    expect(unused('/F 9 Tf (~) Tj', { program: mapped(...characters) })).toEqual([2 * characters.length]);
  });

  test('what the differences of its encoding name, counted on from a number', () => {
    const keys = '/Encoding << /Differences [ 65 /Omega /eacute (x) 97 /aogonek ] >>';
    const found = (content: string) => unused(`/F 9 Tf ${content} Tj`, { keys, program: mapped(0x2126, 0xe9, 0x105) });
    expect(found('(ABa)')).toEqual([]);
    expect([found('(AB)'), found('(Aa)'), found('(Ba)'), found('(CDE)')]).toEqual([[2], [2], [2], [6]]);
  });

  test('a glyph by the name that its encoding gives', () => {
    const keys = '/Encoding << /Differences [ 65 /g12 ] >>';
    const program = trueType({ names: [['g12', 1]], glyphs: [POINT, POINT] });
    expect(unused('/F 9 Tf (A) Tj', { keys, program })).toEqual([]);
    expect(unused('/F 9 Tf (B) Tj', { keys, program })).toEqual([2]);
    expect(unused('/F 9 Tf (A) Tj', { program: trueType({ names: [['A', 1]], glyphs: [POINT, POINT] }) })).toEqual([]);
  });

  test('a glyph by its number in a program without maps, counted from the first code too', () => {
    const program = trueType({
      glyphs: [POINT, ...Array.from({ length: 6 }, (_, at) => (at === 4 ? POINT : Buffer.alloc(0)))],
    });
    expect(unused('/F 9 Tf <05> Tj', { program })).toEqual([]);
    expect(unused('/F 9 Tf <22> Tj', { program, keys: '/FirstChar 32' })).toEqual([]);
    expect(unused('/F 9 Tf <22> Tj', { program, keys: '/FirstChar (32)' })).toEqual([1]);
    expect(unused('/F 9 Tf <02> Tj', { program })).toEqual([]);
    expect(
      unused('/F 9 Tf <05> Tj', {
        program: trueType({
          characters: [[0x7e, 1]],
          glyphs: [POINT, Buffer.alloc(0), Buffer.alloc(0), Buffer.alloc(0), Buffer.alloc(0), POINT],
        }),
      }),
    ).toEqual([2]);
  });

  test('the parts of its glyph, and their parts', () => {
    const glyphs = [Buffer.alloc(0), MADE_OF(2), MADE_OF(3), POINT, POINT];
    expect(unused('/F 9 Tf (A) Tj', { program: trueType({ characters: [[65, 1]], glyphs }) })).toEqual([1]);
    expect(
      unused('/F 9 Tf (A) Tj', { program: trueType({ characters: [[65, 1]], glyphs: glyphs.slice(0, 4) }) }),
    ).toEqual([]);
  });

  test('no way of a map that would be empty otherwise, which is the last code not shown, and the glyph of missing letters always', () => {
    const spare = (character: number) => trueType({ characters: [[character, 1]], glyphs: [POINT, Buffer.alloc(0)] });
    expect([
      unused('/F 9 Tf <fffd> Tj', { program: spare(254) }),
      unused('/F 9 Tf <fd> Tj', { program: spare(254) }),
      unused('/F 9 Tf <fe> Tj', { program: spare(256) }),
    ]).toEqual([[], [1], [1]]);
    expect(
      unused('/F 9 Tf (A) Tj', { program: trueType({ characters: [[255, 1]], glyphs: [POINT, Buffer.alloc(0)] }) }),
    ).toEqual([]);
    expect(unused('/F 9 Tf (A) Tj', { program: trueType({ characters: [[255, 1]], glyphs: [POINT, POINT] }) })).toEqual(
      [1],
    );
    expect(
      unused('/F 9 Tf (A) Tj', {
        program: trueType({
          characters: [
            [65, 1],
            [255, 2],
          ],
          glyphs: [POINT, POINT, Buffer.alloc(0)],
        }),
      }),
    ).toEqual([1]);
  });
});

const glyphs = [0, 1, 2].map((glyph) => Buffer.from([139 + glyph, 22, 14]));
const list = (...numbers: number[]): Buffer => Buffer.concat([Buffer.from([0]), words(...numbers)]);
const cff = (key: Partial<Parameters<typeof writtenCff>[0]>): Font => ({
  key: 'FontFile3',
  program: writtenCff({ glyphs, charset: list(34, 391), strings: ['g12'], ...key }),
});

describe('a name of a CFF or Type 1 program is shown', () => {
  test('by its encoding, by its character, or by the encoding of the program', () => {
    expect(unused('/F 9 Tf (A) Tj', cff({}))).toEqual([1]);
    expect(unused('/F 9 Tf (AB) Tj', { ...cff({}), keys: '/Encoding << /Differences [ 66 /g12 ] >>' })).toEqual([]);
    expect(unused('/F 9 Tf (B) Tj', { ...cff({}), keys: '/Encoding << /Differences [ 66 /g12 ] >>' })).toEqual([1]);
    const encoding = Buffer.concat([Buffer.from([128, 0, 1, 67]), words(391)]);
    expect(unused('/F 9 Tf (AC) Tj', cff({ encoding }))).toEqual([]);
    expect(unused('/F 9 Tf (A) Tj', cff({ encoding }))).toEqual([2]);
    expect(unused('/F 9 Tf <d5> Tj', cff({ charset: list(8, 391), strings: ['uni00D5'] }))).toEqual([]);
    expect(unused('/F 9 Tf () Tj', cff({ glyphs: glyphs.slice(0, 1), charset: list(), strings: [] }))).toEqual([]);
  });

  test('in Type 1 as in CFF', () => {
    const glyph = Buffer.from([139, 22, 14]);
    const source = {
      glyphs: new Map(['.notdef', 'A', 'g12'].map((name) => [name, glyph])),
      subrs: new Map(),
      encoding: new Map([[66, 'g12']]),
      matrix: '1',
      box: '1',
      paint: '0',
      hints: [],
    };
    const { clear, hidden, tail } = cutType1(source, {
      kind: 'simple',
      firstCode: 0,
      codes: [65, 66].map((code) => ({ code, names: code === 65 ? ['A'] : [], unicodes: [], raw: true })),
    });
    const font = {
      key: 'FontFile',
      program: Buffer.concat([clear, hidden, tail]),
      programKeys: `/Length1 ${clear.length} /Length2 ${hidden.length}`,
    };
    expect(unused('/F 9 Tf (AB) Tj', font)).toEqual([]);
    expect(unused('/F 9 Tf (A) Tj', font)).toEqual([2]);
    expect(unused('/F 9 Tf (AB) Tj', { ...font, programKeys: '/Length1 9' })).toEqual([
      'font program 5 cannot be read',
    ]);
  });
});

/** A composite font whose descendant, object 6, has the program. */
const composite = (keys: string, under: string, { program, key = 'FontFile2', more = [] }: Font): Font => ({
  program,
  key,
  keys: `/DescendantFonts [6 0 R] ${keys}`,
  more: [`<< /Type /Font /FontDescriptor 4 0 R ${under} >>`, ...more],
});

describe('a CID of a composite font shows', () => {
  const five = trueType({
    glyphs: Array.from({ length: 6 }, (_, glyph) => (glyph === 0 || glyph === 5 ? POINT : Buffer.alloc(0))),
  });

  test('the glyph of its number, by two bytes each', () => {
    expect(unused('/F 9 Tf <00010005> Tj', composite('', '', { program: five }))).toEqual([]);
    expect(unused('/F 9 Tf <0500> Tj', composite('', '', { program: five }))).toEqual([1]);
    expect(unused('/F 9 Tf <0001> Tj', composite('', '', { program: five }))).toEqual([1]);
    expect(unused('/F 9 Tf <000105> Tj', composite('/Encoding /Identity-H', '', { program: five }))).toEqual([1]);
    const high = trueType({
      glyphs: Array.from({ length: 0x501 }, (_, glyph) => (glyph === 0x500 ? POINT : Buffer.alloc(0))),
    });
    expect(unused('/F 9 Tf <000105> Tj', composite('', '', { program: high }))).toEqual([]);
  });

  test('the glyph that its map gives, and no other', () => {
    const map = { keys: '', data: words(0, 5, 0, 0) };
    expect(unused('/F 9 Tf <0001> Tj', composite('', '/CIDToGIDMap 7 0 R', { program: five, more: [map] }))).toEqual(
      [],
    );
    expect(unused('/F 9 Tf <0005> Tj', composite('', '/CIDToGIDMap 7 0 R', { program: five, more: [map] }))).toEqual([
      1,
    ]);
    expect(unused('/F 9 Tf <0005> Tj', composite('', '/CIDToGIDMap /Identity', { program: five }))).toEqual([]);
    const ending = { keys: '', data: words(0, 0, 0, 5) };
    expect(unused('/F 9 Tf <0003> Tj', composite('', '/CIDToGIDMap 7 0 R', { program: five, more: [ending] }))).toEqual(
      [],
    );
    expect(() =>
      unused(
        '/F 9 Tf <0001> Tj',
        composite('', '/CIDToGIDMap 7 0 R', { program: five, more: [{ keys: '/Filter /FlateDecode', data: 'x' }] }),
      ),
    ).toThrow('object 7 cannot be decoded');
  });

  test('what the codes of its own table give', () => {
    const table = { keys: '/CMapName /Embedded', data: '2 begincidchar\n<41> 5\n<4142> 3\n<aBcD> 4\nendcidchar\n' };
    const font = composite('/Encoding 7 0 R', '', { program: five, more: [table] });
    expect(unused('/F 9 Tf (A) Tj', font)).toEqual([]);
    expect(unused('/F 9 Tf (B) Tj', font)).toEqual([1]);
  });

  test('the CID of a CFF program', () => {
    const numbered = cff({
      charset: list(10, 20),
      strings: ['Adobe', 'Identity'],
      top: operands([391, 392, 0], 12, 30),
      select: Buffer.from([0, 0, 0, 0]),
    });
    expect(unused('/F 9 Tf <000a0014> Tj', composite('', '', numbered))).toEqual([]);
    expect(unused('/F 9 Tf <000a> Tj', composite('', '', numbered))).toEqual([1]);
  });
});

describe('a program', () => {
  test('is shown by all fonts that have it, and by strings in no font', () => {
    const second = '<< /Type /Font /FontDescriptor 4 0 R >>';
    const page = '<< /Resources << /Font << /G 6 0 R >> >> /Contents 8 0 R >>';
    const more: Bodies = [second, page, { keys: '', data: '/G 9 Tf (B) Tj' }];
    expect(unused('/F 9 Tf (A) Tj', { program: mapped(65, 66), more })).toEqual([]);
    expect(
      unused('/F 9 Tf (A) Tj', {
        program: mapped(65, 66),
        more: [second.replace('/Font ', '/Other '), page, { keys: '', data: '/G 9 Tf (B) Tj' }],
      }),
    ).toEqual([2]);
    expect(unused('(A) Tj', { program: mapped(65) })).toEqual([]);
  });

  test('is looked at where no font has it', () => {
    expect(unused('/F 9 Tf (A) Tj', { program: mapped(65), keys: '/FontDescriptor2 4 0 R', more: [] }).length).toBe(0);
    expect(checkGlyphs(readObjects(plainFile(['<< /FontFile2 2 0 R >>', { keys: '', data: mapped(65) }])))).toEqual([
      { code: 'unused-glyph', detail: 'font program 2: 2 letters that nothing shows' },
    ]);
  });

  test.each<[string, Buffer, string]>([
    ['is damaged', mapped(65).subarray(0, 40), ''],
    ['is empty', Buffer.alloc(0), ''],
    ['does not decode', mapped(65), '/Filter /FlateDecode'],
  ])('is a finding where it %s', (_, program, programKeys) => {
    expect(unused('/F 9 Tf (A) Tj', { program, programKeys })).toEqual(['font program 5 cannot be read']);
  });
});
