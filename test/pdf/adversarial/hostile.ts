import { deflateSync } from 'node:zlib';

import { Book } from './book.ts';
import { RawPdf } from './raw-pdf.ts';

/** A book of three pages with these keys in its catalog. */
export const withCatalog = (keys: string): Buffer => {
  const book = new Book('hostile', 0);
  book.catalog = keys;
  return book.pages(() => ({})).finish().bytes;
};

/** PDFs made to hang a reader or to exhaust its memory. */
export const hostile: Record<string, () => Buffer> = {
  'a page tree that contains itself': () => {
    const pdf = new RawPdf();
    const root = pdf.add('<< /Type /Catalog /Pages 2 0 R >>');
    pdf.add('<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>');
    return pdf.write({ root });
  },

  'arrays nested without end': () => {
    const pdf = new RawPdf();
    const root = pdf.add('<< /Type /Catalog /Pages 2 0 R >>');
    pdf.add(`<< /Type /Pages /Kids [] /Count 0 /X ${'['.repeat(200_000)}${']'.repeat(200_000)} >>`);
    return pdf.write({ root });
  },

  'a stream that expands without end': () => {
    const book = new Book('bomb', 0);
    const bomb = deflateSync(deflateSync(deflateSync(Buffer.alloc(96 * 1024 * 1024))));
    book.pages(() => ({}));
    const stream = book.pdf.add('<< /Filter [/FlateDecode /FlateDecode /FlateDecode] >>', bomb);
    book.pdf.set(
      book.pageNumbers[0] ?? 0,
      `<< /Type /Page /Parent ${book.tree} 0 R /MediaBox [0 0 9 9] /Contents ${stream} 0 R >>`,
    );
    return book.finish().bytes;
  },

  'an object stream that expands without end': () => {
    const data = deflateSync(Buffer.concat([Buffer.from('1 0 '), Buffer.alloc(560 * 1024 * 1024, 32)]), { level: 1 });
    const head = Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n`,
    );
    const tail = Buffer.from('\nendstream\nendobj\ntrailer << /Root 5 0 R >>\nstartxref\n9\n%%EOF\n');
    return Buffer.concat([head, data, tail]);
  },

  'half a million objects': () => {
    const objects = Array.from(
      { length: 500_000 },
      (_, index) => `${index + 3} 0 obj\n[${index + 4} 0 R]\nendobj\n`,
    ).join('');
    return Buffer.from(
      `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/X 3 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n${objects}trailer\n<</Root 1 0 R/Size 500003>>\n%%EOF`,
    );
  },

  'a form that paints itself': () => {
    const book = new Book('selfform', 0);
    const form = book.pdf.add('');
    book.pdf.set(
      form,
      `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${form} 0 R >> >> >>`,
      '/X Do /X Do',
    );
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)])} /X Do`,
        resources: `/XObject << /X ${form} 0 R >>`,
      }))
      .finish().bytes;
  },

  'names and filters that do not exist': () => {
    const book = new Book('filter', 0);
    book.pages(() => ({}));
    const stream = book.pdf.add('<< /Filter /NoSuchDecode >>', 'data');
    book.pdf.set(
      book.pageNumbers[0] ?? 0,
      `<< /Type /Page /Parent ${book.tree} 0 R /MediaBox [0 0 9 9] /Contents ${stream} 0 R >>`,
    );
    return book.finish().bytes;
  },
};
