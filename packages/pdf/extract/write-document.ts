import { createHash } from 'node:crypto';

import { PDFArray, PDFDict, PDFName, PDFRef, PDFStream, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

const HEADER = Buffer.from('%PDF-1.7\n%\xbf\xf7\xa2\xfe\n', 'latin1');

/** The number that each object has in the file. */
export interface ObjectNumbers {
  of(ref: PDFRef): number;
}

/** Gives objects their numbers in the order in which they are reached. */
class Numbering implements ObjectNumbers {
  readonly reached: PDFRef[] = [];
  readonly #numbers = new Map<PDFRef, number>();

  of(ref: PDFRef): number {
    const known = this.#numbers.get(ref);
    if (known !== undefined) return known;
    this.#numbers.set(ref, this.reached.push(ref));
    return this.reached.length;
  }
}

const written = (object: PDFObject, numbering: ObjectNumbers): string => {
  if (object instanceof PDFRef) return `${numbering.of(object)} 0 R`;
  if (object instanceof PDFArray) {
    return `[${object
      .asArray()
      .map((item) => written(item, numbering))
      .join(' ')}]`;
  }
  if (object instanceof PDFDict) return dictionary(object, numbering);
  return object.toString();
};

const dictionary = (source: PDFDict, numbering: ObjectNumbers, length?: number): string => {
  const entries = source.entries().filter(([key]) => length === undefined || key !== LENGTH);
  const words = entries.map(([key, value]) => `${key.toString()} ${written(value, numbering)} `).join('');
  return `<< ${words}${length === undefined ? '' : `/Length ${length} `}>>`;
};

const LENGTH = PDFName.of('Length');

/** One object as a file writes it, what it refers to by its number there. */
export const objectBody = (object: PDFObject, numbering: ObjectNumbers): Uint8Array[] => {
  if (!(object instanceof PDFStream)) return [Buffer.from(written(object, numbering), 'latin1')];
  const contents = object.getContents();
  const head = `${dictionary(object.dict, numbering, contents.length)}\nstream\n`;
  return [Buffer.from(head, 'latin1'), contents, Buffer.from('\nendstream')];
};

/**
 * Writes what the catalog and the title reach, each object once, as one revision without object streams.
 * The same document gives the same bytes; its id follows from them.
 */
export const writeDocument = async (document: PDFDocument): Promise<{ bytes: Uint8Array; sha256: string }> => {
  await document.flush();
  const { context } = document;
  const numbering = new Numbering();
  const { Root, Info } = context.trailerInfo;
  const ends = [['Root', Root] as const, ['Info', Info] as const].flatMap(([key, value]) =>
    value ? [`/${key} ${written(value, numbering)}`] : [],
  );
  const hash = createHash('sha256');
  const parts: Uint8Array[] = [];
  let at = 0;
  const add = (part: Uint8Array) => {
    parts.push(part);
    hash.update(part);
    at += part.length;
  };
  add(HEADER);
  const table = ['0000000000 65535 f \n'];
  for (let index = 0; index < numbering.reached.length; index += 1) {
    const ref = numbering.reached[index];
    const object = ref && context.lookup(ref);
    table.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    add(Buffer.from(`${index + 1} 0 obj\n`));
    for (const part of object ? objectBody(object, numbering) : [Buffer.from('null')]) add(part);
    add(Buffer.from('\nendobj\n'));
  }
  const id = hash.copy().digest('hex').slice(0, 32);
  const trailer = `<< ${ends.join(' ')} /Size ${table.length} /ID [<${id}> <${id}>] >>`;
  const start = at;
  add(Buffer.from(`xref\n0 ${table.length}\n${table.join('')}trailer ${trailer}\nstartxref\n${start}\n%%EOF\n`));
  return { bytes: Buffer.concat(parts, at), sha256: hash.digest('hex') };
};
