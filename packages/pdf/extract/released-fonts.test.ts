import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { cffProgram, trueTypeProgram, type Letter } from '../../../test/pdf/adversarial/font-programs.ts';
import { Copying } from './copying.ts';
import { Unreleasable } from './unreleasable.ts';

const LETTERS: Letter[] = Array.from('ABCD', (letter, index) => ({
  code: 65 + index,
  name: `glyph${letter}`,
  marker: `draw${letter.repeat(4)}`,
}));
const TABLE = '1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <44> <0061> endbfrange';
const COLLECTION = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';

/** What comes along of a font of which some content is shown; `«name»` in it stands for a stream. */
const shown = (content: string, font: string, streams: Record<string, string | Buffer> = {}) => {
  const copying = new Copying();
  const add = (_: string, keys: string, name: string) =>
    copying.objects.ref(copying.objects.stream(keys, streams[name] ?? ''));
  return copying
    .used(`/F 9 Tf ${content} Tj`, `/Font << /F << /Type /Font ${font.replaceAll(/«([^»]*?)(\w+)»/g, add)} >> >>`)
    .replace('<< /Font << /F ', '')
    .replace(/ >> >>$/, '');
};
const lettersIn = (found: string) =>
  LETTERS.filter(({ marker }) => found.includes(marker))
    .map(({ code }) => String.fromCharCode(code))
    .join('');
const meaningsIn = (found: string) =>
  Array.from(found.matchAll(/^<(\w+)> <(\w+)>$/gm), ([, code, meaning]) => `${code} ${meaning}`);

describe('a simple font', () => {
  test.each([
    [
      'keeps its own keys and no others',
      '/Subtype /Type1 /BaseFont /Own /Words (w) /Metadata (w)',
      '<< /Type /Font /Subtype /Type1 /BaseFont /Own >>',
    ],
    [
      'keeps the name of its encoding',
      '/Subtype /Type1 /Encoding /WinAnsiEncoding',
      '<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding >>',
    ],
    [
      'keeps an encoding without differences',
      '/Subtype /Type1 /Encoding << /BaseEncoding /WinAnsiEncoding >>',
      '<< /Type /Font /Subtype /Type1 /Encoding << /BaseEncoding /WinAnsiEncoding >> >>',
    ],
    [
      'keeps the names of letters that are shown',
      '/Subtype /Type1 /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /a /b /c /d] /Words (w) >>',
      '<< /Type /Font /Subtype /Type1 /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /a 67 /c] >> >>',
    ],
    [
      'keeps the widths of letters that are shown',
      '/Subtype /Type1 /FirstChar 65 /LastChar 68 /Widths [1 2 3 4]',
      '<< /Type /Font /Subtype /Type1 /FirstChar 65 /LastChar 67 /Widths [1 0 3] >>',
    ],
    [
      'counts its widths from 0 where it does not say',
      '/Subtype /Type1 /Widths [1 2 3 4]',
      '<< /Type /Font /Subtype /Type1 /FirstChar 0 /LastChar 0 /Widths [0] >>',
    ],
    [
      'has no first letter without widths',
      '/Subtype /Type1 /FirstChar 65 /LastChar 68 /Widths (w)',
      '<< /Type /Font /Subtype /Type1 >>',
    ],
    [
      'keeps what describes it, but no list of its letters',
      '/Subtype /Type1 /FontDescriptor << /Type /FontDescriptor /FontName /Own /Flags 4 /CharSet (w) /CIDSet (w) /FontFile (w) >>',
      '<< /Type /Font /Subtype /Type1 /FontDescriptor << /Type /FontDescriptor /FontName /Own /Flags 4 >> >>',
    ],
    [
      'has no letters that are drawn, and nothing that only a font of others has',
      '/Subtype /Type1 /Resources << /XObject << /X (w) >> >> /DescendantFonts [<< /Type /Font >>]',
      '<< /Type /Font /Subtype /Type1 >>',
    ],
    ['has no description that is none', '/Subtype /Type1 /FontDescriptor (w)', '<< /Type /Font /Subtype /Type1 >>'],
    ['keeps no meanings that are none', '/Subtype /Type1 /ToUnicode (w)', '<< /Type /Font /Subtype /Type1 >>'],
    [
      'keeps a tag of a font that it does not bring',
      '/Subtype /Type1 /BaseFont /ABCDEF+Own',
      '<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Own >>',
    ],
  ])('%s', (_, font, copied) => {
    expect(shown('(AC)', font)).toBe(copied);
  });

  test('keeps the meanings of letters that are shown', () => {
    expect(meaningsIn(shown('(AC)', '/Subtype /Type1 /ToUnicode «table»', { table: TABLE }))).toEqual([
      '41 0061',
      '43 0063',
    ]);
  });

  test('keeps the outlines of letters that are shown, under a tag that counts', () => {
    const descriptor =
      '/FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Own /Flags 4 /FontFile2 «program» >>';
    const found = shown('(AC)', `/Subtype /TrueType /BaseFont /ABCDEF+Own ${descriptor}`, {
      program: trueTypeProgram(LETTERS),
    });
    expect(lettersIn(found)).toBe('AC');
    expect(found).toContain('/BaseFont /AAAAAA+Own');
    expect(found).toContain('/FontName /AAAAAA+Own');
  });

  test('finds letters from its first code on, where readers do', () => {
    const descriptor = '/FontDescriptor << /Type /FontDescriptor /Flags 4 /FontFile2 «program» >>';
    const found = shown('(AC)', `/Subtype /TrueType /FirstChar 65 /BaseFont /OwnABCDEF+X ${descriptor}`, {
      program: trueTypeProgram(LETTERS),
    });
    expect(lettersIn(found)).toBe('AC');
    expect(found).toContain('/BaseFont /OwnABCDEF+X');
  });
});

const type0 = (keys: string, encoding = '/Identity-H') => `/Subtype /Type0 /Encoding ${encoding} ${keys}`;

describe('a composite font', () => {
  const under = (keys: string, subtype = 'CIDFontType0') =>
    `/DescendantFonts [<< /Type /Font /Subtype /${subtype} ${COLLECTION} ${keys} >>]`;
  const inner = `/Type /Font /Subtype /CIDFontType0 ${COLLECTION}`;
  const whole = (keys = '', encoding = ' /Encoding /Identity-H') =>
    `<< /Type /Font /Subtype /Type0${encoding} /DescendantFonts [<< ${inner}${keys} >>] >>`;

  test.each([
    ['keeps its own keys and no others', under('/Words (w)'), whole()],
    ['keeps the widths of letters that are shown', under('/DW 5 /W [65 [1 2 3]]'), whole(' /DW 5 /W [65 [1] 67 [3]]')],
    [
      'keeps the heights of letters that are shown',
      under('/DW2 [8 9] /W2 [65 [1 2 3 4 5 6 7 8 9]]'),
      whole(' /DW2 [8 9] /W2 [65 [1 2 3] 67 [7 8 9]]'),
    ],
    ['has no widths that are none', under('/W (w)'), whole()],
    ['keeps the name of a map to glyphs', under('/CIDToGIDMap /Identity'), whole(' /CIDToGIDMap /Identity')],
    [
      'keeps what describes it',
      under('/FontDescriptor << /Type /FontDescriptor /Flags 4 /CIDSet (w) >>'),
      whole(' /FontDescriptor << /Type /FontDescriptor /Flags 4 >>'),
    ],
  ])('%s', (_, font, copied) => {
    expect(shown('<00410043>', type0(font))).toBe(copied);
  });

  test('keeps all widths where only readers know its codes, and nothing of their letters can be told', () => {
    expect(shown('(AC)', type0(under('/W [65 [1 2 3]]'), '/90ms-RKSJ-H'))).toBe(
      whole(' /W [65 [1 2 3]]', ' /Encoding /90ms-RKSJ-H'),
    );
    const meanings = shown('(AC)', type0(`${under('')} /ToUnicode «table»`, '/90ms-RKSJ-H'), { table: TABLE });
    expect(meaningsIn(meanings)).toHaveLength(4);
  });

  test('keeps the meanings of letters that are shown', () => {
    const table = '1 beginbfrange <0041> <0044> <0061> endbfrange';
    expect(meaningsIn(shown('<00410043>', type0(`${under('')} /ToUnicode «table»`), { table }))).toEqual([
      '0041 0061',
      '0043 0063',
    ]);
  });

  test('keeps of its map of codes those that are shown, each once, the shorter first', () => {
    const map = `/W usual 2 begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange 1 begincidrange <41> <44> 65 endcidrange 1 begincidrange <8041> <8044> 65 endcidrange`;
    const keys = `/Type /CMap /WMode 1 /CMapName /Words /Words (w) ${COLLECTION}`;
    const found = shown('<80434341804341>', type0(under('/W [65 [1 2 3]]'), `«${keys} map»`), { map });
    expect(found).toContain('3 begincidchar\n<41> 65\n<43> 67\n<8043> 67\nendcidchar');
    expect(found).toContain(`<< /Filter /FlateDecode /Type /CMap /WMode 1 ${COLLECTION} /CMapName /Embedded >>{`);
    expect(found).toContain('/W [65 [1] 67 [3]]');
    expect(found).not.toContain('(w)');
  });

  test('keeps of its map to glyphs those of letters that are shown, and their outlines', () => {
    const map = Buffer.alloc(2 * 68);
    LETTERS.forEach(({ code }, index) => code < 68 && map.writeUInt16BE(index + 1, 2 * code));
    const keys =
      '/CIDToGIDMap «/Filter /FlateDecode map» /FontDescriptor << /Type /FontDescriptor /Flags 4 /FontFile2 «program» >>';
    const found = shown('<00410043>', type0(under(keys, 'CIDFontType2')), {
      map: deflateSync(map),
      program: trueTypeProgram(LETTERS),
    });
    expect(lettersIn(found)).toBe('AC');
    expect(found).toContain(`{${'\0'.repeat(130)}\0\x01\0\0\0\x03}`);
    const beyond = shown('<00410044>', type0(under(keys, 'CIDFontType2')), {
      map: deflateSync(map),
      program: trueTypeProgram(LETTERS),
    });
    expect(beyond).toContain(`{${'\0'.repeat(130)}\0\x01${'\0'.repeat(6)}}`);
  });

  test('keeps an empty map to glyphs where nothing is shown', () => {
    expect(shown('()', type0(under('/CIDToGIDMap «map»')), { map: '\0\0\0\x01' })).toContain(
      '/CIDToGIDMap << /Filter /FlateDecode >>{\0\0}',
    );
  });

  test('without a font under it is as a simple one', () => {
    for (const none of ['', '/DescendantFonts []', '/DescendantFonts (w)', '/DescendantFonts [(w)]']) {
      expect(shown('(A)', type0(none, '/WinAnsiEncoding'))).toBe(
        '<< /Type /Font /Subtype /Type0 /Encoding /WinAnsiEncoding >>',
      );
    }
  });

  test('shares its outlines with others that use them', () => {
    const copying = new Copying();
    const program = copying.objects.ref(
      copying.objects.stream('/Subtype /CIDFontType0C', cffProgram(LETTERS, { cids: true, subroutines: false })),
    );
    const font = () =>
      `<< /Type /Font ${type0(under(`/FontDescriptor << /Type /FontDescriptor /Flags 4 /FontFile3 ${program} >>`))} >>`;
    const found = copying.used('/F 9 Tf <0041> Tj /G 9 Tf <0044> Tj', `/Font << /F ${font()} /G ${font()} >>`);
    expect(found.match(/CIDFontType0C/g)).toHaveLength(2);
    for (const half of found.split('/G <<')) expect(lettersIn(half)).toBe('AD');
  });
});

describe('a font whose letters cannot be told is not released', () => {
  const program = '/FontDescriptor << /Type /FontDescriptor /Flags 4 /FontFile2 «program» >>';

  test.each([
    ['of an unknown kind', `/Subtype /Own ${program}`],
    ['with an unknown encoding', `/Subtype /TrueType /Encoding /Own ${program}`],
    ['damaged', '/Subtype /TrueType /FontDescriptor << /Type /FontDescriptor /FontFile2 «nothing» >>'],
    [
      'with codes that only readers know',
      `/Subtype /Type0 /Encoding /90ms-RKSJ-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 ${COLLECTION} ${program} >>]`,
    ],
  ])('%s', (_, font) => {
    expect(() => shown('(A)', font, { program: trueTypeProgram(LETTERS) })).toThrow(Unreleasable);
  });

  test('and all that cannot are named, with the reason', () => {
    const copying = new Copying();
    const font = (subtype: string) =>
      copying.objects.dictionary(
        `<< /Type /Font /Subtype /${subtype} /FontDescriptor << /Type /FontDescriptor /FontFile2 ${copying.stream('', 'damaged')} >> >>`,
      );
    const [one, good, other] = [
      font('Own'),
      copying.objects.dictionary('<< /Type /Font /Subtype /Type1 >>'),
      font('TrueType'),
    ];
    const fonts = [one, good, other].map((each, index) => `/F${index} ${copying.objects.ref(each)}`).join(' ');
    expect(() => copying.used('/F0 9 Tf (A) Tj /F1 9 Tf (A) Tj /F2 9 Tf (A) Tj', `/Font << ${fonts} >>`)).toThrow(
      expect.objectContaining({ objects: new Set([one, other]), cause: expect.any(Error) }),
    );
  });

  test('but a stream that cannot be decoded refuses the source', () => {
    expect(() => shown('(A)', '/Subtype /Type1 /ToUnicode «/Filter /Unknown table»', { table: TABLE })).toThrow(
      expect.objectContaining({ code: 'unreadable-source' }),
    );
  });
});
