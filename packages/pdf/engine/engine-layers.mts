import type { StoredPdf } from '../types.ts';
import type { Run } from './engine-qpdf.mts';

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Keys by which a page leads to other pages. */
const AWAY = new Set(['/Parent', '/P', '/Dest', '/A', '/Popup', '/Prev', '/Next', '/StructParent']);

type Asking = { show: (object: string) => string[]; list: () => Json };

/** Asks qpdf about a PDF, one question after the other: for one object as it is written, or for all as JSON. */
const asking = (run: Run, path: string): Asking => ({
  show: (object) => run([`--show-object=${object}`, path], '').messages.filter((line) => line.startsWith('<<')),
  list: () => {
    const args = ['--json=2', '--json-key=qpdf', '--json-key=pages', '--json-stream-data=none', path, '/out.json'];
    const json: unknown = JSON.parse(Buffer.from(run(args, 'out.json').output).toString());
    return isRecord(json) ? json : {};
  },
});

/** Searching 16 MB takes as long as asking qpdf for the catalog. */
const SLOW_TO_SEARCH = 16 * 1024 * 1024;

/** A name that is not written as it reads (ISO 32000-1, 7.3.5). */
const ESCAPED_NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]{0,127}#[\dA-Fa-f]{2}/;

/** Only a document with groups of optional content can hide a layer; an object stream or an escape may hide that it has them. */
const mayHaveLayers = (bytes: StoredPdf): boolean => {
  if (!(bytes instanceof Uint8Array) || bytes.length > SLOW_TO_SEARCH) return true;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return raw.includes('OCProperties') || raw.includes('ObjStm') || ESCAPED_NAME.test(raw.toString('latin1'));
};

const objectsIn = ({ qpdf }: Json): Json => {
  const [, objects]: unknown[] = Array.isArray(qpdf) ? qpdf : [];
  return isRecord(objects) ? objects : {};
};

const trailerIn = (objects: Json): Json =>
  isRecord(objects.trailer) && isRecord(objects.trailer.value) ? objects.trailer.value : {};

/**
 * Reads two dictionaries only, however large the file; qpdf writes names without escapes. Where it is not certain which object
 * is the catalog, there may be layers.
 */
const hasLayers = (show: Asking['show']): boolean => {
  const roots = [
    ...show('trailer')
      .join(' ')
      .matchAll(/\/Root (\d+) (\d+) R/g),
  ];
  const [, number, generation] = roots.length === 1 ? (roots[0] ?? []) : [];
  if (number === undefined) return true;
  const catalog = show(`${number},${generation}`);
  return catalog.length !== 1 || catalog.join(' ').includes('/OCProperties');
};

const valueAt = (objects: Json, value: unknown): unknown => {
  if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return value;
  const object = objects[`obj:${value}`];
  if (!isRecord(object)) return undefined;
  return isRecord(object.stream) ? object.stream.dict : object.value;
};

const list = (objects: Json, value: unknown): unknown[] => {
  const found = valueAt(objects, value);
  return Array.isArray(found) ? found : [];
};

/** The optional content groups that the document's default configuration does not show (ISO 32000-1, 8.11.4.3). */
const hiddenGroups = (objects: Json): Set<unknown> => {
  const catalog = valueAt(objects, trailerIn(objects)['/Root']);
  const properties = isRecord(catalog) ? valueAt(objects, catalog['/OCProperties']) : undefined;
  if (!isRecord(properties)) return new Set();
  const shown = valueAt(objects, properties['/D']);
  if (!isRecord(shown)) return new Set();
  const off = new Set(list(objects, shown['/OFF']));
  if (shown['/BaseState'] !== '/OFF') return off;
  const on = new Set(list(objects, shown['/ON']));
  return new Set([...off, ...list(objects, properties['/OCGs']).filter((group) => !on.has(group))]);
};

const reaches = (objects: Json, page: string, hidden: ReadonlySet<unknown>): boolean => {
  const waiting: unknown[] = [page];
  const visited = new Set<unknown>();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (hidden.has(next)) return true;
    if (typeof next === 'string') {
      if (visited.has(next)) continue;
      visited.add(next);
    }
    const value = valueAt(objects, next);
    if (Array.isArray(value)) waiting.push(...value);
    else if (isRecord(value))
      waiting.push(...Object.entries(value).flatMap(([key, child]) => (AWAY.has(key) ? [] : [child])));
  }
  return false;
};

/** Which pages, counted from 0, hold content of a layer that is not shown; the engine finds the document at `path`. */
export const findLayers = (run: Run, path: string, bytes: StoredPdf): number[] => {
  if (!mayHaveLayers(bytes)) return [];
  const { show, list: listAll } = asking(run, path);
  if (!hasLayers(show)) return [];
  const json = listAll();
  const objects = objectsIn(json);
  const hidden = hiddenGroups(objects);
  if (hidden.size === 0) return [];
  const pages: unknown[] = Array.isArray(json.pages) ? json.pages : [];
  return pages.flatMap((page, index) =>
    isRecord(page) && reaches(objects, String(page.object), hidden) ? [index] : [],
  );
};
