import { deflateSync } from 'node:zlib';

/** `trailer` are keys of the trailer, `between` goes before each object, `cipher` encrypts streams, `head` and `tail` go around the file. */
export type WriteOptions = {
  root: number;
  info?: number;
  compress?: boolean;
  objectStreams?: boolean;
  trailer?: string;
  between?: (number: number) => string;
  cipher?: (number: number, data: Buffer) => Buffer;
};

type Entry = { body: string; data?: Buffer };

const HEADER = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Writes PDFs by hand, so that they can be as odd as the ones that people send. */
export class RawPdf {
  readonly #entries: Entry[] = [];

  /** Adds an object and gives its number. A stream's `body` is its dictionary without length. */
  add(body: string, data?: string | Buffer): number {
    this.#entries.push({ body, data: typeof data === 'string' ? latin(data) : data });
    return this.#entries.length;
  }

  set(number: number, body: string, data?: string | Buffer): void {
    this.#entries[number - 1] = { body, data: typeof data === 'string' ? latin(data) : data };
  }

  /** One revision; streams are deflated and the other objects put into an object stream if so wished. */
  write(options: WriteOptions): Buffer {
    return options.objectStreams ? this.#compact(options) : this.#plain(options);
  }

  /** The file as it was, and an update after it that replaces objects. */
  update(before: Buffer, { root, changed }: { root: number; changed: number[] }): Buffer {
    const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(before.toString('latin1'))?.[1]);
    const parts = [before];
    let at = before.length;
    const sections = changed.map((number) => {
      const bytes = this.#object(number, false);
      const section = `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
      parts.push(bytes);
      at += bytes.length;
      return section;
    });
    const size = this.#entries.length + 1;
    const end = `xref\n${sections.join('')}trailer\n<< /Size ${size} /Root ${root} 0 R /Prev ${previous} >>\nstartxref\n${at}\n%%EOF\n`;
    return Buffer.concat([...parts, latin(end)]);
  }

  /** A file whose table leaves objects out, which only a cross-reference stream beside it knows (ISO 32000-1, 7.5.8.4). */
  hybrid({ root, hidden }: { root: number; hidden: number[] }): Buffer {
    const { parts, offsets, at } = this.#objects({ root });
    const rows = hidden.map((number) => row(1, offsets[number - 1] ?? 0, 0));
    const sections = hidden.map((number) => `${number} 1`).join(' ');
    const size = offsets.length + 1;
    const known = stream(
      `<< /Type /XRef /Size ${size + 1} /W [1 4 2] /Index [${sections}] >>`,
      Buffer.concat(rows),
      true,
    );
    const holder = Buffer.concat([latin(`${size} 0 obj\n`), known, latin('\nendobj\n')]);
    const table = offsets.map((offset, index) =>
      hidden.includes(index + 1) ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
    );
    const trailer = `<< /Size ${size + 1} /Root ${root} 0 R /XRefStm ${at} >>`;
    const end = `xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}trailer\n${trailer}\nstartxref\n${at + holder.length}\n%%EOF\n`;
    return Buffer.concat([...parts, holder, latin(end)]);
  }

  #plain(options: WriteOptions): Buffer {
    const { root, info, trailer: more = '' } = options;
    const { parts, offsets, at } = this.#objects(options);
    const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const trailer = `<< /Size ${offsets.length + 1} /Root ${root} 0 R${info ? ` /Info ${info} 0 R` : ''} ${more} >>`;
    return Buffer.concat([
      ...parts,
      latin(
        `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`,
      ),
    ]);
  }

  /** Header and all objects one after the other; `at` is where they end. */
  #objects({ compress = false, between = () => '', cipher }: WriteOptions): {
    parts: Buffer[];
    offsets: number[];
    at: number;
  } {
    const parts = [latin(HEADER)];
    const offsets: number[] = [];
    let at = HEADER.length;
    for (let number = 1; number <= this.#entries.length; number += 1) {
      const before = latin(between(number));
      const bytes = this.#object(number, compress, cipher);
      offsets.push(at + before.length);
      parts.push(before, bytes);
      at += before.length + bytes.length;
    }
    return { parts, offsets, at };
  }

  #compact({ root, info, compress = true }: WriteOptions): Buffer {
    const numbers = this.#entries.map((_, index) => index + 1);
    const inside = numbers.filter((number) => !this.#entries[number - 1]?.data);
    const [holder, table] = [this.#entries.length + 1, this.#entries.length + 2];
    const bodies = inside.map((number) => this.#entries[number - 1]?.body ?? '');
    let within = 0;
    const heads = inside
      .map((number, index) => {
        const head = `${number} ${within}`;
        within += (bodies[index]?.length ?? 0) + 1;
        return head;
      })
      .join(' ');
    const packed = stream(
      `<< /Type /ObjStm /N ${inside.length} /First ${heads.length + 1} >>`,
      latin(`${heads}\n${bodies.join('\n')}\n`),
      compress,
    );
    const parts = [latin(HEADER)];
    const rows = new Map<number, number[]>(inside.map((number, index) => [number, [2, holder, index]]));
    let at = HEADER.length;
    const put = (number: number, bytes: Buffer) => {
      rows.set(number, [1, at, 0]);
      parts.push(bytes);
      at += bytes.length;
    };
    for (const number of numbers) if (this.#entries[number - 1]?.data) put(number, this.#object(number, compress));
    put(holder, Buffer.concat([latin(`${holder} 0 obj\n`), packed, latin('\nendobj\n')]));
    rows.set(table, [1, at, 0]);
    const cells = [[0, 0, 65_535], ...Array.from({ length: table }, (_, index) => rows.get(index + 1) ?? [0, 0, 0])];
    const data = Buffer.concat(cells.map(([kind = 0, first = 0, second = 0]) => row(kind, first, second)));
    const keys = `<< /Type /XRef /Size ${table + 1} /W [1 4 2] /Root ${root} 0 R${info ? ` /Info ${info} 0 R` : ''} >>`;
    return Buffer.concat([
      ...parts,
      latin(`${table} 0 obj\n`),
      stream(keys, data, true),
      latin(`\nendobj\nstartxref\n${at}\n%%EOF\n`),
    ]);
  }

  #object(number: number, compress: boolean, cipher?: WriteOptions['cipher']): Buffer {
    const { body, data } = this.#entries[number - 1] ?? { body: 'null' };
    const content = data ? stream(body, data, compress, cipher && ((bytes) => cipher(number, bytes))) : latin(body);
    return Buffer.concat([latin(`${number} 0 obj\n`), content, latin('\nendobj\n')]);
  }
}

const row = (kind: number, first: number, second: number): Buffer => {
  const cells = Buffer.alloc(7);
  cells.writeUInt8(kind, 0);
  cells.writeUInt32BE(first, 1);
  cells.writeUInt16BE(second, 5);
  return cells;
};

const stream = (dictionary: string, data: Buffer, compress: boolean, cipher = (bytes: Buffer) => bytes): Buffer => {
  const deflate = compress && !dictionary.includes('/Filter');
  const bytes = cipher(deflate ? deflateSync(data) : data);
  const keys = `/Length ${bytes.length}${deflate ? ' /Filter /FlateDecode' : ''}`;
  return Buffer.concat([
    latin(`${dictionary.replace(/>>\s*$/, '')} ${keys} >>\nstream\n`),
    bytes,
    latin('\nendstream'),
  ]);
};
