import { Unreadable, type PdfValue, type Text } from './pdf-value.ts';

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set(Array.from('()<>[]{}/%', (character) => character.charCodeAt(0)));
const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads PDF values from bytes, one after the other. */
export class Lexer {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  skipSpace(): void {
    while (SPACE.has(this.bytes[this.at] ?? -1)) this.at += 1;
  }

  /** Whether a word stands here; it is consumed if so. */
  take(word: string): boolean {
    for (let index = 0; index < word.length; index += 1)
      if (this.bytes[this.at + index] !== word.charCodeAt(index)) return false;

    this.at += word.length;
    return true;
  }

  expect(word: string): void {
    if (!this.take(word)) throw new Unreadable(`expected ${word} at byte ${this.at}`);
  }

  word(): string {
    const from = this.at;
    while (this.at < this.bytes.length && !this.#ends(this.at)) this.at += 1;
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, this.at - from).toString('latin1');
  }

  integer(): number {
    this.skipSpace();
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) throw new Unreadable(`expected an integer at byte ${this.at}`);
    return Number(word);
  }

  value(depth = 0): PdfValue {
    if (depth > 64) throw new Unreadable('values nested too deeply');
    this.skipSpace();
    if (this.take('<<')) return this.#dictionary(depth);
    switch (this.bytes[this.at]) {
      case 0x2f:
        return { kind: 'name', name: this.name() };
      case 0x28:
        return this.#literal();
      case 0x3c:
        return this.#hex();
      case 0x5b:
        return this.#list(depth);
      case undefined:
        throw new Unreadable('the file ends within a value');
      default:
        return this.#plain();
    }
  }

  name(): string {
    this.expect('/');
    return this.word().replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #ends(at: number): boolean {
    const byte = this.bytes[at] ?? 0;
    return SPACE.has(byte) || DELIMITER.has(byte);
  }

  #dictionary(depth: number): PdfValue {
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.take('>>')) return { kind: 'dictionary', entries };
      const key = this.name();
      if (entries.has(key)) throw new Unreadable(`key ${key} twice`);
      entries.set(key, this.value(depth + 1));
    }
  }

  #list(depth: number): PdfValue {
    this.expect('[');
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.take(']')) return { kind: 'list', items };
      items.push(this.value(depth + 1));
    }
  }

  #literal(): Text {
    this.expect('(');
    const bytes: number[] = [];
    for (let open = 1; ;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new Unreadable('string without end');
      this.at += 1;
      if (byte === 0x28) open += 1;
      if (byte === 0x29 && (open -= 1) === 0) return { kind: 'string', bytes: Uint8Array.from(bytes) };
      if (byte === 0x5c) bytes.push(...this.#escape());
      else bytes.push(byte);
    }
  }

  #escape(): number[] {
    const octal = /^[0-7]{1,3}/.exec(String.fromCharCode(...this.bytes.subarray(this.at, this.at + 3)))?.[0];
    if (octal) {
      this.at += octal.length;
      return [Number.parseInt(octal, 8) & 255];
    }
    const byte = this.bytes[this.at] ?? 0;
    this.at += 1;
    if (byte === 13 && this.bytes[this.at] === 10) this.at += 1;
    return byte === 10 || byte === 13 ? [] : [ESCAPES[String.fromCharCode(byte)] ?? byte];
  }

  #hex(): Text {
    this.expect('<');
    const from = this.at;
    while (this.at < this.bytes.length && this.bytes[this.at] !== 0x3e) this.at += 1;
    const digits = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, this.at - from)
      .toString('latin1')
      .replaceAll(/\s/g, '');
    this.expect('>');
    return { kind: 'string', bytes: new Uint8Array(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')) };
  }

  #plain(): PdfValue {
    const word = this.word();
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    if (!/^[-+.\d][-+.\d]*$/.test(word)) throw new Unreadable(`unexpected word at byte ${this.at}`);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return 0;
    const ahead = /^ (\d{1,5}) R(?![A-Za-z])/.exec(String.fromCharCode(...this.bytes.subarray(this.at, this.at + 9)));
    if (!ahead || !/^\d+$/.test(word)) return Number(word);
    if (ahead[1] !== '0') throw new Unreadable('a reference to a later generation');
    this.at += ahead[0].length;
    return { kind: 'reference', number: Number(word) };
  }
}
