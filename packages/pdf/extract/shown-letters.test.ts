import { describe, expect, test } from 'vitest';

import { Book } from '../../../test/pdf/adversarial/book.ts';
import { cffProgram, trueTypeProgram, type Letter } from '../../../test/pdf/adversarial/font-programs.ts';
import { everythingIn } from '../../../test/pdf/adversarial/reading.ts';
import { checkGlyphs } from '../verify/check-glyphs.ts';
import { readObjects } from '../verify/read-objects.ts';
import { extractPages } from './build-extract.ts';

const LETTERS: Letter[] = Array.from('ABCDE', (letter, index) => ({
  code: 65 + index,
  name: `glyph${letter}`,
  marker: `draw${letter.repeat(4)}`,
}));
const IDENTITY = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';

const descriptor = (book: Book, file: string, name = 'ABCDEF+Lettered'): string =>
  `${book.pdf.add(`<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 900 /StemV 80 ${file} >>`)} 0 R`;

const simple = (book: Book): string => {
  const file = book.pdf.add('<< >>', trueTypeProgram(LETTERS));
  return `${book.pdf.add(`<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Lettered /FirstChar 65 /LastChar 69 /Widths [901 902 903 904 905] /FontDescriptor ${descriptor(book, `/FontFile2 ${file} 0 R`)} >>`)} 0 R`;
};

const composite = (
  book: Book,
  { keys = '', encoding = '/Identity-H' }: { keys?: string; encoding?: string } = {},
): string => {
  const file = book.pdf.add('<< /Subtype /CIDFontType0C >>', cffProgram(LETTERS, { cids: true, subroutines: false }));
  const under = book.pdf.add(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /ABCDEF+Lettered ${IDENTITY} /FontDescriptor ${descriptor(book, `/FontFile3 ${file} 0 R`)} ${keys} >>`,
  );
  return `${book.pdf.add(`<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Lettered /Encoding ${encoding} /DescendantFonts [${under} 0 R] >>`)} 0 R`;
};

type Page = { content: string; fonts?: string; resources?: string };

/** The letters of which the extract of a page holds outlines, and all its words. */
const released = async (make: (book: Book) => Page, redacted?: string) => {
  const book = new Book('lettered', 0);
  const bytes = new Uint8Array(book.pages((page) => (page === 1 ? make(book) : {})).finish().bytes);
  const redactions = redacted === undefined ? [] : [{ page: 1, passage: redacted, reason: 'third party' }];
  const extract = await extractPages([{ id: 'book', bytes, pages: [1], redactions }]);
  const everything = everythingIn(extract.bytes);
  const letters = LETTERS.filter(({ marker }) => everything.includes(marker.toLowerCase())).map(({ code }) =>
    String.fromCharCode(code),
  );
  expect(checkGlyphs(readObjects(extract.bytes))).toEqual([]);
  return { letters: letters.join(''), everything, rasterised: extract.rasterised };
};

describe('a font is left with the letters that are shown', () => {
  test('by the page', async () => {
    const { letters, everything } = await released((book) => ({
      content: 'BT /L 20 Tf 50 500 Td (AC) Tj ET',
      fonts: `/L ${simple(book)}`,
    }));
    expect(letters).toBe('AC');
    expect(everything).toContain('/widths [901 0 903]');
    expect(everything).toMatch(/\/firstchar 65[^>]*\/lastchar 67|\/lastchar 67[^>]*\/firstchar 65/);
  });

  test('after a redaction', async () => {
    const { letters } = await released(
      (book) => ({ content: 'BT /L 20 Tf 50 500 Td (AEA) Tj 0 -40 Td (BDB) Tj ET', fonts: `/L ${simple(book)}` }),
      'AEA',
    );
    expect(letters).toBe('BD');
  });

  test('by a form that draws with the font of the page around it', async () => {
    const { letters } = await released((book) => {
      const form = book.stream(
        'BT 50 400 Td (D) Tj ET',
        '<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << >> >>',
      );
      return {
        content: 'BT /L 20 Tf 50 500 Td (A) Tj ET /X Do',
        fonts: `/L ${simple(book)}`,
        resources: `/XObject << /X ${form} >>`,
      };
    });
    expect(letters).toBe('AD');
  });

  test('by a form in a form, and by one without resources', async () => {
    const { letters } = await released((book) => {
      const keys = '/Type /XObject /Subtype /Form /BBox [0 0 612 792]';
      const inner = book.stream('BT 50 400 Td (D) Tj ET', `<< ${keys} /Resources << >> >>`);
      const outer = book.stream('/I Do', `<< ${keys} /Resources << /XObject << /I ${inner} >> >> >>`);
      const bare = book.stream('BT /L 20 Tf 50 300 Td (E) Tj ET', `<< ${keys} >>`);
      return {
        content: 'BT /L 20 Tf 50 500 Td (A) Tj ET /X Do /Y Do',
        fonts: `/L ${simple(book)}`,
        resources: `/XObject << /X ${outer} /Y ${bare} >>`,
      };
    });
    expect(letters).toBe('ADE');
  });

  test('in the state of the content, when it is saved and restored', async () => {
    const { letters } = await released((book) => ({
      content: 'BT /L 20 Tf 50 500 Td (A) Tj ET q BT /F0 12 Tf 50 450 Td (C) Tj ET Q BT 50 400 Td (B) Tj ET',
      fonts: `/L ${simple(book)}`,
    }));
    expect(letters).toBe('AB');
  });

  test('by pairs of bytes, with the widths of these alone', async () => {
    const keys =
      '/DW 500 /W [65 [801 802] 67 68 803 69 [805]] /DW2 [880 -1000] /W2 [65 [-901 1 2 -902 3 4] 67 69 -903 5 6]';
    const { letters, everything } = await released((book) => ({
      content: 'BT /L 20 Tf 50 500 Td <00420044> Tj ET',
      fonts: `/L ${composite(book, { keys })}`,
    }));
    expect(letters).toBe('BD');
    expect(everything).toContain('/w [66 [802] 68 [803]]');
    expect(everything).toContain('/w2 [66 [-902 3 4] 68 [-903 5 6]]');
  });

  test('by a map of codes of one and of two bytes', async () => {
    const { letters, everything } = await released((book) => {
      const map = book.stream(
        'begincmap 2 begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange 2 begincidchar <01> 65 <8001> 66 endcidchar 1 begincidrange <9000> <9002> 67 endcidrange endcmap',
        `<< /Type /CMap /CMapName /Own ${IDENTITY} >>`,
      );
      return { content: 'BT /L 20 Tf 50 500 Td <01 9001> Tj ET', fonts: `/L ${composite(book, { encoding: map })}` };
    });
    expect(letters).toBe('AD');
    expect(everything).toContain('2 begincidchar\n<01> 65\n<9001> 68\nendcidchar');
    expect(everything).not.toContain('8001');
  });
});

describe('a page becomes an image', () => {
  test.each([
    ['where its font has codes that only readers know', (book: Book) => composite(book, { encoding: '/90ms-RKSJ-H' })],
    [
      'where the map of its font builds on another',
      (book: Book) =>
        composite(book, {
          encoding: book.stream('/90ms-RKSJ-H usecmap', `<< /Type /CMap /CMapName /Own ${IDENTITY} >>`),
        }),
    ],
  ])('%s', async (_, font) => {
    const { letters, rasterised } = await released((book) => ({
      content: 'BT /L 20 Tf 50 500 Td (AB) Tj ET',
      fonts: `/L ${font(book)}`,
    }));
    expect({ letters, rasterised }).toEqual({ letters: '', rasterised: [1] });
  });
});

test('the tag of a font tells nothing of its letters', async () => {
  const { everything } = await released((book) => ({
    content: 'BT /L 20 Tf 50 500 Td (A) Tj ET',
    fonts: `/L ${simple(book)}`,
  }));
  expect(everything).toContain('/basefont /aaaaaa+lettered');
  expect(everything).toContain('/fontname /aaaaaa+lettered');
  expect(everything).not.toContain('abcdef+');
});
