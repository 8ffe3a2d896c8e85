import { describe, expect, test } from 'vitest';

import { cutType1 } from './cut-type1.ts';
import type { SimpleCode } from './font-program.ts';
import { deciphered, KEY } from './type1-cipher.ts';
import { readType1, type Type1 } from './type1.ts';

const outline = (value: number): Buffer => Buffer.from([139 + value, 22, 14]);
const NAMES = ['.notdef', 'A', 'second', 'Omega', 'a', 'control'];
const source: Type1 = {
  glyphs: new Map(NAMES.map((name, at) => [name, outline(at)])),
  subrs: new Map([[4, Buffer.from([140, 22, 11])]]),
  encoding: undefined,
  matrix: '0.001 0 0 0.001 0 0',
  box: '-1 -2 3 4',
  paint: '2',
  hints: ['/BlueValues [ -10 0 ]', '/StdHW [30]'],
};
const code = (number: number, further: Partial<SimpleCode> = {}): SimpleCode => ({
  code: number,
  names: [],
  unicodes: [],
  raw: false,
  ...further,
});
const cut = (given: Partial<Type1>, codes: SimpleCode[]) =>
  cutType1({ ...source, ...given }, { kind: 'simple', firstCode: 0, codes });
const read = (given: Partial<Type1>, codes: SimpleCode[]): Type1 | undefined => {
  const { clear, hidden, tail } = cut(given, codes);
  return readType1(Buffer.concat([clear, hidden, tail]));
};
const left = (given: Partial<Type1>, codes: SimpleCode[]): string[] => [...(read(given, codes)?.glyphs.keys() ?? [])];

describe('the glyphs of a simple font in Type 1', () => {
  test('are those of the names that its encoding gives', () => {
    expect(left({}, [code(1, { names: ['A', 'none'], unicodes: [97] }), code(2, { names: ['second'] })])).toEqual([
      '.notdef',
      'A',
      'second',
    ]);
  });

  test('are those of the characters where there is none of the name', () => {
    expect(left({}, [code(1, { names: ['none'], unicodes: [0x2126, 97] })])).toEqual(['.notdef', 'Omega', 'a']);
    expect(left({}, [code(128, { unicodes: [1] })])).toEqual(['.notdef']);
  });

  test('are those of the own encoding where readers look there, or where nothing else is found', () => {
    const encoding = new Map([
      [66, 'second'],
      [67, 'gone'],
    ]);
    expect(left({ encoding }, [code(66)])).toEqual(['.notdef', 'second']);
    expect(left({ encoding }, [code(66, { names: ['A'] })])).toEqual(['.notdef', 'A']);
    expect(left({ encoding }, [code(66, { unicodes: [97] })])).toEqual(['.notdef', 'a']);
    expect(left({ encoding }, [code(66, { names: ['A'], raw: true })])).toEqual(['.notdef', 'A', 'second']);
    expect(left({ encoding }, [code(67), code(65)])).toEqual(['.notdef']);
    expect(left({}, [code(65)])).toEqual(['.notdef', 'A']);
    expect(left({}, [code(65, { names: ['a'] })])).toEqual(['.notdef', 'a']);
    expect(left({ encoding }, [code(65)])).toEqual(['.notdef']);
  });

  test('are none of a composite font', () => {
    expect(() => cutType1(source, { kind: 'composite', cids: new Set([1]) })).toThrow(
      'a composite font with a program of names',
    );
  });
});

const plain = ({ hidden }: { hidden: Buffer }): string => deciphered(hidden, KEY.program, 4).toString('latin1');

describe('a Type 1 program cut to what is shown', () => {
  const encoding = new Map([
    [65, 'A'],
    [66, 'second'],
    [67, 'gone'],
    [68, 'A'],
    [70, 'a'],
  ]);
  const parts = () =>
    cut(
      {
        encoding,
        glyphs: new Map([
          ['second', Buffer.from([143, 10, 14])],
          ['A', outline(1)],
          ['a', outline(4)],
        ]),
      },
      [code(66), code(65), code(67), code(68), code(99)],
    );

  test('says in the clear what draws, and the codes that are shown', () => {
    expect(parts().clear.toString('latin1')).toBe(`%!PS-AdobeFont-1.0: Embedded
11 dict begin
/FontType 1 def
/FontName /Embedded def
/PaintType 2 def
/FontMatrix [0.001 0 0 0.001 0 0] readonly def
/FontBBox {-1 -2 3 4} readonly def
/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for
dup 66 /second put
dup 65 /A put
dup 68 /A put
readonly def
currentdict end
currentfile eexec
`);
    expect(cut({}, [code(65)]).clear.toString('latin1')).toContain('/Encoding StandardEncoding def\ncurrentdict end');
  });

  test('hides its glyphs in the order of their names, with their subroutines written out', () => {
    const glyphs = read(
      {
        encoding,
        glyphs: new Map([
          ['second', Buffer.from([143, 10, 14])],
          ['A', outline(1)],
        ]),
      },
      [code(66), code(65)],
    )?.glyphs;
    expect([...(glyphs ?? [])].map(([name, bytes]) => [name, [...bytes]])).toEqual([
      ['A', [140, 22, 14]],
      ['second', [140, 22, 14]],
    ]);
    expect(plain(parts()).replaceAll(/RD [^]{7} ND/g, 'RD ... ND')).toBe(`dup /Private 7 dict dup begin
/RD {string currentfile exch readstring pop} executeonly def
/ND {noaccess def} executeonly def
/password 5839 def
/MinFeature {16 16} def
/BlueValues [ -10 0 ] def
/StdHW [30] def
2 index /CharStrings 2 dict dup begin
/A 7 RD ... ND
/second 7 RD ... ND
end
end
readonly put
noaccess put
dup /FontName get exch definefont pop
mark currentfile closefile
`);
  });

  test('ends with zeros, as such programs do', () => {
    expect(parts().tail.toString()).toBe(`${`${'0'.repeat(64)}\n`.repeat(8)}cleartomark\n`);
  });

  test('has no hints where its source has none', () => {
    expect(plain(cut({ hints: [] }, []))).toContain('/MinFeature {16 16} def\n2 index /CharStrings 1 dict');
  });
});
