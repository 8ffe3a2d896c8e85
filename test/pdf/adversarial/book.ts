import { RawPdf, type WriteOptions } from './raw-pdf.ts';

/**
 * Markers of one page: what it shows as text, what it draws otherwise (pixels, tiles, glyphs), and what hangs on it but is not drawn,
 * which may not leave even with its own page.
 */
export type PageMarkers = { shown: string[]; drawn: string[]; residue: string[] };

/** A PDF with a marker on every page and in every hiding place. `loose` markers belong to no page. */
export type Specimen = { name: string; bytes: Buffer; pages: PageMarkers[]; loose: string[] };

/** `refs` are content streams that exist already. */
export type PageKeys = {
  content?: string | string[];
  refs?: string;
  keys?: string;
  resources?: string;
  fonts?: string;
  box?: number[];
};

const FONTS = ['Helvetica', 'Times-Roman', 'Courier', 'Helvetica-Bold'];

/** A book of a few marked pages, of which a generator makes something difficult. */
export class Book {
  readonly pdf = new RawPdf();
  readonly name: string;
  readonly seed: number;
  readonly count: number;
  readonly font: number;
  readonly root: number;
  readonly tree: number;
  readonly pageNumbers: number[];
  readonly markers: PageMarkers[];
  readonly loose: string[] = [];
  catalog = '';
  treeKeys = '';
  #branch: { number: number; keys: string } | undefined;
  info = 0;

  constructor(name: string, seed: number) {
    this.name = name;
    this.seed = seed;
    this.count = 3 + (seed % 3);
    this.root = this.pdf.add('');
    this.tree = this.pdf.add('');
    this.font = this.pdf.add(`<< /Type /Font /Subtype /Type1 /BaseFont /${FONTS[seed % FONTS.length]} >>`);
    this.pageNumbers = Array.from({ length: this.count }, () => this.pdf.add(''));
    this.markers = this.pageNumbers.map(() => ({ shown: [], drawn: [], residue: [] }));
  }

  /** A marker that the page shows. Pages count from 1. */
  shown(page: number, tag = 'body'): string {
    const marker = this.#marker(page, tag);
    this.markers[page - 1]?.shown.push(marker);
    return marker;
  }

  /** A marker in what the page draws, but not as text. */
  drawn(page: number, tag: string): string {
    const marker = this.#marker(page, tag);
    this.markers[page - 1]?.drawn.push(marker);
    return marker;
  }

  /** A marker that hangs on the page and is not drawn. */
  residue(page: number, tag: string): string {
    const marker = this.#marker(page, tag);
    this.markers[page - 1]?.residue.push(marker);
    return marker;
  }

  /** A marker that belongs to no page. */
  adrift(tag: string): string {
    const marker = this.#marker(0, tag);
    this.loose.push(marker);
    return marker;
  }

  /** Puts all pages under a node of their own, which has these keys. */
  branch(keys: string): void {
    this.#branch = { number: this.pdf.add(''), keys };
  }

  pageRef(page: number): string {
    return `${this.pageNumbers[page - 1]} 0 R`;
  }

  /** Text as content, one line under the other. */
  text(words: string[], top = 700): string {
    return words.map((word, index) => `BT /F0 12 Tf 1 0 0 1 72 ${top - 20 * index} Tm (${word}) Tj ET`).join('\n');
  }

  stream(content: string, keys = '<< >>'): string {
    return `${this.pdf.add(keys, content)} 0 R`;
  }

  page(
    number: number,
    {
      refs,
      content = refs ? '' : this.text([this.shown(number)]),
      keys = '',
      resources = '',
      fonts = '',
      box = [0, 0, 612, 792],
    }: PageKeys = {},
  ): void {
    const parts = Array.isArray(content) ? content : [content];
    const streams = refs ? [] : parts.map((part) => this.stream(part));
    const own =
      resources === 'inherited' ? '' : `/Resources << /Font << /F0 ${this.font} 0 R ${fonts} >> ${resources} >>`;
    const contents = refs ?? (streams.length === 1 ? streams[0] : `[${streams.join(' ')}]`);
    const id = this.pageNumbers[number - 1] ?? 0;
    this.pdf.set(
      id,
      `<< /Type /Page /Parent ${this.#branch?.number ?? this.tree} 0 R /MediaBox [${box.join(' ')}] ${own} /Contents ${contents} ${keys} >>`,
    );
  }

  /** Every page by the same recipe. */
  pages(recipe: (page: number) => PageKeys): this {
    for (let page = 1; page <= this.count; page += 1) this.page(page, recipe(page));
    return this;
  }

  other(page: number): number {
    return (page % this.count) + 1;
  }

  close(): void {
    const kids = this.pageNumbers.map((number) => `${number} 0 R`).join(' ');
    this.pdf.set(this.root, `<< /Type /Catalog /Pages ${this.tree} 0 R ${this.catalog} >>`);
    const under = this.#branch && `${this.#branch.number} 0 R`;
    if (this.#branch) {
      this.pdf.set(
        this.#branch.number,
        `<< /Type /Pages /Parent ${this.tree} 0 R /Kids [${kids}] /Count ${this.count} ${this.#branch.keys} >>`,
      );
    }
    this.pdf.set(this.tree, `<< /Type /Pages /Kids [${under ?? kids}] /Count ${this.count} ${this.treeKeys} >>`);
  }

  /** The specimen, written as its seed says, or in a way of its own. */
  finish(write?: Buffer | Partial<WriteOptions>): Specimen {
    this.close();
    const options = {
      root: this.root,
      info: this.info,
      compress: this.seed % 2 === 1,
      objectStreams: this.seed % 4 >= 2,
    };
    const bytes = Buffer.isBuffer(write) ? write : this.pdf.write({ ...options, ...write });
    return { name: `${this.name}-${this.seed}`, bytes, pages: this.markers, loose: this.loose };
  }

  #marker(page: number, tag: string): string {
    return `mk${this.name}${this.seed}p${page}${tag}`.replaceAll(/[^a-z0-9]/gi, '');
  }
}
