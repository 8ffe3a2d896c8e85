/** A value in qpdf's JSON: names begin with `/`, strings with `u:` or `b:`, references are written `5 0 R`. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonDictionary = { [key: string]: Json };

const REFERENCE = /^\d+ \d+ R$/;

export const isReference = (value: Json | undefined): value is string =>
  typeof value === 'string' && REFERENCE.test(value);

const isDictionary = (value: Json | undefined): value is JsonDictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isJson = (value: unknown): value is Json => value !== undefined;

/** The objects of a PDF as qpdf lists them, without the data of streams (qpdf JSON, version 2). */
export class JsonObjects {
  readonly #objects: JsonDictionary;
  readonly pages: string[];
  /** The highest number that an object has. */
  readonly last: number;

  constructor(bytes: Uint8Array) {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString());
    const whole = isJson(parsed) && isDictionary(parsed) ? parsed : {};
    const [head, objects] = Array.isArray(whole.qpdf) ? whole.qpdf : [];
    this.#objects = isDictionary(objects) ? objects : {};
    this.last = isDictionary(head) && typeof head.maxobjectid === 'number' ? head.maxobjectid : 0;
    const pages = Array.isArray(whole.pages) ? whole.pages : [];
    this.pages = pages.map((page) => (isDictionary(page) && typeof page.object === 'string' ? page.object : ''));
  }

  /** A value, or what it refers to; of a stream its dictionary. */
  at(value: Json | undefined): Json | undefined {
    for (let [now, hops] = [value, 0]; ; hops += 1) {
      if (!isReference(now) || hops > 8) return now;
      const object = this.#objects[`obj:${now}`];
      if (!isDictionary(object)) return undefined;
      now = isDictionary(object.stream) ? object.stream.dict : object.value;
    }
  }

  isStream(value: Json | undefined): boolean {
    for (let [now, hops] = [value, 0]; isReference(now) && hops <= 8; hops += 1) {
      const object = this.#objects[`obj:${now}`];
      if (!isDictionary(object)) return false;
      if (isDictionary(object.stream)) return true;
      now = object.value;
    }
    return false;
  }

  dictionary(value: Json | undefined): JsonDictionary {
    const found = this.at(value);
    return isDictionary(found) ? found : {};
  }

  list(value: Json | undefined): Json[] {
    const found = this.at(value);
    return Array.isArray(found) ? found : [];
  }

  numbers(value: Json | undefined): number[] {
    return this.list(value).flatMap((item) => {
      const number = this.at(item);
      return typeof number === 'number' ? [number] : [];
    });
  }

  number(value: Json | undefined): number | undefined {
    const found = this.at(value);
    return typeof found === 'number' ? found : undefined;
  }

  name(value: Json | undefined): string {
    const found = this.at(value);
    return typeof found === 'string' && found.startsWith('/') ? found.slice(1) : '';
  }

  /** A text string; bytes that are no Unicode are taken as Latin letters. */
  text(value: Json | undefined): string {
    const found = this.at(value);
    if (typeof found !== 'string') return '';
    if (found.startsWith('u:')) return found.slice(2);
    return found.startsWith('b:') ? Buffer.from(found.slice(2), 'hex').toString('latin1') : '';
  }

  /** How the catalog is referred to. */
  get root(): Json | undefined {
    const trailer = this.#objects.trailer;
    return isDictionary(trailer) ? this.dictionary(trailer.value)['/Root'] : undefined;
  }

  get catalog(): JsonDictionary {
    return this.dictionary(this.root);
  }
}
