import { Book, type Specimen } from './book.ts';

/** Names that a producer may choose, and which mean something else where they stand as keys. */
const KEYS_AS_NAMES = ['B', 'OC', 'Metadata', 'Contents', 'Parent', 'Length', 'Kids', 'ID', 'AA'];

const nameFor = (seed: number): string => KEYS_AS_NAMES[seed % KEYS_AS_NAMES.length] ?? 'B';

const box = (words: string): string => `${words}\n0 0 500 500 re f`;

/** Generators of PDFs whose resources, glyphs and fonts have names that are keys or words elsewhere. */
export const naming: Record<string, (seed: number) => Specimen> = {
  fontkeys: (seed) => {
    const book = new Book('fontkeys', seed);
    const name = nameFor(seed);
    return book
      .pages((page) => ({
        content: `BT /${name} 12 Tf 72 700 Td (${book.shown(page)}) Tj ET`,
        fonts: `/${name} << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>`,
      }))
      .finish();
  },

  formkeys: (seed) => {
    const book = new Book('formkeys', seed);
    const name = nameFor(seed + 1);
    return book
      .pages((page) => {
        const form = book.stream(
          book.text([book.shown(page)]),
          `<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`,
        );
        return { content: `/${name} Do`, resources: `/XObject << /${name} ${form} >>` };
      })
      .finish();
  },

  statekeys: (seed) => {
    const book = new Book('statekeys', seed);
    const name = nameFor(seed + 2);
    return book
      .pages((page) => ({
        content: `/${name} gs ${book.text([book.shown(page)])}`,
        resources: `/ExtGState << /${name} << /CA 1 /${name} (${book.residue(page, 'state')}) >> >>`,
      }))
      .finish();
  },

  glyphkeys: (seed) => {
    const book = new Book('glyphkeys', seed);
    const name = nameFor(seed);
    return book
      .pages((page) => {
        const glyph = book.stream(box('600 0 d0'));
        const other = book.stream(`600 0 d0 % ${book.residue(page, 'glyph')}`);
        const font = book.pdf.add(
          `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 66 /Widths [600 600] /Encoding << /Differences [65 /${name} /Unshown] >> /CharProcs << /${name} ${glyph} /Unshown ${other} >> >>`,
        );
        return {
          content: `${book.text([book.shown(page)])} BT /G 40 Tf 72 500 Td (A) Tj ET`,
          fonts: `/G ${font} 0 R`,
        };
      })
      .finish();
  },

  namedcoding: (seed) => {
    const book = new Book('namedcoding', seed);
    const encoding = [
      '/WinAnsiEncoding',
      '/MacRomanEncoding',
      '/StandardEncoding',
      '<< /BaseEncoding /WinAnsiEncoding >>',
      '<< /Differences [66 /B] >>',
      '<< /BaseEncoding /MacRomanEncoding /Differences [66 /B] >>',
    ][seed % 6];
    return book
      .pages((page) => {
        const [a, b, c] = ['A', 'B', 'C'].map((letter) =>
          book.stream(box(`600 0 d0 % ${book.residue(page, `glyph${letter}`)}`)),
        );
        const font = book.pdf.add(
          `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 67 /Widths [600 600 600] /Encoding ${encoding} /CharProcs << /A ${a} /B ${b} /C ${c} >> >>`,
        );
        return {
          content: `${book.text([book.shown(page)])} BT /G 40 Tf 72 500 Td (AB) Tj ET`,
          fonts: `/G ${font} 0 R`,
        };
      })
      .finish();
  },

  aroundglyphs: (seed) => {
    const book = new Book('aroundglyphs', seed);
    return book
      .pages((page) => {
        const glyph = book.stream(`600 0 d0 BT /F1 500 Tf 0 0 Td (${book.drawn(page, 'inner')}) Tj ET`);
        const font = book.pdf.add(
          `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 5000 500] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 65 /Widths [600] /Encoding << /Differences [65 /a] >> /CharProcs << /a ${glyph} >> >>`,
        );
        return {
          content: `${book.text([book.shown(page)])} BT /G 20 Tf 72 500 Td (A) Tj ET`,
          fonts: `/G ${font} 0 R /F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>`,
        };
      })
      .finish();
  },

  untyped: (seed) => {
    const book = new Book('untyped', seed);
    const letters = (page: number) => book.residue(page, 'charset');
    return book
      .pages((page) => {
        const type = ['', '/Type /Words', '/Type /ExtGState', '/Type /Font'][seed % 4];
        const descriptor = `<< ${type} /FontName /Helvetica /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 700 /Descent -200 /CapHeight 700 /StemV 80 /CharSet (/${letters(page)}) /Words (${book.residue(page, 'key')}) >>`;
        return {
          content: `BT /G 12 Tf 72 700 Td (${book.shown(page)}) Tj ET`,
          fonts: `/G << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontDescriptor ${descriptor} >>`,
        };
      })
      .finish();
  },

  families: (seed) => {
    const book = new Book('families', seed);
    return book
      .pages((page) => {
        const word = book.shown(page);
        const descriptor = `<< /Type /FontDescriptor /FontName /Georgia /FontFamily (${book.residue(page, 'family')}) /Flags 34 /FontBBox [-173 -303 1167 950] /ItalicAngle 0 /Ascent 950 /Descent -303 /CapHeight 693 /StemV 92 >>`;
        return {
          content: `${book.text([word])} BT /G 12 Tf 72 500 Td (${word.slice(0, 2)}) Tj ET`,
          fonts: `/G << /Type /Font /Subtype /TrueType /BaseFont /Georgia /Encoding /WinAnsiEncoding /FontDescriptor ${descriptor} >>`,
        };
      })
      .finish();
  },

  boxedpictures: (seed) => {
    const book = new Book('boxedpictures', seed);
    return book
      .pages((page) => {
        const picture = book.stream(
          '\x40'.repeat(100),
          `<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray /BBox [0 0 10 10] /Resources << /Words (${book.residue(page, 'picture')}) >> >>`,
        );
        return {
          content: `${book.text([book.shown(page)])} q 60 0 0 60 72 400 cm /I Do Q`,
          resources: `/XObject << /I ${picture} >>`,
        };
      })
      .finish();
  },

  oddnumbers: (seed) => {
    const book = new Book('oddnumbers', seed);
    const odd = ['--5', '1.2.3', '-.5', '+7', '5-3', '-5.'][seed % 6];
    return book
      .pages((page) => {
        const [one, two] = [book.shown(page, 'one'), book.shown(page, 'two')];
        return { content: `BT /F0 12 Tf 72 700 Td [(${one}) ${odd}] TJ 0 -40 Td [${odd} (${two})] TJ ET` };
      })
      .finish();
  },
};
