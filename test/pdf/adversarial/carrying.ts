import { Book, type Specimen } from './book.ts';

const appearance = (book: Book, marker: string): string =>
  book.stream(
    `BT /F0 10 Tf 1 0 0 1 2 5 Tm (${marker}) Tj ET`,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /F0 ${book.font} 0 R >> >> >>`,
  );

const form = (book: Book, content: string, keys: string): string =>
  book.stream(
    content,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F0 ${book.font} 0 R >> >> ${keys} >>`,
  );

/** Generators of PDFs whose pages carry other things with them: media, signatures, forms, private data. */
export const carrying: Record<string, (seed: number) => Specimen> = {
  media: (seed) => {
    const book = new Book('media', seed);
    return book
      .pages((page) => {
        const [sound, clip, scene] = ['sound', 'clip', 'scene'].map((tag) => book.stream(book.residue(page, tag)));
        const file = `<< /Type /Filespec /F (${book.residue(page, 'file')}) /EF << /F ${clip} >> >>`;
        const annotations = [
          `<< /Type /Annot /Subtype /Sound /Rect [0 0 9 9] /Sound ${sound} >>`,
          `<< /Type /Annot /Subtype /Movie /Rect [0 0 9 9] /T (${book.residue(page, 'movie')}) /Movie << /F ${file} >> >>`,
          `<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /Rendition /R << /S /MR /N (${book.residue(page, 'rendition')}) >> >> >>`,
          `<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] /RichMediaContent << /Assets << /Names [(${book.residue(page, 'asset')}) ${file}] >> >> >>`,
          `<< /Type /Annot /Subtype /3D /Rect [0 0 9 9] /3DD ${scene} >>`,
        ];
        return { keys: `/Annots [${annotations.join(' ')}]` };
      })
      .finish();
  },

  portfolio: (seed) => {
    const book = new Book('portfolio', seed);
    const file = book.stream(
      `%PDF-1.4 ${book.adrift('inside')}`,
      '<< /Type /EmbeddedFile /Subtype /application#2Fpdf >>',
    );
    const spec = book.pdf.add(
      `<< /Type /Filespec /UF (${book.adrift('name')}) /EF << /F ${file} >> /CI << /Note (${book.adrift('item')}) >> >>`,
    );
    book.catalog = `/Collection << /Type /Collection /D (${book.adrift('first')}) /Schema << /Note << /N (${book.adrift('column')}) /Subtype /S >> >> >> /Names << /EmbeddedFiles << /Names [(a) ${spec} 0 R] >> >>`;
    return book.pages(() => ({})).finish();
  },

  signed: (seed) => {
    const book = new Book('signed', seed);
    const signature = book.pdf.add(
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 9 99 9] /Contents <${Buffer.from(book.adrift('cms')).toString('hex')}> /Name (${book.adrift('signer')}) /Reason (${book.adrift('reason')}) /Location (${book.adrift('place')}) /Reference [<< /Type /SigRef /TransformMethod /DocMDP >>] >>`,
    );
    const shown = book.shown(1, 'signature');
    const field = book.pdf.add(
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (sig) /V ${signature} 0 R /F 4 /Rect [72 500 372 520] /P ${book.pageRef(1)} /AP << /N ${appearance(book, shown)} >> >>`,
    );
    book.catalog = `/AcroForm << /SigFlags 3 /Fields [${field} 0 R] >> /Perms << /DocMDP ${signature} 0 R >> /DSS << /Certs [${book.stream(book.adrift('certificate'))}] >>`;
    return book.pages((page) => ({ keys: page === 1 ? `/Annots [${field} 0 R]` : '' })).finish();
  },

  redactmarks: (seed) => {
    const book = new Book('redactmarks', seed);
    return book
      .pages((page) => {
        const overlay = book.residue(page, 'overlay');
        return {
          keys: `/Annots [<< /Type /Annot /Subtype /Redact /Rect [72 690 300 712] /QuadPoints [72 712 300 712 72 690 300 690] /IC [0 0 0] /OverlayText (${overlay}) /Contents (${book.residue(page, 'why')}) /RO ${appearance(book, book.residue(page, 'after'))} /F 4 >>]`,
        };
      })
      .finish();
  },

  templates: (seed) => {
    const book = new Book('templates', seed);
    const hidden = (marker: string) =>
      book.pdf.add(
        `<< /Type /Template /MediaBox [0 0 612 792] /Resources << /Font << /F0 ${book.font} 0 R >> >> /Contents ${book.stream(book.text([marker]))} >>`,
      );
    book.catalog = `/Names << /Templates << /Names [(a) ${hidden(book.adrift('template'))} 0 R] >> /Pages << /Names [(b) ${hidden(book.adrift('named'))} 0 R] >> /AlternatePresentations << /Names [(c) << /Type /SlideShow /StartResource (${book.adrift('slides')}) >>] >> >>`;
    return book.pages(() => ({})).finish();
  },

  separations: (seed) => {
    const book = new Book('separations', seed);
    const all = book.pageNumbers.map((_, index) => book.pageRef(index + 1)).join(' ');
    const part = book.pdf.add(`<< /Type /DPart /DPM << /Note (${book.adrift('part')}) >> >>`);
    return book
      .pages((page) => ({
        keys: `/SeparationInfo << /Pages [${all}] /DeviceColorant (${book.residue(page, 'colorant')}) >> /PresSteps << /Type /NavNode /NA << /S /GoTo /D [${book.pageRef(book.other(page))} /Fit] >> >> /DPart ${part} 0 R /TemplateInstantiated /${book.residue(page, 'template')} /OutputIntents [<< /Type /OutputIntent /Info (${book.residue(page, 'intent')}) >>]`,
      }))
      .finish();
  },

  privatedata: (seed) => {
    const book = new Book('privatedata', seed);
    return book
      .pages((page) => {
        const xmp = book.stream(book.residue(page, 'xmp'), '<< /Type /Metadata /Subtype /XML >>');
        const file = `<< /Type /Filespec /Desc (${book.residue(page, 'associated')}) >>`;
        const keys = `/PieceInfo << /App << /Private (${book.residue(page, 'private')}) >> >> /LastModified (D:2026) /Metadata ${xmp} /AF [${file}] /Name /${book.residue(page, 'name')} /StructParent 3 /Acme:X (${book.residue(page, 'acme')})`;
        return {
          content: `/X Do /AF /Files BDC EMC`,
          resources: `/XObject << /X ${form(book, book.text([book.shown(page)]), keys)} >> /Properties << /Files << /Desc (${book.residue(page, 'files')}) >> >>`,
        };
      })
      .finish();
  },

  references: (seed) => {
    const book = new Book('references', seed);
    return book
      .pages((page) => {
        const target = `/Ref << /F (${book.residue(page, 'file')}) /Page ${page} /ID [(${book.residue(page, 'id')}) (b)] >> /PS ${book.stream(book.residue(page, 'postscript'))}`;
        return {
          content: '/X Do',
          resources: `/XObject << /X ${form(book, book.text([book.shown(page)]), target)} >>`,
        };
      })
      .finish();
  },

  choices: (seed) => {
    const book = new Book('choices', seed);
    const fields: number[] = [];
    book.catalog = '';
    book.pages((page) => {
      const list = book.pdf.add(
        `<< /Type /Annot /Subtype /Widget /FT /Ch /T (c${page}) /Opt [[(a) (${book.residue(page, 'option')})] (b)] /V (a) /F 4 /Rect [72 500 372 520] /AP << /N ${appearance(book, book.shown(page, 'choice'))} >> /MK << /CA (${book.residue(page, 'caption')}) /RC (${book.residue(page, 'rollover')}) >> /RV (<p>${book.residue(page, 'rich')}</p>) >>`,
      );
      const box = book.pdf.add(
        `<< /Type /Annot /Subtype /Widget /FT /Btn /T (b${page}) /V /On /AS /On /F 4 /Rect [72 400 372 420] /AP << /N << /On ${appearance(book, book.shown(page, 'on'))} /Off ${appearance(book, book.residue(page, 'off'))} >> >> >>`,
      );
      fields.push(list, box);
      return { keys: `/Annots [${list} 0 R ${box} 0 R]` };
    });
    book.catalog = `/AcroForm << /Fields [${fields.map((field) => `${field} 0 R`).join(' ')}] /CO [${fields[0]} 0 R] >>`;
    return book.finish();
  },

  replies: (seed) => {
    const book = new Book('replies', seed);
    const notes = book.pageNumbers.map((_, index) =>
      book.pdf.add(
        `<< /Type /Annot /Subtype /Text /Rect [9 9 30 30] /F 2 /Contents (${book.residue(index + 1, 'note')}) >>`,
      ),
    );
    return book
      .pages((page) => {
        const [own, other] = [notes[page - 1], notes[book.other(page) - 1]];
        const stamp = `<< /Type /Annot /Subtype /FreeText /F 4 /Rect [72 500 372 520] /DA (/F0 9 Tf) /Contents (${book.residue(page, 'free')}) /IRT ${other} 0 R /Popup ${own} 0 R /AP << /N ${appearance(book, book.shown(page, 'answer'))} >> >>`;
        return {
          keys: `/Annots [${own} 0 R ${stamp} ${book.pdf.add(`<< /Type /Annot /Subtype /Text /F 2 /Rect [0 0 9 9] /IRT ${other} 0 R >>`)} 0 R]`,
        };
      })
      .finish();
  },

  membership: (seed) => {
    const book = new Book('membership', seed);
    const [on, off] = [
      book.pdf.add('<< /Type /OCG /Name (on) >>'),
      book.pdf.add('<< /Type /OCG /Name (off) /Usage << /Print << /PrintState /OFF >> >> >>'),
    ];
    const both = book.pdf.add(`<< /Type /OCMD /OCGs [${off} 0 R] /P /AllOn /VE [/Not [/Not ${off} 0 R]] >>`);
    const base = seed % 2 ? `/BaseState /OFF /ON [${on} 0 R]` : `/OFF [${off} 0 R]`;
    book.catalog = `/OCProperties << /OCGs [${on} 0 R ${off} 0 R] /D << ${base} >> >>`;
    return book
      .pages((page) => ({
        content: `/X Do\n/OC /Both BDC ${book.text([book.residue(page, 'marked')], 600)} EMC\n/OC /On BDC ${book.text([book.drawn(page, 'on')])} EMC`,
        resources: `/XObject << /X ${form(book, book.text([book.residue(page, 'form')], 500), `/OC ${off} 0 R`)} >> /Properties << /Both ${both} 0 R /On ${on} 0 R >>`,
      }))
      .finish();
  },
};
