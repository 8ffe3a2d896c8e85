import { Book, type Specimen } from './book.ts';

const RECT = '/Rect [72 500 400 540]';

/** An annotation on each page without an appearance, which readers draw by what it says. */
const noted = (name: string, seed: number, keysOf: (book: Book, page: number) => string): Specimen => {
  const book = new Book(name, seed);
  return book
    .pages((page) => {
      const dictionary = `<< /Type /Annot /F 4 ${RECT} ${keysOf(book, page)} /T (${book.residue(page, 'author')}) >>`;
      const own = seed % 2 === 0 ? dictionary : `${book.pdf.add(dictionary)} 0 R`;
      const content = book.text([book.shown(page, 'body')]);
      return { content, keys: `/Annots [${own}]` };
    })
    .finish();
};

/** `appearance` is what the field has drawn already. */
type Field = { keys: string; value?: string; appearance?: string };

const appearanceStream = (book: Book, content: string): string =>
  book.stream(
    content,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 328 40] /Resources << /Font << /Helv ${book.font} 0 R >> >> >>`,
  );

/** A field on each page without an appearance; by its seed, its value stands with a field above it. */
const filled = (name: string, seed: number, fieldOf: (book: Book, page: number) => Field): Specimen => {
  const book = new Book(name, seed);
  const above = seed % 3 === 1;
  const fields = book.pageNumbers.map((_, index) => {
    const { keys, value = '', appearance } = fieldOf(book, index + 1);
    const drawn = appearance === undefined ? '' : `/AP << /N ${appearanceStream(book, appearance)} >>`;
    const parent = book.pdf.add(`<< /T (f${index}) ${above ? `${value} ${keys}` : ''} >>`);
    const widget = book.pdf.add(
      `<< /Type /Annot /Subtype /Widget /F 4 ${RECT} ${drawn} /Parent ${parent} 0 R ${above ? '' : `${value} ${keys}`} /TU (${book.residue(index + 1, 'tip')}) >>`,
    );
    book.pdf.set(parent, `<< /T (f${index}) /Kids [${widget} 0 R] ${above ? `${value} ${keys}` : ''} >>`);
    return { parent, widget };
  });
  const anew = seed % 2 === 0 ? '/NeedAppearances true' : '';
  const form = `<< /Fields [${fields.map(({ parent }) => `${parent} 0 R`).join(' ')}] /DR << /Font << /Helv ${book.font} 0 R >> >> /DA (/Helv 0 Tf 0 g) ${anew} >>`;
  book.catalog = `/AcroForm ${seed % 4 < 2 ? form : `${book.pdf.add(form)} 0 R`}`;
  return book.pages((page) => ({ keys: `/Annots [${fields[page - 1]?.widget} 0 R]` })).finish();
};

/** Generators of PDFs whose annotations and fields show something, and have no appearance for it. */
export const unappearing: Record<string, (seed: number) => Specimen> = {
  typedwords: (seed) =>
    noted(
      'typedwords',
      seed,
      (book, page) =>
        `/Subtype /FreeText /Contents (${book.shown(page, 'typed')}) /DA (/Helv ${[9, 0, 12][seed % 3]} Tf 1 0 0 rg) ${['', '/C [1 1 0.8] /BS << /W 1 >>', '/Q 2'][seed % 3]}`,
    ),
  strokes: (seed) =>
    noted(
      'strokes',
      seed,
      (book, page) =>
        `/Subtype /Ink /C [0 0 1] /InkList [[80 510 120 530 160 510] [200 510]] /Contents (${book.residue(page, 'comment')})`,
    ),
  lines: (seed) =>
    noted(
      'lines',
      seed,
      (book, page) =>
        `/Subtype /Line /L [80 510 380 530] /LE [/${['OpenArrow', 'Circle', 'Square', 'Diamond', 'Butt', 'Slash'][seed % 6]} /ClosedArrow] /Contents (${book.residue(page, 'comment')})`,
    ),
  rounds: (seed) =>
    noted(
      'rounds',
      seed,
      (book, page) =>
        `/Subtype /${seed % 2 ? 'Circle' : 'Square'} /C [1 0 0] /IC [0.9 1 0.9] /BS << /W 2 /S /D >> /Contents (${book.residue(page, 'comment')})`,
    ),
  polygons: (seed) =>
    noted(
      'polygons',
      seed,
      (book, page) =>
        `/Subtype /${seed % 2 ? 'Polygon' : 'PolyLine'} /Vertices [80 505 200 535 300 505] /C [0 0.5 0] /Contents (${book.residue(page, 'comment')})`,
    ),
  marks: (seed) =>
    noted(
      'marks',
      seed,
      (book, page) =>
        `/Subtype /${['Highlight', 'Underline', 'StrikeOut', 'Squiggly'][seed % 4]} /QuadPoints [72 712 300 712 72 696 300 696] /C [1 1 0] /CA 0.5 /Contents (${book.residue(page, 'comment')})`,
    ),
  values: (seed) =>
    filled('values', seed, (book, page) => ({
      keys: `/FT /Tx /DA (/Helv ${seed % 2 ? 0 : 10} Tf 0 g) /Q ${seed % 3}`,
      value: `/V (${book.shown(page, 'value')})`,
    })),
  /** The form wants its fields made anew; some show another value than they have, some the same. */
  drawnbefore: (seed) =>
    filled('drawnbefore', seed, (book, page) => {
      const value = book.shown(page, 'value');
      const drawn = seed % 4 === 0 ? book.residue(page, 'before') : value;
      return {
        keys: '/FT /Tx /DA (/Helv 10 Tf 0 g)',
        value: `/V (${value})`,
        appearance: `BT /Helv 10 Tf 2 14 Td (${drawn}) Tj ET`,
      };
    }),
  paragraphs: (seed) =>
    filled('paragraphs', seed, (book, page) => ({
      keys: '/FT /Tx /Ff 4096 /DA (/Helv 8 Tf 0 g)',
      value: `/V (${book.shown(page, 'first')} and\\r${book.shown(page, 'second')})`,
    })),
  combs: (seed) =>
    filled('combs', seed, (book, page) => ({
      keys: '/FT /Tx /Ff 16777216 /MaxLen 24 /DA (/Helv 8 Tf 0 g)',
      value: `/V (${book.shown(page, 'comb')})`,
    })),
  picked: (seed) =>
    filled('picked', seed, (book, page) => ({
      keys: `/FT /Ch /Ff 131072 /Opt [[(a) (${book.shown(page, 'chosen')})] [(b) (${book.residue(page, 'other')})]] /DA (/Helv 9 Tf 0 g)`,
      value: '/V (a)',
    })),
  lists: (seed) =>
    filled('lists', seed, (book, page) => ({
      keys: `/FT /Ch /Opt [(${book.shown(page, 'one')}) (${book.shown(page, 'two')})] /DA (/Helv 9 Tf 0 g)`,
      value: `/V (mk)`,
    })),
  ticks: (seed) =>
    filled('ticks', seed, (book, page) => ({
      keys: `/FT /Btn ${seed % 2 ? '/Ff 32768' : ''} /AS /Yes /MK << /BC [0] /BG [1 1 0.9] >>`,
      value: `/V /${['Yes', book.residue(page, 'state')][seed % 2]}`,
    })),
  othersigns: (seed) => {
    const words =
      ['\u0416\u0438\u0437\u043d\u044c', '\u0395\u03bb\u03c0\u03af\u03b4\u03b1', '\u0160\u00fd\u010f'][seed % 3] ?? '';
    const hex = Buffer.from(`\ufeff${words}`, 'utf16le').swap16().toString('hex');
    return noted(
      'othersigns',
      seed,
      (book, page) =>
        `/Subtype /FreeText /Contents <${hex}> /DA (/Helv 12 Tf 0 g) /Subj (${book.residue(page, 'subject')})`,
    );
  },
  linkborders: (seed) =>
    noted(
      'linkborders',
      seed,
      (book, page) =>
        `/Subtype /Link ${['', '/Border [0 0 2]', '/BS << /W 1 /S /U >>', '/C [0 1 0] /Border [4 4 1 [3 2]]', '/QuadPoints [72 712 300 712 72 696 300 696]', '/C [1 0 0]'][seed % 6]} /A << /S /URI /URI (https://example.org/${book.residue(page, 'address')}) >>`,
    ),
  commentsigns: (seed) =>
    noted(
      'commentsigns',
      seed,
      (book, page) =>
        `/Subtype /Text /Name /${['Note', 'Comment', 'Help'][seed % 3]} ${seed % 2 ? '/C [1 0.5 0]' : ''} /Contents (${book.residue(page, 'comment')})`,
    ),
  unseennotes: (seed) =>
    noted(
      'unseennotes',
      seed,
      (book, page) =>
        `/Subtype /${['Text', 'Popup', 'Link'][seed % 3]} /Contents (${book.residue(page, 'comment')}) /DA (/Helv 12 Tf 0 g)`,
    ),
  /** What a box to tick shows is one stream, where readers look for one of each state. */
  stateless: (seed) =>
    filled('stateless', seed, (book, page) => ({
      keys: `/FT /Btn ${seed % 2 ? '/Ff 32768' : ''} ${seed % 4 < 2 ? '/AS /Yes' : ''}`,
      value: '/V /Yes',
      appearance: `q 5 w 5 20 m 15 5 l 35 35 l S Q BT /Helv 10 Tf 44 14 Td (${book.shown(page, 'look')}) Tj ET`,
    })),
};
