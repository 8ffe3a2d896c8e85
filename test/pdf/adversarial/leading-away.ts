import { Book, type Specimen } from './book.ts';

/** Generators of PDFs in which a page leads to other pages, or to words that it does not show. */
export const leadingAway: Record<string, (seed: number) => Specimen> = {
  plain: (seed) => new Book('plain', seed).pages(() => ({})).finish(),

  links: (seed) => {
    const book = new Book('links', seed);
    return book
      .pages((page) => {
        const target = book.pageRef(book.other(page));
        const byDest = book.pdf.add(
          `<< /Type /Annot /Subtype /Link /Rect [72 690 200 712] /Border [0 0 0] /Dest [${target} /Fit] >>`,
        );
        const byAction = book.pdf.add(
          `<< /Type /Annot /Subtype /Link /Rect [72 600 200 620] /Border [0 0 0] /A << /S /GoTo /D [${target} /XYZ 0 0 0] >> >>`,
        );
        const uri = `<< /Type /Annot /Subtype /Link /Rect [72 500 200 520] /Border [0 0 0] /A << /S /URI /URI (https://example.invalid/${book.residue(page, 'uri')}) >> >>`;
        return { keys: `/Annots [${byDest} 0 R ${byAction} 0 R ${uri}]` };
      })
      .finish();
  },

  outlines: (seed) => {
    const book = new Book('outlines', seed);
    const root = book.pdf.add('');
    const items = book.pageNumbers.map(() => book.pdf.add(''));
    for (const [index, item] of items.entries()) {
      const around = [
        items[index - 1] ? `/Prev ${items[index - 1]} 0 R` : '',
        items[index + 1] ? `/Next ${items[index + 1]} 0 R` : '',
      ].join(' ');
      book.pdf.set(
        item,
        `<< /Title (${book.residue(index + 1, 'title')}) /Parent ${root} 0 R ${around} /Dest [${book.pageRef(index + 1)} /Fit] >>`,
      );
    }
    book.pdf.set(root, `<< /Type /Outlines /First ${items[0]} 0 R /Last ${items.at(-1)} 0 R /Count ${items.length} >>`);
    book.catalog = `/Outlines ${root} 0 R /PageMode /UseOutlines`;
    return book.pages(() => ({})).finish();
  },

  dests: (seed) => {
    const book = new Book('dests', seed);
    const names = book.pageNumbers.map(
      (_, index) => `(${book.residue(index + 1, 'dest')}) [${book.pageRef(index + 1)} /Fit]`,
    );
    book.catalog = `/Names << /Dests << /Names [${names.join(' ')}] >> >> /Dests << /${book.adrift('old')} [${book.pageRef(1)} /Fit] >>`;
    return book
      .pages((page) => ({
        keys: `/Annots [<< /Type /Annot /Subtype /Link /Rect [72 690 200 712] /Dest (${book.markers[book.other(page) - 1]?.residue[0] ?? ''}) >>]`,
      }))
      .finish();
  },

  structure: (seed) => {
    const book = new Book('structure', seed);
    const root = book.pdf.add('');
    const elements = book.pageNumbers.map((_, index) =>
      book.pdf.add(
        `<< /Type /StructElem /S /P /P ${root} 0 R /Pg ${book.pageRef(index + 1)} /K 0 /ActualText (${book.residue(index + 1, 'actual')}) /Alt (${book.residue(index + 1, 'alt')}) >>`,
      ),
    );
    const nums = elements.map((element, index) => `${index} [${element} 0 R]`).join(' ');
    book.pdf.set(
      root,
      `<< /Type /StructTreeRoot /K [${elements.map((element) => `${element} 0 R`).join(' ')}] /ParentTree << /Nums [${nums}] >> >>`,
    );
    book.catalog = `/StructTreeRoot ${root} 0 R /MarkInfo << /Marked true >>`;
    return book
      .pages((page) => ({
        keys: `/StructParents ${page - 1}`,
        content: `/P << /MCID 0 >> BDC\n${book.text([book.shown(page)])}\nEMC`,
      }))
      .finish();
  },

  attachments: (seed) => {
    const book = new Book('attachments', seed);
    const file = book.pdf.add('<< /Type /EmbeddedFile >>', `secret ${book.adrift('file')}`);
    const spec = book.pdf.add(`<< /Type /Filespec /F (${book.adrift('name')}.txt) /EF << /F ${file} 0 R >> >>`);
    book.catalog = `/Names << /EmbeddedFiles << /Names [(a) ${spec} 0 R] >> >> /AF [${spec} 0 R]`;
    return book
      .pages((page) => ({
        keys: `/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [300 700 320 720] /F 2 /FS ${spec} 0 R /Contents (${book.residue(page, 'note')}) >>] /AF [${spec} 0 R]`,
      }))
      .finish();
  },

  metadata: (seed) => {
    const book = new Book('metadata', seed);
    const xmp = (marker: string) =>
      book.pdf.add('<< /Type /Metadata /Subtype /XML >>', `<x:xmpmeta xmlns:x="adobe:ns:meta/">${marker}</x:xmpmeta>`);
    book.catalog = `/Metadata ${xmp(book.adrift('xmp'))} 0 R /PieceInfo << /App << /Private (${book.adrift('piece')}) >> >>`;
    book.info = book.pdf.add(
      `<< /Title (${book.adrift('title')}) /Author (${book.adrift('author')}) /Custom (${book.adrift('custom')}) >>`,
    );
    return book
      .pages((page) => ({
        keys: `/Metadata ${xmp(book.residue(page, 'xmp'))} 0 R /PieceInfo << /App << /LastModified (D:2026) /Private ${book.stream(book.residue(page, 'private'))} >> >>`,
      }))
      .finish();
  },

  thumbnails: (seed) => {
    const book = new Book('thumbnails', seed);
    return book
      .pages((page) => {
        const marker = book.residue(page, 'thumb');
        return {
          keys: `/Thumb ${book.stream(marker, `<< /Width ${marker.length} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 >>`)}`,
        };
      })
      .finish();
  },

  threads: (seed) => {
    const book = new Book('threads', seed);
    const thread = book.pdf.add('');
    const beads = book.pageNumbers.map(() => book.pdf.add(''));
    for (const [index, bead] of beads.entries()) {
      const [next, previous] = [beads[(index + 1) % beads.length], beads.at(index - 1)];
      book.pdf.set(
        bead,
        `<< /Type /Bead /T ${thread} 0 R /N ${next} 0 R /V ${previous} 0 R /P ${book.pageRef(index + 1)} /R [0 0 9 9] >>`,
      );
    }
    book.pdf.set(thread, `<< /Type /Thread /F ${beads[0]} 0 R /I << /Title (${book.adrift('thread')}) >> >>`);
    book.catalog = `/Threads [${thread} 0 R]`;
    return book.pages((page) => ({ keys: `/B [${beads[page - 1]} 0 R]` })).finish();
  },

  labels: (seed) => {
    const book = new Book('labels', seed);
    book.catalog = `/PageLabels << /Nums [${book.pageNumbers.map((_, index) => `${index} << /P (${book.residue(index + 1, 'label')}) >>`).join(' ')}] >>`;
    return book.pages(() => ({})).finish();
  },

  actions: (seed) => {
    const book = new Book('actions', seed);
    book.catalog = `/OpenAction << /S /JavaScript /JS (app.alert\\("${book.adrift('open')}"\\)) >> /AA << /WC << /S /JavaScript /JS (${book.adrift('close')}) >> >>`;
    return book
      .pages((page) => ({
        keys: `/AA << /O << /S /Launch /F (${book.residue(page, 'launch')}) >> >> /Trans << /S /Wipe >> /Dur 3`,
      }))
      .finish();
  },

  revisions: (seed) => {
    const book = new Book('revisions', seed);
    book.pages((page) => ({ content: book.text([book.residue(page, 'removed')]) }));
    book.close();
    const before = book.pdf.write({ root: book.root });
    book.pages(() => ({}));
    return book.finish(
      book.pdf.update(before, { root: book.root, changed: [...book.pageNumbers, ...newNumbers(book)] }),
    );
  },

  unreferenced: (seed) => {
    const book = new Book('unreferenced', seed);
    book.stream(book.text([book.adrift('stream')]));
    book.pdf.add(`<< /Type /Page /MediaBox [0 0 9 9] /Note (${book.adrift('page')}) >>`);
    return book.pages(() => ({})).finish();
  },

  privatekeys: (seed) => {
    const book = new Book('privatekeys', seed);
    book.catalog = `/SpiderInfo << /V 1 /C (${book.adrift('spider')}) >> /Legal << /Attestation (${book.adrift('legal')}) >>`;
    book.treeKeys = `/Note (${book.adrift('tree')})`;
    return book
      .pages((page) => ({
        keys: `/Acme:Note (${book.residue(page, 'acme')}) /LastModified (D:20260101) /ID (${book.residue(page, 'id')}) /VP [<< /Type /Viewport /Name (${book.residue(page, 'viewport')}) /BBox [0 0 9 9] >>]`,
      }))
      .finish();
  },
};

/** The content streams that the second writing of the pages has added, which come last. */
const newNumbers = (book: Book): number[] => {
  const last = book.pdf.add('null');
  return Array.from({ length: book.count + 1 }, (_, index) => last - book.count + index);
};
