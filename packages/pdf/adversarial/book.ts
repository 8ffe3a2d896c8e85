import { RawPdf } from './raw-pdf.ts';

/** Markers of one page: what it shows, and what hangs on it unseen. */
export type PageMarkers = { shown: string[]; unseen: string[] };

/** A PDF with a marker on every page and in every hiding place. `loose` markers belong to no page. */
export type Specimen = { name: string; bytes: Buffer; pages: PageMarkers[]; loose: string[] };

export type PageKeys = { content?: string | string[]; keys?: string; resources?: string; fonts?: string; box?: number[] };

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
  info = 0;

  constructor(name: string, seed: number) {
    this.name = name;
    this.seed = seed;
    this.count = 3 + (seed % 3);
    this.root = this.pdf.add('');
    this.tree = this.pdf.add('');
    this.font = this.pdf.add(`<< /Type /Font /Subtype /Type1 /BaseFont /${FONTS[seed % FONTS.length]} >>`);
    this.pageNumbers = Array.from({ length: this.count }, () => this.pdf.add(''));
    this.markers = this.pageNumbers.map(() => ({ shown: [], unseen: [] }));
  }

  /** A marker that the page shows. Pages count from 1. */
  shown(page: number, tag = 'body'): string {
    const marker = this.#marker(page, tag);
    this.markers[page - 1]?.shown.push(marker);
    return marker;
  }

  /** A marker that hangs on the page but that a reader of the page does not see. */
  unseen(page: number, tag: string): string {
    const marker = this.#marker(page, tag);
    this.markers[page - 1]?.unseen.push(marker);
    return marker;
  }

  /** A marker that belongs to no page. */
  adrift(tag: string): string {
    const marker = this.#marker(0, tag);
    this.loose.push(marker);
    return marker;
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
    { content = this.text([this.shown(number)]), keys = '', resources = '', fonts = '', box = [0, 0, 612, 792] }: PageKeys = {},
  ): void {
    const streams = Array.isArray(content) ? content.map((part) => this.stream(part)) : [this.stream(content)];
    const own = resources === 'inherited' ? '' : `/Resources << /Font << /F0 ${this.font} 0 R ${fonts} >> ${resources} >>`;
    const contents = streams.length === 1 ? streams[0] : `[${streams.join(' ')}]`;
    const id = this.pageNumbers[number - 1] ?? 0;
    this.pdf.set(id, `<< /Type /Page /Parent ${this.tree} 0 R /MediaBox [${box.join(' ')}] ${own} /Contents ${contents} ${keys} >>`);
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
    this.pdf.set(this.tree, `<< /Type /Pages /Kids [${kids}] /Count ${this.count} ${this.treeKeys} >>`);
  }

  finish(bytes?: Buffer): Specimen {
    this.close();
    const options = { root: this.root, info: this.info, compress: this.seed % 2 === 1, objectStreams: this.seed % 4 >= 2 };
    return { name: `${this.name}-${this.seed}`, bytes: bytes ?? this.pdf.write(options), pages: this.markers, loose: this.loose };
  }

  #marker(page: number, tag: string): string {
    return `mk${this.name}${this.seed}p${page}${tag}`.replaceAll(/[^a-z0-9]/gi, '');
  }
}
