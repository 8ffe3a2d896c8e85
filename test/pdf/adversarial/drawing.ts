import { Book, type Specimen } from './book.ts';

const form = (book: Book, content: string, resources = `<< /Font << /F0 ${book.font} 0 R >> >>`): string =>
  book.stream(content, `<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources ${resources} >>`);

const image = (book: Book, marker: string, keys = ''): string =>
  book.stream(
    marker,
    `<< /Type /XObject /Subtype /Image /Width ${marker.length} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 ${keys} >>`,
  );

/** Generators of PDFs whose pages draw with things that belong to other pages too. */
export const drawing: Record<string, (seed: number) => Specimen> = {
  sharedforms: (seed) => {
    const book = new Book('sharedforms', seed);
    const forms = book.pageNumbers
      .map((_, index) => `/X${index + 1} ${form(book, book.text([book.shown(index + 1)]))}`)
      .join(' ');
    return book.pages((page) => ({ content: `q /X${page} Do Q`, resources: `/XObject << ${forms} >>` })).finish();
  },

  inheritedforms: (seed) => {
    const book = new Book('inheritedforms', seed);
    const forms = book.pageNumbers
      .map((_, index) => `/X${index + 1} ${form(book, book.text([book.shown(index + 1)]))}`)
      .join(' ');
    const resources = book.pdf.add(`<< /Font << /F0 ${book.font} 0 R >> /XObject << ${forms} >> >>`);
    book.treeKeys = `/Resources ${resources} 0 R`;
    return book.pages((page) => ({ content: `/X${page} Do`, resources: 'inherited' })).finish();
  },

  nestedforms: (seed) => {
    const book = new Book('nestedforms', seed);
    const inner = book.pageNumbers
      .map((_, index) => `/Y${index + 1} ${form(book, book.text([book.shown(index + 1)]))}`)
      .join(' ');
    const shared = book.pdf.add(`<< /XObject << ${inner} >> /Font << /F0 ${book.font} 0 R >> >>`);
    const outer = book.pageNumbers
      .map((_, index) => `/X${index + 1} ${form(book, `/Y${index + 1} Do`, `${shared} 0 R`)}`)
      .join(' ');
    return book.pages((page) => ({ content: `/X${page} Do`, resources: `/XObject << ${outer} >>` })).finish();
  },

  sharedimages: (seed) => {
    const book = new Book('sharedimages', seed);
    const images = book.pageNumbers
      .map((_, index) => `/I${index + 1} ${image(book, book.drawn(index + 1, 'pixels'))}`)
      .join(' ');
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\nq 90 0 0 20 72 500 cm /I${page} Do Q`,
        resources: `/XObject << ${images} >>`,
      }))
      .finish();
  },

  /** The content of another page stands where a font, a state, a mask or a key of the content itself should be. */
  misplaced: (seed) => {
    const book = new Book('misplaced', seed);
    const contents = book.pageNumbers.map(() => book.pdf.add(''));
    for (const [index, number] of contents.entries()) {
      const other = `${contents[book.other(index + 1) - 1]} 0 R`;
      const content = `${book.text([book.shown(index + 1)])}\nq /M0 12 Tf /G0 gs /C0 cs 90 0 0 20 72 500 cm /I0 Do /X0 Do Q`;
      book.pdf.set(number, `<< /Contents ${other} /Acme ${other} >>`, content);
    }
    return book
      .pages((page) => {
        const other = `${contents[book.other(page) - 1]} 0 R`;
        return {
          refs: `${contents[page - 1]} 0 R`,
          fonts: `/M0 ${other}`,
          resources: `/ExtGState << /G0 ${other} >> /ColorSpace << /C0 ${other} >> /XObject << /X0 ${other} /I0 ${image(book, 'gggggggg', `/SMask ${other}`)} >>`,
        };
      })
      .finish();
  },

  imagekeys: (seed) => {
    const book = new Book('imagekeys', seed);
    return book
      .pages((page) => {
        const xmp = book.stream(book.residue(page, 'xmp'), '<< /Type /Metadata /Subtype /XML >>');
        const other = image(book, book.residue(page, 'alternate'));
        const own = image(
          book,
          'gggggggg',
          `/Metadata ${xmp} /Alternates [<< /Image ${other} >>] /OPI << /1.3 << /F (${book.residue(page, 'opi')}) >> >>`,
        );
        return {
          content: `${book.text([book.shown(page)])}\nq 90 0 0 20 72 500 cm /I0 Do Q`,
          resources: `/XObject << /I0 ${own} >>`,
        };
      })
      .finish();
  },

  inlineimages: (seed) => {
    const book = new Book('inlineimages', seed);
    return book
      .pages((page) => {
        const marker = book.drawn(page, 'inline');
        return {
          content: `${book.text([book.shown(page)])}\nq 90 0 0 20 72 500 cm BI /W ${marker.length} /H 1 /CS /G /BPC 8 ID ${marker} EI Q`,
        };
      })
      .finish();
  },

  patterns: (seed) => {
    const book = new Book('patterns', seed);
    const tiles = book.pageNumbers
      .map((_, index) => {
        const tile = book.stream(
          book.text([book.drawn(index + 1, 'tile')], 5),
          `<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 200 20] /XStep 200 /YStep 20 /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`,
        );
        return `/P${index + 1} ${tile}`;
      })
      .join(' ');
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\n/Pattern cs /P${page} scn 72 400 200 80 re f`,
        resources: `/Pattern << ${tiles} >>`,
      }))
      .finish();
  },

  softmasks: (seed) => {
    const book = new Book('softmasks', seed);
    const states = book.pageNumbers
      .map((_, index) => {
        const group = book.stream(
          book.text([book.drawn(index + 1, 'mask')]),
          `<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`,
        );
        return `/G${index + 1} << /Type /ExtGState /SMask << /Type /Mask /S /Luminosity /G ${group} >> >>`;
      })
      .join(' ');
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\nq /G${page} gs 72 400 200 80 re f Q`,
        resources: `/ExtGState << ${states} >>`,
      }))
      .finish();
  },

  type3: (seed) => {
    const book = new Book('type3', seed);
    const glyphs = book.pageNumbers
      .map((_, index) => `/g${index + 1} ${book.stream(`500 0 d0\n${book.text([book.drawn(index + 1, 'glyph')], 0)}`)}`)
      .join(' ');
    const names = book.pageNumbers.map((_, index) => `/g${index + 1}`).join(' ');
    const font = book.pdf.add(
      `<< /Type /Font /Subtype /Type3 /FontBBox [0 -20 600 800] /FontMatrix [1 0 0 1 0 0] /CharProcs << ${glyphs} >> /Encoding << /Type /Encoding /Differences [97 ${names}] >> /FirstChar 97 /LastChar ${96 + book.count} /Widths [${book.pageNumbers.map(() => 500).join(' ')}] /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`,
    );
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\nBT /T3 1 Tf 1 0 0 1 72 400 Tm (${String.fromCharCode(96 + page)}) Tj ET`,
        fonts: `/T3 ${font} 0 R`,
      }))
      .finish();
  },

  cid: (seed) => {
    const book = new Book('cid', seed);
    const descriptor = book.pdf.add(
      '<< /Type /FontDescriptor /FontName /Arial /Flags 32 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    );
    const descendant = book.pdf.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 600 >>`,
    );
    const font = book.pdf.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] >>`,
    );
    return book
      .pages((page) => {
        const codes = Buffer.from(`\0${Array.from(book.drawn(page, 'cid')).join('\0')}`, 'latin1').toString('hex');
        return {
          content: `BT /C0 12 Tf 1 0 0 1 72 600 Tm <${codes}> Tj ET\n${book.text([book.shown(page)])}`,
          fonts: `/C0 ${font} 0 R`,
        };
      })
      .finish();
  },
};
