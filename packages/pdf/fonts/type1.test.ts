import { describe, expect, test } from 'vitest';

import { enciphered, KEY } from './type1-cipher.ts';
import { readType1 } from './type1.ts';

const CLEAR =
  '%!PS-AdobeFont-1.0: Marked\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding StandardEncoding def\n';

const entry = (bytes: number[], lead = 4): string =>
  enciphered(Buffer.from(bytes), KEY.charstring, lead).toString('latin1');
const glyph = (name: string, bytes: number[], end = ' ND', lead = 4): string =>
  `/${name} ${bytes.length + lead} RD ${entry(bytes, lead)}${end}\n`;
const subr = (at: number, bytes: number[], end = ' NP', lead = 4): string =>
  `dup ${at} ${bytes.length + lead} RD ${entry(bytes, lead)}${end}\n`;
const OPEN = 'dup /Private 8 dict dup begin\n';
const LIST = '2 index /CharStrings 2 dict dup begin\n';
const HIDDEN = `${OPEN}${LIST}${glyph('A', [1, 2])}end\n`;

const program = (hidden: string, clear = CLEAR): Buffer =>
  Buffer.concat([
    Buffer.from(`${clear}currentfile eexec\n`, 'latin1'),
    enciphered(Buffer.from(hidden, 'latin1'), KEY.program, 4),
  ]);
const read = (hidden: string, clear?: string) => {
  const type1 = readType1(program(hidden, clear));
  if (!type1) throw new Error('no glyphs');
  return type1;
};
const plain = <Key>(map: Map<Key, Buffer>): [Key, number[]][] => [...map].map(([key, bytes]) => [key, [...bytes]]);

describe('the glyphs of a Type 1 program', () => {
  test('are read by their names, the first of two with one name', () => {
    const { glyphs, subrs } = read(
      `${OPEN}${LIST}${glyph('A', [1, 2])}${glyph('.notdef', [])}${glyph('A', [3])}end\n/B 5 RD 12345 ND`,
    );
    expect(plain(glyphs)).toEqual([
      ['A', [1, 2]],
      ['.notdef', []],
    ]);
    expect(subrs.size).toBe(0);
  });

  test('may have no name, and the list goes on behind it', () => {
    const { glyphs } = read(`${OPEN}${LIST}${glyph('A', [1])}${glyph('', [2])}${glyph('B', [3])}end`);
    expect(plain(glyphs)).toEqual([
      ['A', [1]],
      ['', [2]],
      ['B', [3]],
    ]);
  });

  test('are not taken for all where their list breaks off', () => {
    expect(() => read(`${OPEN}${LIST}${glyph('A', [1])}/B five RD 12345 ND end`)).toThrow(
      'a list of glyphs that breaks off',
    );
  });

  test.each([' ND', ' |-', ' def', ' noaccess def', ' readonly  def', '\nexecuteonly\ndef', 'ND'])(
    'end with "%s"',
    (end) => {
      expect(plain(read(`${OPEN}${LIST}${glyph('A', [1], end)}${glyph('B', [2], end)}`).glyphs)).toEqual([
        ['A', [1]],
        ['B', [2]],
      ]);
    },
  );

  test.each([' NP', ' |', ' put', ' noaccess put', ' readonly put', ' executeonly put'])(
    'may use subroutines that end with "%s"',
    (end) => {
      const { subrs, glyphs } = read(
        `${OPEN}/Subrs 12 array\n${subr(0, [7], end)}${subr(11, [8, 9], end)}ND\n${LIST}${glyph('A', [1])}`,
      );
      expect(plain(subrs)).toEqual([
        [0, [7]],
        [11, [8, 9]],
      ]);
      expect(plain(glyphs)).toEqual([['A', [1]]]);
    },
  );

  test('stand with any spaces between their words', () => {
    const list = '/CharStrings  12 \n dict  dup \t begin\n';
    const { glyphs, subrs } = read(
      `${OPEN}/Subrs  2 \n array\n  dup  1  5  RD ${entry([7])} NP ${list}  /A  6  -| ${entry([1, 2])} |-`,
    );
    expect([plain(glyphs), plain(subrs)]).toEqual([[['A', [1, 2]]], [[1, [7]]]]);
  });

  test('begin after as many bytes as the program says', () => {
    const list = (lead: number): string =>
      `/Subrs 1 array\n${subr(0, [5], ' NP', lead)}${LIST}${glyph('A', [1, 2], ' ND', lead)}`;
    expect(plain(read(`${OPEN}/lenIV  0 def\n${list(0)}`).glyphs)).toEqual([['A', [1, 2]]]);
    expect(plain(read(`${OPEN}/lenIV 12 def\n${list(12)}`).glyphs)).toEqual([['A', [1, 2]]]);
    expect(plain(read(`${OPEN}${list(4)}/lenIV 0 def`).subrs)).toEqual([[0, [5]]]);
    expect(plain(read(`${OPEN}${LIST}${glyph('A', [1, 2])}/lenIV 0 def`).glyphs)).toEqual([['A', [1, 2]]]);
    expect(() => read(`${OPEN}/lenIV  -1 def\n${list(4)}`)).toThrow('charstrings in the clear');
    expect(plain(read(`${OPEN}${list(4)}/lenIV -1 def`).glyphs)).toEqual([['A', [1, 2]]]);
  });

  test.each<[string, string, string]>([
    ['none', OPEN, 'no glyphs'],
    ['two lists', `${HIDDEN}${LIST}`, 'two lists of one kind'],
    ['two lists of subroutines', `/Subrs 1 array\n/Subrs 1 array\n${HIDDEN}`, 'two lists of one kind'],
    ['one that ends too early', `${OPEN}${LIST}/A 999 RD ${entry([1])} ND`, 'a charstring that ends too early'],
    ['one that ends just after the program', `${OPEN}${LIST}/A 6 RD ${entry([1])}`, 'a charstring that ends too early'],
    ['one that ends with the program', `${OPEN}${LIST}/A 5 RD ${entry([1])}`, 'a charstring without an end'],
    ['one without an end', `${OPEN}${LIST}/A 5 RD ${entry([1])} hidden`, 'a charstring without an end'],
    [
      'a subroutine without an end',
      `/Subrs 1 array\ndup 0 5 RD ${entry([1])} ND\n${HIDDEN}`,
      'a charstring without an end',
    ],
  ])('are refused where there are %s', (_, hidden, message) => {
    expect(() => read(hidden)).toThrow(message);
  });
});

describe('the words of a Type 1 program', () => {
  test('are its matrix, box, paint and encoding', () => {
    const clear =
      '%!\n/FontMatrix  [ 0.01  0 0\n1e-2 0 0 ] def\n/FontBBox{-1 -2  30 +40}def\n/PaintType  2 def\n/Encoding 256 array\ndup 65 /A put\ndup  6/one\tput dup 7  /two  put';
    const { matrix, box, paint, encoding } = read(HIDDEN, `${clear}\n`);
    expect({ matrix, box, paint }).toEqual({ matrix: '0.01 0 0 1e-2 0 0', box: '-1 -2 30 +40', paint: '2' });
    expect(encoding).toEqual(
      new Map([
        [65, 'A'],
        [6, 'one'],
        [7, 'two'],
      ]),
    );
  });

  test('are those of any program where it does not say', () => {
    const { matrix, box, paint, encoding, hints } = read(HIDDEN, '%!\n');
    expect({ matrix, box, paint, encoding, hints }).toEqual({
      matrix: '0.001 0 0 0.001 0 0',
      box: '0 0 0 0',
      paint: '0',
      encoding: new Map(),
      hints: [],
    });
    expect(read(HIDDEN, '%!\n/Encoding  StandardEncoding\ndef\n').encoding).toBeUndefined();
  });

  test('are what aligns its stems, before its glyphs and subroutines', () => {
    const words =
      '/BlueValues [ -10  0\n700 ] def /BlueScale 0.04 def /ForceBold true def /LanguageGroup 1 def /Notice (secret) def /StdHW [30] def /RndStemUp false def\n';
    const hints = [
      '/BlueValues [ -10 0 700 ]',
      '/BlueScale 0.04',
      '/ForceBold true',
      '/LanguageGroup 1',
      '/StdHW [30]',
      '/RndStemUp false',
    ];
    expect(read(`${OPEN}${words}${LIST}${glyph('A', [1])}/BlueFuzz 1 def`).hints).toEqual(hints);
    expect(
      read(`${OPEN}${words}/Subrs 1 array\n${subr(0, [1])}/BlueFuzz 1 def ${LIST}${glyph('A', [1])}`).hints,
    ).toEqual(hints);
    expect(read(`${OPEN}${words}${LIST}${glyph('A', [1])}/Subrs 1 array\n`).hints).toEqual(hints);
  });

  test.each<[string, string]>([
    ['several masters', '/WeightVector [0.5 0.5] def'],
    ['several masters', '/BlendDesignMap [] def'],
    ['several masters', '/Blend 3 dict'],
    ['codes in another base', 'dup  8#101 /A put'],
    ['codes in another base', 'dup 16#41 /A put'],
  ])('are refused where they tell of %s: %s', (message, words) => {
    expect(() => read(HIDDEN, `%!\n${words}\n`)).toThrow(message);
  });
});

const glyphsOf = (bytes: Buffer) => plain(readType1(bytes)?.glyphs ?? new Map<string, Buffer>());

const segment = (kind: number, bytes: Buffer): Buffer => {
  const head = Buffer.from([0x80, kind, 0, 0, 0, 0]);
  head.writeUInt32LE(bytes.length, 2);
  return Buffer.concat([head, bytes]);
};

describe('the parts of a Type 1 program', () => {
  const [clear, hidden] = [
    Buffer.from(`${CLEAR}currentfile eexec\r`, 'latin1'),
    enciphered(Buffer.from(HIDDEN, 'latin1'), KEY.program, 4),
  ];
  test('may be marked as a file for Windows', () => {
    expect(
      glyphsOf(
        Buffer.concat([
          segment(1, clear),
          segment(2, hidden.subarray(0, 40)),
          segment(2, hidden.subarray(40)),
          Buffer.from([0x80, 3]),
        ]),
      ),
    ).toEqual([['A', [1, 2]]]);
    expect(glyphsOf(Buffer.concat([segment(1, clear), segment(2, hidden), Buffer.from('more')]))).toEqual([
      ['A', [1, 2]],
    ]);
    const ended = Buffer.concat([
      segment(1, clear),
      segment(2, hidden.subarray(0, 40)),
      segment(3, Buffer.alloc(0)),
      segment(2, hidden.subarray(40)),
    ]);
    expect(() => readType1(ended)).toThrow('no glyphs');
  });

  test('may be in hexadecimal, broken into lines', () => {
    const digits = hidden.toString('hex').replaceAll(/(.{6})/g, '$1 \n');
    expect(glyphsOf(Buffer.concat([clear, Buffer.from(` \t\r\n${digits}`)]))).toEqual([['A', [1, 2]]]);
    expect(glyphsOf(Buffer.concat([clear, Buffer.from(hidden.toString('hex').toUpperCase())]))).toEqual([
      ['A', [1, 2]],
    ]);
  });

  test('are bytes where not all of the first eight are hexadecimal', () => {
    const almost = Buffer.concat([Buffer.from('0123456'), Buffer.from([0xff]), Buffer.from('89abcdef')]);
    expect(() => readType1(Buffer.concat([clear, almost]))).toThrow('no glyphs');
    const lead = Buffer.from(HIDDEN, 'latin1');
    const seen = [0, 1, 2, 3].map((first) => enciphered(Buffer.concat([Buffer.from([first]), lead]), KEY.program, 4));
    for (const bytes of seen) expect(glyphsOf(Buffer.concat([clear, bytes]))).toEqual([['A', [1, 2]]]);
  });

  test('are none without the hidden one', () => {
    expect(readType1(Buffer.from(CLEAR))).toBeUndefined();
    expect(
      plain(readType1(Buffer.concat([Buffer.from('eexec '), hidden]))?.glyphs ?? new Map<string, Buffer>()),
    ).toEqual([['A', [1, 2]]]);
  });
});
