import { deflateSync } from 'node:zlib';

import { Book, type PageKeys, type Specimen } from './book.ts';
import { fax, jbig2, jpeg, jpeg2000, profile, runLength, segment } from './codings.ts';

const image = (book: Book, data: Buffer, keys: string, { space = '/DeviceGray', bits = 8 } = {}): string =>
  `${book.pdf.add(`<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace ${space} /BitsPerComponent ${bits} ${keys} >>`, data)} 0 R`;

/** A page that shows a line of text and a picture below it. */
const withPicture = (book: Book, page: number, picture: string): PageKeys => ({
  content: `${book.text([book.shown(page)])}\nq 300 0 0 300 72 200 cm /I0 Do Q`,
  resources: `/XObject << /I0 ${picture} >>`,
});

const CHESS = Array.from({ length: 8 }, (_, row) =>
  Array.from({ length: 8 }, (__, column) => ((row + column) % 2 === 0 ? 32 : 224)),
);

const pixels = (marker: string): Buffer => Buffer.alloc(64 * 64, marker);

const EMPTY = Buffer.alloc(0);

/** A JPEG as a stream holds it: as it is, and in other codings around its own. */
const wrapped: ((data: Buffer) => [Buffer, string])[] = [
  (data) => [data, '/DCTDecode'],
  (data) => [deflateSync(data), '[/FlateDecode /DCTDecode]'],
  (data) => [Buffer.from(`${deflateSync(data).toString('hex')}>`), '[/AHx /Fl /DCT]'],
];

/** Generators of PDFs with pictures in codings that carry words beside the pixels. */
export const pictures: Record<string, (seed: number) => Specimen> = {
  exif: (seed) => {
    const book = new Book('exif', seed);
    return book
      .pages((page) => {
        const exif = segment(0xe1, Buffer.from(`Exif\0\0II*\0${book.residue(page, 'exif')}`));
        const xmp = segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${book.residue(page, 'xmp')}</x>`));
        const comment = segment(0xfe, Buffer.from(book.residue(page, 'comment')));
        const photoshop = segment(0xed, Buffer.from(`Photoshop 3.0\0${book.residue(page, 'iptc')}`));
        const [before, after] = ['before', 'after'].map((place) => Buffer.from(book.residue(page, place)));
        const picture = Buffer.concat([before ?? EMPTY, jpeg(CHESS, [exif, xmp, comment, photoshop]), after ?? EMPTY]);
        const [data, filter] = wrapped[seed % wrapped.length]?.(picture) ?? [picture, ''];
        return withPicture(book, page, image(book, data, `/Filter ${filter}`));
      })
      .finish();
  },

  jpeg2000: (seed) => {
    const book = new Book('jpeg2000', seed);
    return book
      .pages((page) => {
        const boxes: [string, string][] = [
          ['xml ', `<x>${book.residue(page, 'xml')}</x>`],
          ['uuid', `0123456789abcdef${book.residue(page, 'uuid')}`],
        ];
        return withPicture(
          book,
          page,
          image(book, jpeg2000(boxes, book.residue(page, 'comment')), '/Filter /JPXDecode'),
        );
      })
      .finish();
  },

  fax: (seed) => {
    const book = new Book('fax', seed);
    return book
      .pages((page) => {
        const keys = '/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 64 >>';
        return withPicture(book, page, image(book, fax(book.residue(page, 'after')), keys, { bits: 1 }));
      })
      .finish();
  },

  jbig2: (seed) => {
    const book = new Book('jbig2', seed);
    return book
      .pages((page) =>
        withPicture(book, page, image(book, jbig2(book.residue(page, 'comment')), '/Filter /JBIG2Decode', { bits: 1 })),
      )
      .finish();
  },

  imagemasks: (seed) => {
    const book = new Book('imagemasks', seed);
    return book
      .pages((page) => {
        const soft = image(book, pixels(book.drawn(page, 'soft')), '');
        return withPicture(book, page, image(book, pixels(book.drawn(page, 'pixels')), `/SMask ${soft}`));
      })
      .finish();
  },

  /** Pixels in codings that are taken off, and words after them that are no pixels. */
  runs: (seed) => {
    const book = new Book('runs', seed);
    return book
      .pages((page) => {
        const data = Buffer.concat([pixels(book.drawn(page, 'pixels')), Buffer.from(book.residue(page, 'after'))]);
        const [coded, keys] =
          [
            [runLength(data), '/Filter /RunLengthDecode'],
            [Buffer.concat([deflateSync(data), Buffer.from(book.residue(page, 'tail'))]), '/Filter /FlateDecode'],
            [data, ''],
          ][seed % 3] ?? [];
        return withPicture(book, page, image(book, Buffer.from(coded ?? EMPTY), String(keys)));
      })
      .finish();
  },

  palettes: (seed) => {
    const book = new Book('palettes', seed);
    return book
      .pages((page) => {
        const colours = book.drawn(page, 'colours');
        const space = `[/Indexed /DeviceGray ${colours.length - 1} (${colours})]`;
        return withPicture(book, page, image(book, Buffer.alloc(64 * 64, Buffer.from([1, 2, 3, 0])), '', { space }));
      })
      .finish();
  },

  profiles: (seed) => {
    const book = new Book('profiles', seed);
    const shared = profile([
      ['desc', book.adrift('description')],
      ['cprt', book.adrift('copyright')],
      ['mkrk', book.adrift('private')],
    ]);
    const icc = book.pdf.add('<< /N 1 /Alternate /DeviceGray >>', shared);
    return book
      .pages((page) =>
        withPicture(book, page, image(book, pixels('0123456789'), '', { space: `[/ICCBased ${icc} 0 R]` })),
      )
      .finish();
  },

  shadings: (seed) => {
    const book = new Book('shadings', seed);
    const shades = book.pageNumbers.map((_, index) => {
      const samples = book.drawn(index + 1, 'samples');
      const [words, note] = [book.residue(index + 1, 'words'), book.residue(index + 1, 'note')];
      const program = book.stream(
        `{ 1 % ${book.residue(index + 1, 'comment')}\n mul } ${book.residue(index + 1, 'behind')}`,
        '<< /FunctionType 4 /Domain [0 1] /Range [0 1] >>',
      );
      const keys = `<< /FunctionType 0 /Domain [0 1] /Range [0 1] /Size [${samples.length}] /BitsPerSample 8 /Words (${words}) >>`;
      const sampled = book.stream(samples, keys);
      const stitched = `<< /FunctionType 3 /Domain [0 1] /Functions [${sampled} ${program}] /Bounds [0.9] /Encode [0 1 0 1] >>`;
      return `/S${index + 1} << /ShadingType 2 /ColorSpace /DeviceGray /Coords [72 200 372 200] /Function ${stitched} /Note (${note}) >>`;
    });
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])}\nq 72 200 300 300 re W n /S${page} sh Q`,
        resources: `/Shading << ${shades.join(' ')} >>`,
      }))
      .finish();
  },
};
