import { Book, type Specimen } from './book.ts';

const appearance = (book: Book, content: string): string =>
  book.stream(
    content,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`,
  );

const line = (marker: string): string => `BT /F0 10 Tf 1 0 0 1 2 5 Tm (${marker}) Tj ET`;

const numbers = (seed: number, options: number[][]): number[] => options[seed % options.length] ?? [0, 0, 612, 792];

const ascii85 = (text: string): string => {
  const bytes = Buffer.from(text, 'latin1');
  let out = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const part = bytes.subarray(at, at + 4);
    let value = Buffer.concat([part, Buffer.alloc(4 - part.length)]).readUInt32BE();
    const digits = Array.from({ length: 5 }, () => {
      const digit = value % 85;
      value = Math.floor(value / 85);
      return String.fromCharCode(33 + digit);
    })
      .toReversed()
      .join('');
    out += digits === '!!!!!' && part.length === 4 ? 'z' : digits.slice(0, part.length + 1);
  }
  return `${out}~>`;
};

/** Generators of PDFs that show their words in unusual ways, or only some of them. */
export const showing: Record<string, (seed: number) => Specimen> = {
  fields: (seed) => {
    const book = new Book('fields', seed);
    const parent = book.pdf.add('');
    const kids = book.pageNumbers.map((_, index) => {
      const value = book.shown(index + 1, 'field');
      return book.pdf.add(
        `<< /Type /Annot /Subtype /Widget /FT /Tx /Parent ${parent} 0 R /T (f${index}) /V (${value}) /DV (${book.residue(index + 1, 'default')}) /TU (${book.residue(index + 1, 'tip')}) /F 4 /Rect [72 500 400 520] /DA (/F0 10 Tf 0 g) /AP << /N ${appearance(book, `/Tx BMC q ${line(value)} Q EMC`)} >> >>`,
      );
    });
    book.pdf.set(parent, `<< /T (${book.adrift('parent')}) /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
    book.catalog = `/AcroForm << /Fields [${parent} 0 R] /DR << /Font << /F0 ${book.font} 0 R >> >> /DA (/F0 10 Tf 0 g) >>`;
    return book.pages((page) => ({ keys: `/Annots [${kids[page - 1]} 0 R]` })).finish();
  },

  annotations: (seed) => {
    const book = new Book('annotations', seed);
    return book
      .pages((page) => {
        const shown = book.shown(page, 'stamp');
        const popup = `<< /Type /Annot /Subtype /Popup /Rect [400 600 500 700] /Contents (${book.residue(page, 'popup')}) >>`;
        const stamp = `<< /Type /Annot /Subtype /Stamp /F 4 /Rect [72 500 272 520] /Contents (${book.residue(page, 'comment')}) /T (${book.residue(page, 'author')}) /RC (<p>${book.residue(page, 'rich')}</p>) /AP << /N ${appearance(book, line(shown))} /D ${appearance(book, line(book.residue(page, 'down')))} >> >>`;
        const hidden = `<< /Type /Annot /Subtype /Stamp /F 2 /Rect [72 400 272 420] /AP << /N ${appearance(book, line(book.residue(page, 'hidden')))} >> >>`;
        return { keys: `/Annots [${stamp} ${popup} ${hidden}]` };
      })
      .finish();
  },

  ocr: (seed) => {
    const book = new Book('ocr', seed);
    return book
      .pages((page) => ({
        content: `0.9 g 0 0 612 792 re f 0 g\nBT 3 Tr /F0 12 Tf 1 0 0 1 72 600 Tm (${book.shown(page, 'ocr')}) Tj ET`,
      }))
      .finish();
  },

  turnedtext: (seed) => {
    const book = new Book('turnedtext', seed);
    const [cos, sin] = [Math.cos(seed + 1).toFixed(4), Math.sin(seed + 1).toFixed(4)];
    return book
      .pages((page) => ({
        content: `BT /F0 12 Tf ${cos} ${sin} -${sin} ${cos} 300 400 Tm (${book.shown(page)}) Tj ET`.replaceAll(
          '--',
          '',
        ),
      }))
      .finish();
  },

  turnedpages: (seed) => {
    const book = new Book('turnedpages', seed);
    return book.pages((page) => ({ keys: `/Rotate ${[90, 180, 270, -90, 450, 0][(seed + page) % 6]}` })).finish();
  },

  boxes: (seed) => {
    const book = new Book('boxes', seed);
    const box = numbers(seed, [
      [0, 0, 14400, 14400],
      [0, 0, 220, 60],
      [-300, -400, 312, 392],
      [1000, 2000, 1612, 2792],
      [612, 792, 0, 0],
      [0, 0, 5000, 300],
    ]);
    const [left, bottom] = [Math.min(box[0] ?? 0, box[2] ?? 0), Math.min(box[1] ?? 0, box[3] ?? 0)];
    const keys = seed % 7 === 3 ? '/UserUnit 2.5' : '';
    return book
      .pages((page) => ({
        box,
        keys,
        content: `BT /F0 10 Tf 1 0 0 1 ${left + 4} ${bottom + 30} Tm (${book.shown(page)}) Tj ET`,
      }))
      .finish();
  },

  split: (seed) => {
    const book = new Book('split', seed);
    return book
      .pages((page) => {
        const [first, second] = [book.shown(page, 'first'), book.shown(page, 'second')];
        return {
          content: [
            `q BT /F0 12 Tf 1 0 0 1 72 700 Tm (${first})`,
            'Tj',
            `ET Q q BT /F0 12 Tf 72 650 Td`,
            `(${second}) Tj ET Q`,
          ],
        };
      })
      .finish();
  },

  strings: (seed) => {
    const book = new Book('strings', seed);
    return book
      .pages((page) => {
        const [hex, kerned, octal] = [book.shown(page, 'hex'), book.shown(page, 'kern'), book.shown(page, 'octal')];
        const escaped = Array.from(
          octal,
          (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
        ).join('');
        const pieces = Array.from(kerned, (character, index) => `(${character}) ${index % 3}`).join(' ');
        return {
          content: `BT /F0 12 Tf 1 0 0 1 72 700 Tm <${Buffer.from(hex).toString('hex')}> Tj 1 0 0 1 72 660 Tm [${pieces}] TJ 1 0 0 1 72 620 Tm (${escaped}) Tj ET`,
        };
      })
      .finish();
  },

  filters: (seed) => {
    const book = new Book('filters', seed);
    book.pages(() => ({}));
    for (let page = 1; page <= book.count; page += 1) {
      const content = book.text(book.markers[page - 1]?.shown ?? []);
      const hex = `${Buffer.from(content).toString('hex')}>`;
      const [data, filter] = seed % 2 ? [ascii85(content), '/ASCII85Decode'] : [hex, '/ASCIIHexDecode'];
      const stream = book.pdf.add(`<< /Filter ${filter} >>`, data);
      book.pdf.set(
        book.pageNumbers[page - 1] ?? 0,
        `<< /Type /Page /Parent ${book.tree} 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F0 ${book.font} 0 R >> >> /Contents ${stream} 0 R >>`,
      );
    }
    return book.finish();
  },

  oddnames: (seed) => {
    const book = new Book('oddnames', seed);
    const forms = book.pageNumbers
      .map(
        (_, index) =>
          `/X#20${index + 1}#2F ${book.stream(book.text([book.shown(index + 1)]), `<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`)}`,
      )
      .join(' ');
    return book.pages((page) => ({ content: `/X#20${page}#2F Do`, resources: `/XObject << ${forms} >>` })).finish();
  },
};

/** Generators of PDFs that hold words on a page which a reader of the page does not see. */
export const hiding: Record<string, (seed: number) => Specimen> = {
  layers: (seed) => {
    const book = new Book('layers', seed);
    const [on, off] = [
      book.pdf.add('<< /Type /OCG /Name (on) >>'),
      book.pdf.add(`<< /Type /OCG /Name (${book.adrift('layer')}) >>`),
    ];
    book.catalog = `/OCProperties << /OCGs [${on} 0 R ${off} 0 R] /D << /ON [${on} 0 R] /OFF [${off} 0 R] /Order [${on} 0 R ${off} 0 R] >> >>`;
    return book
      .pages((page) => ({
        content: `/OC /on BDC\n${book.text([book.drawn(page, 'on')])}\nEMC\n/OC /off BDC\n${book.text([book.residue(page, 'off')], 500)}\nEMC`,
        resources: `/Properties << /on ${on} 0 R /off ${off} 0 R >>`,
      }))
      .finish();
  },

  crop: (seed) => {
    const book = new Book('crop', seed);
    return book
      .pages((page) => ({
        content: `${book.text([book.shown(page)], 400)}\nBT /F0 12 Tf 1 0 0 1 72 770 Tm (${book.residue(page, 'above')}) Tj ET`,
        keys: `/CropBox [36 36 576 720] ${seed % 2 ? '/Rotate 90' : ''}`,
      }))
      .finish();
  },
};
