import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFDocument, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';

import type { Canvas } from './canvas.ts';

/** `LI` is a list item; items that follow one another form one list. */
export type StructureTag = 'H1' | 'H2' | 'P' | 'LI';

type Piece = { tag: StructureTag; parts: { page: PDFPage; mcid: number }[] };

/** The reading order and the kind of each piece on the pages, for screen readers. */
export class Structure {
  readonly #pieces: Piece[] = [];
  readonly #counts = new Map<PDFPage, number>();

  /** Begins a new heading or paragraph; the parts follow. */
  begin(tag: StructureTag): void {
    this.#pieces.push({ tag, parts: [] });
  }

  #part(page: PDFPage): number {
    const mcid = this.#counts.get(page) ?? 0;
    this.#counts.set(page, mcid + 1);
    this.#pieces.at(-1)?.parts.push({ page, mcid });
    return mcid;
  }

  /** Draws one part of the current piece. */
  draw(canvas: Canvas, write: () => void): void {
    canvas.marked(this.#pieces.at(-1)?.tag ?? 'P', write, this.#part(canvas.page));
  }

  /** Writes the structure tree into the document. */
  finish(document: PDFDocument): void {
    const { context, catalog } = document;
    const root = context.nextRef();
    const pieces = this.#pieces.filter(({ parts }) => parts.length > 0);
    const parents: Parents = new Map([...this.#counts.keys()].map((page) => [page, PDFArray.withContext(context)]));
    const top = context.nextRef();
    const children = inLists(pieces).map((group) => {
      const [first] = group;
      return first?.tag === 'LI'
        ? this.#list(document, { points: group, top, parents })
        : first && this.#element(document, { piece: first, above: top, parents });
    });
    context.assign(
      top,
      context.obj({ Type: 'StructElem', S: 'Document', P: root, K: children.filter((child) => child !== undefined) }),
    );
    const nums = PDFArray.withContext(context);
    for (const [index, [page, array]] of [...parents].entries()) {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(index));
      nums.push(PDFNumber.of(index));
      nums.push(context.register(array));
    }
    const tree = PDFDict.withContext(context);
    tree.set(PDFName.of('Nums'), nums);
    context.assign(
      root,
      context.obj({
        Type: 'StructTreeRoot',
        K: top,
        ParentTree: context.register(tree),
        ParentTreeNextKey: parents.size,
      }),
    );
    catalog.set(PDFName.of('StructTreeRoot'), root);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
    catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  }

  #list(document: PDFDocument, { points, top, parents }: { points: Piece[]; top: PDFRef; parents: Parents }): PDFRef {
    const { context } = document;
    const list = context.nextRef();
    const items = points.map((point) => {
      const item = context.nextRef();
      const body = this.#element(document, { piece: point, above: item, parents });
      context.assign(item, context.obj({ Type: 'StructElem', S: 'LI', P: list, K: [body] }));
      return item;
    });
    context.assign(list, context.obj({ Type: 'StructElem', S: 'L', P: top, K: items }));
    return list;
  }

  #element(
    document: PDFDocument,
    { piece, above, parents }: { piece: Piece; above: PDFRef; parents: Parents },
  ): PDFRef {
    const { context } = document;
    const ref = context.nextRef();
    const parts = piece.parts.map(({ page, mcid }) => {
      parents.get(page)?.push(ref);
      return context.obj({ Type: 'MCR', Pg: page.ref, MCID: mcid });
    });
    const tag = piece.tag === 'LI' ? 'LBody' : piece.tag;
    context.assign(ref, context.obj({ Type: 'StructElem', S: tag, P: above, K: parts }));
    return ref;
  }
}

type Parents = Map<PDFPage, PDFArray>;

/** The pieces one by one; list items that follow one another are grouped. */
const inLists = (pieces: Piece[]): Piece[][] => {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (piece.tag === 'LI' && last?.[0]?.tag === 'LI') last.push(piece);
    else groups.push([piece]);
  }
  return groups;
};
