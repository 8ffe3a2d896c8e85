import { runQpdf } from './engine-qpdf.mts';
import type { EnginePaths, LayersJob } from './jobs.ts';

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Keys by which a page leads to other pages. */
const AWAY = new Set(['/Parent', '/P', '/Dest', '/A', '/Popup', '/Prev', '/Next', '/StructParent']);

const readObjects = async (paths: EnginePaths, bytes: Uint8Array): Promise<{ objects: Json; pages: string[] }> => {
  const { output } = await runQpdf(paths, {
    files: [{ name: 'in.pdf', bytes }],
    args: ['--json=2', '--json-key=qpdf', '--json-key=pages', '--json-stream-data=none', '/in.pdf', '/out.json'],
    output: 'out.json',
  });
  const json: unknown = JSON.parse(new TextDecoder().decode(output));
  const [, objects] = isRecord(json) && Array.isArray(json.qpdf) ? json.qpdf : [];
  const pages = isRecord(json) && Array.isArray(json.pages) ? json.pages : [];
  return { objects: isRecord(objects) ? objects : {}, pages: pages.map((page: unknown) => (isRecord(page) ? String(page.object) : '')) };
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
  const trailer = isRecord(objects.trailer) && isRecord(objects.trailer.value) ? objects.trailer.value : {};
  const catalog = valueAt(objects, trailer['/Root']);
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
    else if (isRecord(value)) waiting.push(...Object.entries(value).flatMap(([key, child]) => (AWAY.has(key) ? [] : [child])));
  }
  return false;
};

/** Which pages, counted from 0, hold content of a layer that is not shown. */
export const findLayers = async (paths: EnginePaths, { bytes }: LayersJob): Promise<number[]> => {
  const { objects, pages } = await readObjects(paths, bytes);
  const hidden = hiddenGroups(objects);
  return hidden.size === 0 ? [] : pages.flatMap((page, index) => (reaches(objects, page, hidden) ? [index] : []));
};
