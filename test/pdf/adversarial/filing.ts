import { createHash } from 'node:crypto';

import { Book, type Specimen } from './book.ts';

const appearance = (book: Book, marker: string): string =>
  book.stream(
    `BT /F0 10 Tf 1 0 0 1 2 5 Tm (${marker}) Tj ET`,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`,
  );

const rc4 = (key: Buffer, data: Buffer): Buffer => {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number) => ([state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0]);
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  let [at, other] = [0, 0];
  return Buffer.from(
    Uint8Array.from(data, (byte) => {
      at = (at + 1) & 255;
      other = (other + (state[at] ?? 0)) & 255;
      swap(at, other);
      return byte ^ (state[((state[at] ?? 0) + (state[other] ?? 0)) & 255] ?? 0);
    }),
  );
};

const md5 = (...parts: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const ID = Buffer.from('0123456789abcdef');
const OWNER = Buffer.alloc(32, 7);

const numbered = (number: number) => Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0]);

/** Encrypted with 128 bits under an empty user password (ISO 32000-1, 7.6.3). Strings are not: the book may have none. */
const emptyPassword = () => {
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-4);
  let key = md5(PAD, OWNER, permissions, ID);
  for (let round = 0; round < 50; round += 1) key = md5(key);
  let user = md5(PAD, ID);
  for (let round = 0; round < 20; round += 1) user = rc4(Buffer.from(key.map((byte) => byte ^ round)), user);
  const filter = '/CF << /StdCF << /CFM /V2 /Length 16 /AuthEvent /DocOpen >> >> /StmF /StdCF /StrF /StdCF';
  return {
    trailer: `/ID [<${ID.toString('hex')}> <${ID.toString('hex')}>] /Encrypt << /Filter /Standard /V 4 /R 4 /Length 128 /P -4 /O <${OWNER.toString('hex')}> /U <${Buffer.concat([user, Buffer.alloc(16)]).toString('hex')}> ${filter} >>`,
    cipher: (number: number, data: Buffer) => rc4(md5(key, numbered(number)), data),
  };
};

/** Generators of PDFs that are filed in unusual ways: what a file holds around and between its objects. */
export const filing: Record<string, (seed: number) => Specimen> = {
  encrypted: (seed) =>
    new Book('encrypted', seed).pages(() => ({})).finish({ objectStreams: false, ...emptyPassword() }),

  /** The engines do not read what only the stream beside the table knows; what they do read must be as whole as ever. */
  hybrid: (seed) => {
    const book = new Book('hybrid', seed);
    const stamps = book.pageNumbers.map((_, index) =>
      book.pdf.add(
        `<< /Type /Annot /Subtype /Stamp /F 4 /Rect [72 500 372 520] /Contents (${book.residue(index + 1, 'comment')}) /AP << /N ${appearance(book, book.drawn(index + 1, 'hybrid'))} >> >>`,
      ),
    );
    book.pages((page) => ({ keys: `/Annots [${stamps[page - 1]} 0 R]` }));
    book.close();
    return book.finish(book.pdf.hybrid({ root: book.root, hidden: stamps }));
  },

  comments: (seed) => {
    const book = new Book('comments', seed);
    book.pages((page) => ({
      content: `% ${book.residue(page, 'remark')}\n${book.text([book.shown(page)])}\n%${book.residue(page, 'last')}`,
    }));
    const words = ['between', 'before', 'beside'].map((tag) => book.adrift(tag));
    return book.finish({
      objectStreams: false,
      between: (number) => `% ${words[number % 3]}\n`,
    });
  },

  trailers: (seed) => {
    const book = new Book('trailers', seed);
    book.info = book.pdf.add(
      `<< /Title (${book.adrift('title')}) /Subject (${book.adrift('subject')}) /Keywords (${book.adrift('keywords')}) /Producer (${book.adrift('producer')}) /Trapped /${book.adrift('trapped')} >>`,
    );
    const trailer = `/ID [(${book.adrift('id')}) (${book.adrift('second')})] /Note (${book.adrift('note')}) /XInfo << /A (${book.adrift('deep')}) >>`;
    return book.pages(() => ({})).finish({ objectStreams: false, trailer });
  },

  around: (seed) => {
    const book = new Book('around', seed);
    book.pages(() => ({}));
    book.close();
    const bytes = book.pdf.write({ root: book.root, compress: seed % 2 === 1 });
    const before = seed % 2 ? `scanned ${book.adrift('before')}\n` : '';
    return book.finish(
      Buffer.concat([
        Buffer.from(before),
        bytes,
        Buffer.from(`\n${book.adrift('behind')}\n%%EOF\n${book.adrift('last')}`),
      ]),
    );
  },

  freed: (seed) => {
    const book = new Book('freed', seed);
    const page = book.pdf.add(`<< /Type /Page /MediaBox [0 0 9 9] /Note (${book.adrift('page')}) >>`);
    const content = book.pdf.add('<< >>', book.text([book.adrift('content')]));
    book.pages(() => ({}));
    book.close();
    const text = book.pdf.write({ root: book.root }).toString('latin1');
    const table = text.lastIndexOf('xref\n0');
    const entries = text
      .slice(table)
      .replaceAll(/(\d{10}) 00000 n/g, (entry, offset: string) =>
        [page, content].some((number) => text.startsWith(`${number} 0 obj`, Number(offset)))
          ? '0000000000 00001 f'
          : entry,
      );
    return book.finish(Buffer.from(text.slice(0, table) + entries, 'latin1'));
  },

  staleobjects: (seed) => {
    const book = new Book('staleobjects', seed);
    const inside = `99 0 << /Type /Page /Note (${book.adrift('stale')}) >>`;
    const first = inside.indexOf('<<');
    book.pdf.add(`<< /Type /ObjStm /N 1 /First ${first} >>`, inside);
    book.pdf.add('<< /Type /XRef /Size 1 /W [1 1 1] >>', book.adrift('table'));
    return book.pages(() => ({})).finish();
  },

  linearised: (seed) => {
    const book = new Book('linearised', seed);
    const hints = book.pdf.add('<< /S 36 /O 40 >>', `hint table ${book.adrift('hints')}`);
    book.pdf.add(
      `<< /Linearized 1 /L 9999 /H [500 60] /O ${book.pageNumbers[0]} /E 900 /N ${book.count} /T 800 /Note (${book.adrift('note')}) >>`,
    );
    book.catalog = `/Extensions << /ADBE << /Note (${book.adrift('extension')}) >> >> /Hints ${hints} 0 R`;
    return book.pages(() => ({})).finish();
  },

  nestedtree: (seed) => {
    const book = new Book('nestedtree', seed);
    const forms = book.pageNumbers.map((_, index) => {
      const keys = `<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`;
      return `/X${index + 1} ${book.stream(book.text([book.shown(index + 1)]), keys)}`;
    });
    book.branch(
      `/Rotate ${90 * (seed % 4)} /CropBox [20 20 600 780] /Resources << /XObject << ${forms.join(' ')} >> >> /Note (${book.adrift('branch')})`,
    );
    return book.pages((page) => ({ content: `/X${page} Do`, resources: 'inherited' })).finish();
  },
};
