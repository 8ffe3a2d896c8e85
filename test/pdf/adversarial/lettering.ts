import { Book, type Specimen } from './book.ts';
import { cffProgram, trueTypeProgram, type1Program, type Letter } from './font-programs.ts';

const FIRST = 65;

/** A letter of every page, drawn along one marker and named by another. */
const lettersOf = (book: Book, named: boolean): Letter[] =>
  book.pageNumbers.map((_, index) => ({
    code: FIRST + index,
    name: named ? book.drawn(index + 1, 'name') : `g${index}`,
    marker: book.drawn(index + 1, 'outline'),
  }));

const descriptor = (book: Book, file: string): number =>
  book.pdf.add(
    `<< /Type /FontDescriptor /FontName /ABCDEF+Marked /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 900 /StemV 80 ${file} >>`,
  );

/** Every page shows its own letter of one font; `asImage` where that font cannot be cut. */
const shown = (
  book: Book,
  font: string,
  { digits, asImage = false }: { digits: number; asImage?: boolean },
): Specimen =>
  book
    .pages((page) => ({
      content: `${book.text([asImage ? book.drawn(page, 'body') : book.shown(page)])}\nBT /E0 12 Tf 1 0 0 1 72 600 Tm <${(FIRST + page - 1).toString(16).padStart(digits, '0')}> Tj ET`,
      fonts: `/E0 ${font} 0 R`,
    }))
    .finish();

const simple = (book: Book, subtype: string, file: string): number => {
  const widths = book.pageNumbers.map((_, index) => 900 + index).join(' ');
  const last = FIRST + book.count - 1;
  return book.pdf.add(
    `<< /Type /Font /Subtype /${subtype} /BaseFont /ABCDEF+Marked /FirstChar ${FIRST} /LastChar ${last} /Widths [${widths}] /FontDescriptor ${descriptor(book, file)} 0 R >>`,
  );
};

const composite = (
  book: Book,
  { subtype, keys, file }: { subtype: string; keys: string; file: string },
  encoding = '/Identity-H',
): number => {
  const widths = book.pageNumbers.map((_, index) => `${FIRST + index} [${900 + index}]`).join(' ');
  const under = book.pdf.add(
    `<< /Type /Font /Subtype /${subtype} /BaseFont /ABCDEF+Marked /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [${widths}] /FontDescriptor ${descriptor(book, file)} 0 R ${keys} >>`,
  );
  return book.pdf.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Marked /Encoding ${encoding} /DescendantFonts [${under} 0 R] >>`,
  );
};

const glyphMap = (book: Book): Buffer => {
  const map = Buffer.alloc(2 * (FIRST + book.count));
  book.pageNumbers.forEach((_, index) => map.writeUInt16BE(index + 1, 2 * (FIRST + index)));
  return map;
};

/** Generators of PDFs whose fonts hold the letters of all pages. */
export const lettering: Record<string, (seed: number) => Specimen> = {
  truetypeletters: (seed) => {
    const book = new Book('truetypeletters', seed);
    const file = book.pdf.add('<< >>', trueTypeProgram(lettersOf(book, true)));
    return shown(book, `${simple(book, 'TrueType', `/FontFile2 ${file} 0 R`)}`, { digits: 2 });
  },

  cffletters: (seed) => {
    const book = new Book('cffletters', seed);
    const file = book.pdf.add(
      '<< /Subtype /Type1C >>',
      cffProgram(lettersOf(book, true), { cids: false, subroutines: seed % 2 === 1 }),
    );
    return shown(book, `${simple(book, 'Type1', `/FontFile3 ${file} 0 R /CharSet (/A/B/C)`)}`, { digits: 2 });
  },

  type1letters: (seed) => {
    const book = new Book('type1letters', seed);
    const parts = type1Program(lettersOf(book, true), seed % 2 === 1);
    const lengths = parts.map(({ length }, index) => `/Length${index + 1} ${length}`).join(' ');
    const file = book.pdf.add(`<< ${lengths} >>`, Buffer.concat(parts));
    return shown(book, `${simple(book, 'Type1', `/FontFile ${file} 0 R`)}`, { digits: 2 });
  },

  /** Letters whose names are older than the list for new fonts, or that have none, by an encoding that the font names. */
  olderletters: (seed) => {
    const book = new Book('olderletters', seed);
    const letters = book.pageNumbers.map((_, index) => ({
      code: [222, 223, 189, 198, 185][index] ?? 0,
      name: ['fi', 'fl', 'Omega', 'Delta', 'pi'][index] ?? '',
      marker: book.drawn(index + 1, 'outline'),
    }));
    const nameless = { code: 1, name: '', marker: book.adrift('nameless') };
    const parts = type1Program([nameless, ...letters], seed % 2 === 1);
    const lengths = parts.map(({ length }, index) => `/Length${index + 1} ${length}`).join(' ');
    const file = book.pdf.add(`<< ${lengths} >>`, Buffer.concat(parts));
    const font = book.pdf.add(
      `<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Marked /Encoding /MacRomanEncoding /FirstChar 180 /LastChar 223 /Widths [${'600 '.repeat(44)}] /FontDescriptor ${descriptor(book, `/FontFile ${file} 0 R`)} 0 R >>`,
    );
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\nBT /E0 60 Tf 1 0 0 1 72 500 Tm <${letters[page - 1]?.code.toString(16)}> Tj ET`,
        fonts: `/E0 ${font} 0 R`,
      }))
      .finish();
  },

  cidtruetype: (seed) => {
    const book = new Book('cidtruetype', seed);
    const file = book.pdf.add('<< >>', trueTypeProgram(lettersOf(book, true)));
    const map = book.pdf.add('<< >>', glyphMap(book));
    const set = book.pdf.add('<< >>', Buffer.from('ffffffff', 'hex'));
    const keys = {
      subtype: 'CIDFontType2',
      keys: `/CIDToGIDMap ${map} 0 R`,
      file: `/FontFile2 ${file} 0 R /CIDSet ${set} 0 R`,
    };
    return shown(book, `${composite(book, keys)}`, { digits: 4 });
  },

  cidcff: (seed) => {
    const book = new Book('cidcff', seed);
    const file = book.pdf.add(
      '<< /Subtype /CIDFontType0C >>',
      cffProgram(lettersOf(book, false), { cids: true, subroutines: seed % 2 === 1 }),
    );
    return shown(book, `${composite(book, { subtype: 'CIDFontType0', keys: '', file: `/FontFile3 ${file} 0 R` })}`, {
      digits: 4,
    });
  },

  charactermaps: (seed) => {
    const book = new Book('charactermaps', seed);
    const file = book.pdf.add(
      '<< /Subtype /CIDFontType0C >>',
      cffProgram(lettersOf(book, false), { cids: true, subroutines: false }),
    );
    const last = (FIRST + book.count - 1).toString(16);
    const map = book.stream(
      `begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 begincidrange <41> <${last}> ${FIRST} endcidrange endcmap % ${book.adrift('comment')}`,
      `<< /Type /CMap /CMapName /${book.adrift('map')} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>`,
    );
    return shown(
      book,
      `${composite(book, { subtype: 'CIDFontType0', keys: '', file: `/FontFile3 ${file} 0 R` }, map)}`,
      { digits: 2 },
    );
  },

  knownmaps: (seed) => {
    const book = new Book('knownmaps', seed);
    const file = book.pdf.add(
      '<< /Subtype /CIDFontType0C >>',
      cffProgram(lettersOf(book, false), { cids: true, subroutines: false }),
    );
    const font = composite(
      book,
      { subtype: 'CIDFontType0', keys: '', file: `/FontFile3 ${file} 0 R` },
      '/UniJIS-UCS2-H',
    );
    return shown(book, `${font}`, { digits: 4, asImage: true });
  },
};
