import { inflateSync } from 'node:zlib';

import { PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import { cffProgram, trueTypeProgram, type1Program, type Letter } from '../../../test/pdf/adversarial/font-programs.ts';
import { Uncuttable, type ShownGlyphs } from '../fonts/font-program.ts';
import { mannerOf, programOf, ReleasedPrograms } from './released-programs.ts';
import { asWritten, WrittenObjects } from './written-objects.ts';

const LETTERS: Letter[] = Array.from('ABC', (letter, index) => ({
  code: 65 + index,
  name: `glyph${letter}`,
  marker: `draw${letter.repeat(4)}`,
}));
const simple = (text: string): ShownGlyphs => ({
  kind: 'simple',
  firstCode: 65,
  codes: Array.from(text, (letter) => ({
    code: letter.charCodeAt(0),
    names: [`glyph${letter}`],
    unicodes: [letter.charCodeAt(0)],
    raw: true,
  })),
});
const composite = (text: string): ShownGlyphs => ({
  kind: 'composite',
  cids: new Set(Array.from(text, (letter) => letter.charCodeAt(0))),
});

const objects = new WrittenObjects();
const streamOf = (program: Buffer) => objects.stream('', program);
const trueType = streamOf(trueTypeProgram(LETTERS));

const bytesOf = (programs: ReleasedPrograms, use: ReturnType<ReleasedPrograms['use']>) => {
  const cut = programs.cut(use);
  const written = cut && objects.context.lookup(cut.ref);
  if (!(written instanceof PDFRawStream)) throw new Error('nothing written');
  return { key: cut?.key, keys: asWritten(written.dict), bytes: inflateSync(written.contents) };
};
const lettersIn = (bytes: Buffer) =>
  LETTERS.filter(({ marker }) => bytes.includes(marker))
    .map(({ code }) => String.fromCharCode(code))
    .join('');

describe('the program of a descriptor', () => {
  test.each(['FontFile', 'FontFile2', 'FontFile3'])('stands under %s', (key) => {
    const stream = objects.stream('', 'program');
    expect(programOf(objects.dictionary(`<< /${key} ${objects.ref(stream)} >>`))).toBe(stream);
  });

  test.each(['', '/FontFile (words)', '/FontFile4 (words)'])('is none in << %s >>', (keys) => {
    expect(programOf(objects.dictionary(`<< ${keys} >>`))).toBeUndefined();
  });
});

describe('a program is cut once to what all its uses show', () => {
  test('as one kind of font', () => {
    const programs = new ReleasedPrograms(objects.context);
    const [one, other] = [
      programs.use(trueType, 'truetype', simple('A')),
      programs.use(trueType, 'truetype', simple('C')),
    ];
    expect(lettersIn(bytesOf(programs, one).bytes)).toBe('AC');
    expect(programs.cut(other)).toBe(programs.cut(one));
    expect(other.tag).toBe(one.tag);
  });

  test('by CID as well', () => {
    const programs = new ReleasedPrograms(objects.context);
    const stream = streamOf(cffProgram(LETTERS, { cids: true, subroutines: false }));
    const [one] = [programs.use(stream, 'type1', composite('A')), programs.use(stream, 'type1', composite('B'))];
    expect(lettersIn(bytesOf(programs, one).bytes)).toBe('AB');
  });

  test('apart where readers find its letters in other ways, or where it is another program', () => {
    const programs = new ReleasedPrograms(objects.context);
    const uses = [
      programs.use(trueType, 'truetype', simple('A')),
      programs.use(trueType, 'truetype', { kind: 'composite', cids: new Set([2]) }),
      programs.use(trueType, 'type1', simple('C')),
      programs.use(streamOf(trueTypeProgram(LETTERS)), 'truetype', simple('C')),
    ];
    expect(uses.map(({ tag }) => tag)).toEqual(['AAAAAA', 'AAAAAB', 'AAAAAC', 'AAAAAD']);
    expect([uses[0], uses[1]].map((use) => use && lettersIn(bytesOf(programs, use).bytes))).toEqual(['A', 'B']);
  });
});

test('says each letter once, and counts a program once', () => {
  const programs = new ReleasedPrograms(objects.context);
  const use = programs.use(trueType, 'truetype', simple('AB'));
  programs.use(trueType, 'truetype', simple('BC'));
  expect(use.shown).toEqual(simple('ABC'));
  expect(programs.use(streamOf(Buffer.alloc(0)), 'truetype', simple('A')).tag).toBe('AAAAAB');
});

test('a program without glyphs is left out', () => {
  const programs = new ReleasedPrograms(objects.context);
  const use = programs.use(streamOf(Buffer.from('%!PS-AdobeFont-1.0: Own')), 'type1', simple('A'));
  expect([programs.cut(use), programs.cut(use)]).toEqual([undefined, undefined]);
});

test('all programs together are cut within a minute, or there is no extract', () => {
  const moments = [0, 59_000, 100_000, 101_000, 200_000, 201_000];
  const programs = new ReleasedPrograms(objects.context, () => moments.shift() ?? 0);
  const [first, second, third, last] = [1, 2, 3, 4].map(() =>
    programs.use(streamOf(trueTypeProgram(LETTERS)), 'truetype', simple('A')),
  );
  for (const use of [first, second, third]) expect(use && programs.cut(use)).toBeDefined();
  expect(() => last && programs.cut(last)).toThrow(expect.objectContaining({ reason: 'timed-out' }));
  expect(first && programs.cut(first)).toBeDefined();
});

test('tags count the programs of an extract in capitals', () => {
  const programs = new ReleasedPrograms(objects.context);
  const tags = Array.from({ length: 703 }, () => programs.use(streamOf(Buffer.alloc(0)), 'type1', simple('')).tag);
  expect([25, 26, 27, 51, 52, 675, 676, 702].map((at) => tags[at])).toEqual([
    'AAAAAZ',
    'AAAABA',
    'AAAABB',
    'AAAABZ',
    'AAAACA',
    'AAAAZZ',
    'AAABAA',
    'AAABBA',
  ]);
});

test.each([
  ['TrueType', trueTypeProgram(LETTERS), 'truetype', simple('A'), 'FontFile2', /^<< \/Length1 (\d+) /],
  [
    'CFF by name',
    cffProgram(LETTERS, { cids: false, subroutines: false }),
    'type1',
    simple('A'),
    'FontFile3',
    /Subtype \/Type1C/,
  ],
  [
    'CFF by CID',
    cffProgram(LETTERS, { cids: true, subroutines: false }),
    'type1',
    composite('A'),
    'FontFile3',
    /Subtype \/CIDFontType0C/,
  ],
  [
    'Type 1',
    Buffer.concat(type1Program(LETTERS, false)),
    'type1',
    simple('A'),
    'FontFile',
    /^<< \/Length1 \d+ \/Length2 \d+ \/Length3 \d+ /,
  ],
] as const)('%s is written as what it is (ISO 32000-1, 9.9)', (...[, program, manner, shown, key, keys]) => {
  const programs = new ReleasedPrograms(objects.context);
  const written = bytesOf(programs, programs.use(streamOf(program), manner, shown));
  expect(written.key).toBe(key);
  expect(written.keys).toMatch(keys);
});

const lengthsOf = (keys: string) => Array.from(keys.matchAll(/Length\d (\d+)/g), ([, length]) => Number(length));

test('says how long a program is, and each part of one that has three', () => {
  const programs = new ReleasedPrograms(objects.context);
  const one = bytesOf(programs, programs.use(trueType, 'truetype', simple('A')));
  expect(lengthsOf(one.keys)).toEqual([one.bytes.length]);
  const three = bytesOf(
    programs,
    programs.use(streamOf(Buffer.concat(type1Program(LETTERS, false))), 'type1', simple('A')),
  );
  const [clear = 0, hidden = 0, tail] = lengthsOf(three.keys);
  expect(three.bytes.subarray(0, clear).toString('latin1')).toMatch(/^%![\s\S]*eexec\s*$/);
  expect(three.bytes.subarray(clear + hidden).toString('latin1')).toMatch(/^[\s0]*cleartomark\s*$/);
  expect(tail).toBe(three.bytes.length - clear - hidden);
});

test('refuses a program whose stream cannot be decoded, and one that is damaged', () => {
  const programs = new ReleasedPrograms(objects.context);
  const use = (keys: string, program: Buffer) =>
    programs.cut(programs.use(objects.stream(keys, program), 'truetype', simple('A')));
  expect(() => use('/Filter /Unknown', trueTypeProgram(LETTERS))).toThrow(
    expect.objectContaining({ code: 'unreadable-source' }),
  );
  expect(() => use('', trueTypeProgram(LETTERS).subarray(0, 200))).toThrow(Uncuttable);
});

test.each([
  ['TrueType', 'truetype'],
  ['CIDFontType2', 'truetype'],
  ['Type1', 'type1'],
  ['MMType1', 'type1'],
  ['CIDFontType0', 'type1'],
])('the letters of a font of kind %s are found as in %s', (subtype, manner) => {
  expect(mannerOf(subtype)).toBe(manner);
});

test('does not guess at another kind of font', () => {
  for (const subtype of ['Type0', 'Type3', '']) expect(() => mannerOf(subtype)).toThrow(Uncuttable);
});
