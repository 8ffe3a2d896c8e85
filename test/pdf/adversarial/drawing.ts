import { deflateSync } from 'node:zlib';

import { Book, type Specimen } from './book.ts';

const form = (book: Book, content: string, resources = `<< /Font << /F0 ${book.font} 0 R >> >>`): string =>
  book.stream(content, `<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources ${resources} >>`);

const image = (book: Book, marker: string, keys = ''): string =>
  book.stream(
    marker,
    `<< /Type /XObject /Subtype /Image /Width ${marker.length} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 ${keys} >>`,
  );

/** An inline image of grey pixels, by its seed bare, in hexadecimal or deflated; what is behind its pixels is not drawn. */
const inlineImage = (pixels: string, seed: number, behind: string): string => {
  const keys = `/W ${pixels.length} /H 1 /CS /G /BPC 8`;
  if (seed % 3 === 0) return `BI ${keys} ID ${pixels} EI`;
  if (seed % 3 === 1) return `BI ${keys} /F /AHx ID ${Buffer.from(pixels + behind).toString('hex')}>\nEI`;
  return `BI ${keys} /F /Fl ID ${deflateSync(Buffer.from(pixels + behind)).toString('latin1')}\nEI`;
};

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

  inlinetiles: (seed) => {
    const book = new Book('inlinetiles', seed);
    const tiles = book.pageNumbers
      .map((_, index) => {
        const tile = book.stream(
          `q 36 0 0 36 0 0 cm ${inlineImage(book.drawn(index + 1, 'tile'), seed, book.residue(index + 1, 'behind'))} Q`,
          '<< /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 36 36] /XStep 36 /YStep 36 /Resources << >> >>',
        );
        return `/P${index + 1} ${tile}`;
      })
      .join(' ');
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\n/Pattern cs /P${page} scn 72 500 72 36 re f`,
        resources: `/Pattern << ${tiles} >>`,
      }))
      .finish();
  },

  inlineglyphs: (seed) => {
    const book = new Book('inlineglyphs', seed);
    const glyphs = book.pageNumbers
      .map((_, index) => {
        const pixels = inlineImage(book.drawn(index + 1, 'glyph'), seed, book.residue(index + 1, 'behind'));
        return `/a${index + 1} ${book.stream(`500 0 0 0 500 40 d1 q 480 0 0 40 0 0 cm ${pixels} Q`)}`;
      })
      .join(' ');
    const names = book.pageNumbers.map((_, index) => `/a${index + 1}`).join(' ');
    const own = seed % 2 ? '/Resources << >>' : '';
    const font = book.pdf.add(
      `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 40] /FontMatrix [1 0 0 1 0 0] /CharProcs << ${glyphs} >> /Encoding << /Differences [97 ${names}] >> /FirstChar 97 /LastChar ${96 + book.count} /Widths [${book.pageNumbers.map(() => 500).join(' ')}] ${own} >>`,
    );
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\nBT /T 1 Tf 72 500 Td (${String.fromCharCode(96 + page)}) Tj ET`,
        fonts: `/T ${font} 0 R`,
      }))
      .finish();
  },

  /** Printers' marks reach over the edge of the page, and so does a shading, or words lie beyond it. */
  printersmarks: (seed) => {
    const book = new Book('printersmarks', seed);
    return book
      .pages((page) => ({
        content: [
          book.text([book.shown(page)]),
          seed % 2 ? 'q 20 400 300 20 re W n /S0 sh Q' : book.text([book.residue(page, 'beyond')], 15),
          'q 20 36 m 33 36 l 20 756 m 33 756 l 592 36 m 579 36 l 592 756 m 579 756 l 36 20 m 36 33 l 300 20 m 300 50 l S Q',
        ].join('\n'),
        keys: '/CropBox [36 36 576 756]',
        resources:
          '/Shading << /S0 << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 300 0] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [0.7] /C1 [1] /N 1 >> >> >>',
      }))
      .finish();
  },

  /** A scan is larger than its page, and has nothing there. */
  widescans: (seed) => {
    const book = new Book('widescans', seed);
    return book
      .pages((page) => {
        const pixels = book.drawn(page, 'scan');
        const scan = image(book, pixels.padEnd(2 * pixels.length, seed % 2 ? 'z' : ' '));
        return {
          content: `${book.text([book.shown(page)])}\nq 400 0 0 40 376 500 cm /I0 Do Q`,
          keys: '/CropBox [36 36 576 756]',
          resources: `/XObject << /I0 ${scan} >>`,
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
