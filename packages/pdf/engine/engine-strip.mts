import type { TakenOut } from '../types.ts';

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SCRIPTS = new Set([
  '/JavaScript',
  '/Launch',
  '/Rendition',
  '/Movie',
  '/Sound',
  '/ImportData',
  '/SubmitForm',
  '/RichMediaExecute',
  '/Trans3D',
]);
const MEDIA = new Set(['/RichMedia', '/3D', '/Screen', '/Movie', '/Sound']);

/** What is left of an annotation that plays or holds a file: how it looks. */
const LOOKS = new Set(['/Type', '/Rect', '/F', '/AP', '/AS', '/P', '/C', '/CA', '/Border', '/BS']);

const KEYS: Record<string, TakenOut> = {
  '/JavaScript': 'scripts',
  '/JS': 'scripts',
  '/XFA': 'form-program',
  '/EF': 'attachments',
  '/EmbeddedFiles': 'attachments',
  '/Collection': 'attachments',
  '/RichMediaContent': 'media',
  '/RichMediaSettings': 'media',
};

const subtypeOf = ({ '/Subtype': subtype }: Json): string => (typeof subtype === 'string' ? subtype : '');

const isAction = ({ '/S': kind, '/JS': script }: Json): boolean =>
  script !== undefined || (typeof kind === 'string' && SCRIPTS.has(kind));

/** Depth of nesting within one object; a file that goes deeper is one that was made to exhaust its readers. */
const DEEPEST = 100;

class Stripping {
  readonly takenOut = new Set<TakenOut>();
  #changed = false;

  /** A value without what runs, plays or is attached, and whether it is another than it was. */
  of(value: unknown): { value: unknown; changed: boolean } {
    this.#changed = false;
    return { value: this.#value(value, 0), changed: this.#changed };
  }

  #take(kind: TakenOut): void {
    this.takenOut.add(kind);
    this.#changed = true;
  }

  #value(value: unknown, depth: number): unknown {
    if (depth > DEEPEST) return value;
    if (Array.isArray(value)) return value.map((item) => this.#value(item, depth + 1));
    return isRecord(value) ? this.#dictionary(value, depth) : value;
  }

  #dictionary(dictionary: Json, depth: number): Json {
    if (isAction(dictionary)) {
      this.#take('scripts');
      return {};
    }
    const subtype = subtypeOf(dictionary);
    const attached = subtype === '/FileAttachment';
    if (attached || MEDIA.has(subtype)) {
      this.#take(attached ? 'attachments' : 'media');
      const kept = Object.entries(dictionary).filter(([key]) => LOOKS.has(key));
      return { ...Object.fromEntries(kept), '/Subtype': '/Stamp' };
    }
    return Object.fromEntries(
      Object.entries(dictionary).flatMap(([key, value]) => {
        const kind = KEYS[key];
        if (kind) this.#take(kind);
        return kind ? [] : [[key, this.#value(value, depth + 1)]];
      }),
    );
  }
}

const isHeld = (dictionary: unknown): boolean =>
  isRecord(dictionary) && (dictionary['/Type'] === '/EmbeddedFile' || MEDIA.has(subtypeOf(dictionary)));

const objectsIn = (json: unknown): [Json, Json] => {
  const parts: unknown[] = isRecord(json) && Array.isArray(json.qpdf) ? json.qpdf : [];
  const [head, objects] = parts;
  return [isRecord(head) ? head : {}, isRecord(objects) ? objects : {}];
};

/** A stream may only be told to have other keys, or not to be there; an object of another kind is given anew. */
const strippedObject = (object: Json, stripping: Stripping): Json | undefined => {
  if (isRecord(object.stream)) {
    const { dict } = object.stream;
    if (isHeld(dict)) {
      stripping.takenOut.add(isRecord(dict) && dict['/Type'] === '/EmbeddedFile' ? 'attachments' : 'media');
      return { value: null };
    }
    const found = stripping.of(dict);
    return found.changed ? { stream: { dict: found.value } } : undefined;
  }
  const found = stripping.of(object.value);
  return found.changed ? { value: found.value } : undefined;
};

const catalogOf = (objects: Json): Json => {
  const trailer = isRecord(objects.trailer) && isRecord(objects.trailer.value) ? objects.trailer.value : {};
  const catalog = objects[`obj:${String(trailer['/Root'])}`];
  return isRecord(catalog) && isRecord(catalog.value) ? catalog.value : {};
};

const valueAt = (objects: Json, value: unknown): unknown => {
  const object = typeof value === 'string' ? objects[`obj:${value}`] : undefined;
  return isRecord(object) ? object.value : value;
};

/** Whether the pages are made by the form's own program (XFA): without it, a page says that it waits for one. */
const isMadeByForm = (objects: Json): boolean => {
  const catalog = catalogOf(objects);
  const form = valueAt(objects, catalog['/AcroForm']);
  if (!isRecord(form) || form['/XFA'] === undefined) return false;
  const fields = valueAt(objects, form['/Fields']);
  return catalog['/NeedsRendering'] === true || !Array.isArray(fields) || fields.length === 0;
};

export type Stripped = { madeByForm: boolean; takenOut: TakenOut[]; update: object | undefined };

/** From the objects of a PDF in qpdf's JSON: what of them runs, plays or is attached, and the update that takes it out. */
export const stripped = (json: unknown): Stripped => {
  const [head, objects] = objectsIn(json);
  const stripping = new Stripping();
  const changed: Json = {};
  for (const [name, object] of Object.entries(objects)) {
    const found = name.startsWith('obj:') && isRecord(object) ? strippedObject(object, stripping) : undefined;
    if (found) changed[name] = found;
  }
  return {
    madeByForm: isMadeByForm(objects),
    takenOut: [...stripping.takenOut].toSorted(),
    update: Object.keys(changed).length > 0 ? { qpdf: [{ ...head, jsonversion: 2 }, changed] } : undefined,
  };
};
