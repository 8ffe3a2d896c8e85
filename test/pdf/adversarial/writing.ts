import { Book, type Specimen } from './book.ts';
import { predicted } from './codings.ts';

const form = (book: Book, content: string, { keys = '', resources = '' } = {}): string =>
  book.stream(
    content,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 ${book.font} 0 R >> ${resources} >> ${keys} >>`,
  );

const utf16 = (text: string): string => Buffer.from(`\0${Array.from(text).join('\0')}`, 'latin1').toString('hex');

/** Codes and what they mean in UTF-16, as a font's table for readers that search (ISO 32000-1, 9.10.3). */
const toUnicode = (book: Book, rows: [string, string][]): string =>
  book.stream(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <${rows[0]?.[0].replaceAll(/./g, '0')}> <${rows[0]?.[0].replaceAll(/./g, 'F')}> endcodespacerange
${rows.length} beginbfchar
${rows.map(([code, meaning]) => `<${code}> <${meaning}>`).join('\n')}
endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end`,
  );

const letters = (text: string, digits: number): [string, string][] =>
  [...new Set(text)]
    .toSorted()
    .map((letter) => [letter.charCodeAt(0).toString(16).padStart(digits, '0'), utf16(letter)]);

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Generators of PDFs that write their words in ways that readers see differently, or not at all. */
export const writing: Record<string, (seed: number) => Specimen> = {
  faint: (seed) => {
    const book = new Book('faint', seed);
    const manner = ['1 g', '7 Tr', '0 0 1 1 re W n', '/Tiny gs', '0.01 0 0 0.01 100 100 cm', '0 0 0 0 k'][seed % 6];
    const cover = seed % 2 ? '0.2 g 60 590 400 40 re f' : '';
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\nq ${manner} BT /F0 12 Tf 1 0 0 1 72 600 Tm (${book.shown(page, 'faint')}) Tj ET Q ${cover}`,
        resources: '/ExtGState << /Tiny << /Type /ExtGState /ca 0 >> >>',
      }))
      .finish();
  },

  markedcontent: (seed) => {
    const book = new Book('markedcontent', seed);
    return book
      .pages((page) => {
        const [actual, alternate, expansion] = ['actual', 'alt', 'expanded'].map((tag) => book.residue(page, tag));
        const spoken = Buffer.from(`\ufeff${book.residue(page, 'utf16')}`, 'utf16le')
          .swap16()
          .toString('hex');
        return {
          content: `/Span << /ActualText (${actual}) /Alt (${alternate}) /E (${expansion}) /Lang (en) >> BDC\n${book.text([book.shown(page)])}\nEMC
/Span << /ActualText <${spoken}> /X [(a) << /Y (${book.residue(page, 'deep')}) >>] >> BDC ${book.text([book.shown(page, 'second')], 600)} EMC
/Named /Words BDC EMC /Note << /T (${book.residue(page, 'point')}) >> DP`,
          resources: `/Properties << /Words << /T (${book.residue(page, 'property')}) >> >>`,
        };
      })
      .finish();
  },

  deepforms: (seed) => {
    const book = new Book('deepforms', seed);
    return book
      .pages((page) => {
        let inner = form(book, book.text([book.shown(page, 'deep')], 600));
        const other = form(book, book.text([book.residue(page, 'aside')]));
        for (let depth = 0; depth < 10; depth += 1)
          inner = form(book, `q /X${depth} Do Q`, { resources: `/XObject << /X${depth} ${inner} /Aside ${other} >>` });
        return { content: `${book.text([book.shown(page)])}\n/X Do`, resources: `/XObject << /X ${inner} >>` };
      })
      .finish();
  },

  groups: (seed) => {
    const book = new Book('groups', seed);
    const group = `/Group << /S /Transparency /CS /DeviceRGB /I ${seed % 2 === 0} /K true >>`;
    const letterhead = form(book, 'q 0.9 g 0 0 612 10 re f Q', { keys: group });
    return book
      .pages((page) => {
        const inner = form(book, book.text([book.shown(page, 'grouped')], 600), { keys: group });
        return {
          content: `/Half gs\n${book.text([book.shown(page)])}\n/X Do /Head Do`,
          keys: group,
          resources: `/ExtGState << /Half << /Type /ExtGState /CA 0.5 /ca 0.5 /BM /Multiply >> >> /XObject << /X ${inner} /Head ${letterhead} >>`,
        };
      })
      .finish();
  },

  symbols: (seed) => {
    const book = new Book('symbols', seed);
    const face = seed % 2 ? 'Symbol' : 'ZapfDingbats';
    const font = book.pdf.add(`<< /Type /Font /Subtype /Type1 /BaseFont /${face} >>`);
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\nBT /S0 12 Tf 1 0 0 1 72 600 Tm (${book.drawn(page, 'symbols')}) Tj ET`,
        fonts: `/S0 ${font} 0 R`,
      }))
      .finish();
  },

  vertical: (seed) => {
    const book = new Book('vertical', seed);
    const descendant = book.pdf.add(
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /DW2 [880 -1000] >>',
    );
    const table = toUnicode(book, letters(ALPHABET, 4));
    const font = book.pdf.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-V /DescendantFonts [${descendant} 0 R] /ToUnicode ${table} >>`,
    );
    return book
      .pages((page) => ({
        content: `BT /V0 12 Tf 1 0 0 1 300 700 Tm <${utf16(book.shown(page, 'upright'))}> Tj ET`,
        fonts: `/V0 ${font} 0 R`,
      }))
      .finish();
  },

  glyphnames: (seed) => {
    const book = new Book('glyphnames', seed);
    const names = book.pageNumbers.map((_, index) => `/${index === 0 ? 'A' : book.drawn(index + 1, 'name')}`);
    const font = book.pdf.add(
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 ${names.join(' ')}] >> >>`,
    );
    return book
      .pages((page) => ({
        content: `BT /G0 12 Tf 1 0 0 1 72 700 Tm (${book.shown(page)}) Tj 1 0 0 1 72 600 Tm <0${page}> Tj ET`,
        fonts: `/G0 ${font} 0 R`,
      }))
      .finish();
  },

  meanings: (seed) => {
    const book = new Book('meanings', seed);
    const rows = book.pageNumbers.map((_, index): [string, string] => [
      `0${index + 1}`,
      utf16(book.shown(index + 1, 'meaning')),
    ]);
    const table = toUnicode(book, [...rows, ...letters(ALPHABET, 2)]);
    const font = book.pdf.add(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${table} >>`);
    return book
      .pages((page) => ({
        content: `BT /M0 12 Tf 1 0 0 1 72 700 Tm (${book.shown(page)}) Tj 1 0 0 1 72 600 Tm <0${page}> Tj ET`,
        fonts: `/M0 ${font} 0 R`,
      }))
      .finish();
  },

  fontnames: (seed) => {
    const book = new Book('fontnames', seed);
    const fonts = book.pageNumbers.map((_, index) => {
      const name = `ABCDEF+${book.drawn(index + 1, 'font')}`;
      const program = book.stream(`%!PS-AdobeFont-1.0: ${name}\n`, '<< /Length1 10 /Length2 0 /Length3 0 >>');
      const descriptor = `<< /Type /FontDescriptor /FontName /${name} /FontFamily (${book.drawn(index + 1, 'family')}) /Flags 32 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /CapHeight 1 /StemV 1 /CharSet (/${book.residue(index + 1, 'charset')}) /FontFile ${program} >>`;
      return `/N${index + 1} << /Type /Font /Subtype /Type1 /BaseFont /${name} /FontDescriptor ${descriptor} >>`;
    });
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\nBT /N${page} 12 Tf 1 0 0 1 72 600 Tm (word) Tj ET`,
        fonts: fonts.join(' '),
      }))
      .finish();
  },

  splitarrays: (seed) => {
    const book = new Book('splitarrays', seed);
    return book
      .pages((page) => {
        const [first, second] = [book.shown(page, 'first'), book.shown(page, 'second')];
        const [head, tail] = [first.slice(0, 6), first.slice(6)];
        return {
          content: [
            `BT /F0`,
            `12 Tf 1 0 0`,
            `1 72 700 Tm [(${head})`,
            `0 (${tail})]`,
            `TJ /Span <<`,
            `/ActualText (${book.residue(page, 'actual')})`,
            `>> BDC 1 0 0 1 72 600`,
            `Tm (${second}) Tj EMC ET`,
          ],
        };
      })
      .finish();
  },

  sharedcontent: (seed) => {
    const book = new Book('sharedcontent', seed);
    const content = book.stream('q /X Do Q');
    return book
      .pages((page) => ({ refs: content, resources: `/XObject << /X ${form(book, book.text([book.shown(page)]))} >>` }))
      .finish();
  },

  predicted: (seed) => {
    const book = new Book('predicted', seed);
    const keys = `<< /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns ${seed + 5} >> >>`;
    return book
      .pages((page) => ({
        refs: `${book.pdf.add(keys, predicted(`${book.text([book.shown(page)])}\n% ${book.residue(page, 'comment')}`, seed + 5))} 0 R`,
      }))
      .finish();
  },
};
