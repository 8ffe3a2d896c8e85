import { deflateSync } from 'node:zlib';

export type WriteOptions = { root: number; info?: number; compress?: boolean; objectStreams?: boolean };

type Entry = { body: string; data?: Buffer };

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

  #plain({ root, info, compress = false }: WriteOptions): Buffer {
    const parts = [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
    const offsets: number[] = [];
    let at = parts[0]?.length ?? 0;
    for (let number = 1; number <= this.#entries.length; number += 1) {
      const bytes = this.#object(number, compress);
      offsets.push(at);
      parts.push(bytes);
      at += bytes.length;
    }
    const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const trailer = `<< /Size ${offsets.length + 1} /Root ${root} 0 R${info ? ` /Info ${info} 0 R` : ''} >>`;
    return Buffer.concat([
      ...parts,
      latin(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`),
    ]);
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
    const parts = [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
    const rows = new Map<number, number[]>(inside.map((number, index) => [number, [2, holder, index]]));
    let at = parts[0]?.length ?? 0;
    const put = (number: number, bytes: Buffer) => {
      rows.set(number, [1, at, 0]);
      parts.push(bytes);
      at += bytes.length;
    };
    for (const number of numbers) if (this.#entries[number - 1]?.data) put(number, this.#object(number, compress));
    put(holder, Buffer.concat([latin(`${holder} 0 obj\n`), packed, latin('\nendobj\n')]));
    rows.set(table, [1, at, 0]);
    const cells = [[0, 0, 65_535], ...Array.from({ length: table }, (_, index) => rows.get(index + 1) ?? [0, 0, 0])];
    const data = Buffer.concat(
      cells.map(([kind = 0, first = 0, second = 0]) => {
        const row = Buffer.alloc(7);
        row.writeUInt8(kind, 0);
        row.writeUInt32BE(first, 1);
        row.writeUInt16BE(second, 5);
        return row;
      }),
    );
    const keys = `<< /Type /XRef /Size ${table + 1} /W [1 4 2] /Root ${root} 0 R${info ? ` /Info ${info} 0 R` : ''} >>`;
    return Buffer.concat([...parts, latin(`${table} 0 obj\n`), stream(keys, data, true), latin(`\nendobj\nstartxref\n${at}\n%%EOF\n`)]);
  }

  #object(number: number, compress: boolean): Buffer {
    const { body, data } = this.#entries[number - 1] ?? { body: 'null' };
    const content = data ? stream(body, data, compress) : latin(body);
    return Buffer.concat([latin(`${number} 0 obj\n`), content, latin('\nendobj\n')]);
  }
}

const stream = (dictionary: string, data: Buffer, compress: boolean): Buffer => {
  const deflate = compress && !dictionary.includes('/Filter');
  const bytes = deflate ? deflateSync(data) : data;
  const keys = `/Length ${bytes.length}${deflate ? ' /Filter /FlateDecode' : ''}`;
  return Buffer.concat([latin(`${dictionary.replace(/>>\s*$/, '')} ${keys} >>\nstream\n`), bytes, latin('\nendstream')]);
};
