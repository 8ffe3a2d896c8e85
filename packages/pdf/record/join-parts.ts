import { createHash } from 'node:crypto';

import type { PDFRef } from '@cantoo/pdf-lib';
import { PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';

import { objectBody, type ObjectNumbers } from '../extract/write-document.ts';

const HEADER = Buffer.from('%PDF-1.7\n%\xbf\xf7\xa2\xfe\n', 'latin1');
const CATALOG = 1;
const PAGES = 2;
const INFO = 3;

/** Gives the objects of one part the next numbers, in the order in which they are reached. */
class PartNumbers implements ObjectNumbers {
  readonly reached: PDFRef[] = [];
  readonly #numbers = new Map<PDFRef, number>();
  readonly #first: number;

  constructor(first: number) {
    this.#first = first;
  }

  of(ref: PDFRef): number {
    const known = this.#numbers.get(ref);
    if (known !== undefined) return known;

    const number = this.#first + this.reached.push(ref) - 1;
    this.#numbers.set(ref, number);
    return number;
  }
}

/** What of a page points at the document that it came from. */
const LEFT_OUT = ['Parent', 'StructParents', 'Annots'];

/**
 * One PDF of many, written part by part: no more than one part is in memory at a time. The same parts give the same bytes.
 */
export class JoinedDocument {
  readonly #write: (bytes: Uint8Array) => Promise<void>;
  readonly #hash = createHash('sha256');
  readonly #offsets = new Map<number, number>();
  readonly #pages: number[] = [];
  #next = INFO + 1;
  #at = 0;

  constructor(write: (bytes: Uint8Array) => Promise<void>) {
    this.#write = write;
  }

  async #add(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#at += bytes.length;
    await this.#write(bytes);
  }

  async #object(number: number, body: readonly Uint8Array[]): Promise<void> {
    this.#offsets.set(number, this.#at);
    await this.#add(Buffer.concat([Buffer.from(`${number} 0 obj\n`), ...body, Buffer.from('\nendobj\n')]));
  }

  /** Adds all pages of a PDF. */
  async add(part: Uint8Array): Promise<void> {
    if (this.#at === 0) await this.#add(HEADER);

    const document = await PDFDocument.load(part, { updateMetadata: false });
    const numbers = new PartNumbers(this.#next);
    const pages = new Set<PDFObject>();
    for (const page of document.getPages()) {
      for (const name of LEFT_OUT) page.node.delete(PDFName.of(name));
      pages.add(page.node);
      this.#pages.push(numbers.of(page.ref));
    }
    for (let index = 0; index < numbers.reached.length; index += 1) {
      const ref = numbers.reached[index];
      const object = ref && document.context.lookup(ref);
      const body = object === undefined ? [Buffer.from('null')] : objectBody(object, numbers);
      const [head, ...rest] = body;
      const isPage = object !== undefined && pages.has(object);
      const first = isPage && head !== undefined ? withParent(head) : head;
      await this.#object(this.#next + index, first === undefined ? rest : [first, ...rest]);
    }
    this.#next += numbers.reached.length;
  }

  /** Ends the document, and says what it came to. */
  async finish({ title, language }: { title: string; language: string }): Promise<{
    bytes: number;
    pages: number;
    sha256: string;
  }> {
    const kids = this.#pages.map((page) => `${page} 0 R`).join(' ');
    await this.#object(
      CATALOG,
      words(
        `<< /Type /Catalog /Pages ${PAGES} 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
      ),
    );
    await this.#object(PAGES, words(`<< /Type /Pages /Count ${this.#pages.length} /Kids [${kids}] >>`));
    await this.#object(INFO, words(`<< /Title (${title}) >>`));
    const id = this.#hash.copy().digest('hex').slice(0, 32);
    const start = this.#at;
    const rows = Array.from({ length: this.#next - 1 }, (_, index) => this.#offsets.get(index + 1) ?? 0);
    const table = rows.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const trailer = `<< /Root ${CATALOG} 0 R /Info ${INFO} 0 R /Size ${this.#next} /ID [<${id}> <${id}>] >>`;
    await this.#add(
      Buffer.from(
        `xref\n0 ${this.#next}\n0000000000 65535 f \n${table}trailer ${trailer}\nstartxref\n${start}\n%%EOF\n`,
      ),
    );
    return { bytes: this.#at, pages: this.#pages.length, sha256: this.#hash.digest('hex') };
  }
}

const words = (text: string): Uint8Array[] => [Buffer.from(text, 'latin1')];

const withParent = (page: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`<< /Parent ${PAGES} 0 R `), page.subarray(2)]);
