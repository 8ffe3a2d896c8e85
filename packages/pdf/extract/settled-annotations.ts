import { JsonObjects, isReference, type Json, type JsonDictionary } from '../appearances/json-objects.ts';
import { qpdf } from '../engine/run-engine.ts';
import type { StoredPdf } from '../types.ts';

/** Annotations of a page, both counted from 0, and whether they are left out or shown on screen and paper. */
export type AnnotationDecision = { index: number; annotation: number; shown: boolean };

const LISTED = ['--json=2', '--json-key=qpdf', '--json-key=pages', '--json-stream-data=none'];
/** The flag of an annotation that prints, and no other (ISO 32000-1, 12.5.3). */
const PRINT = 4;

const shown = (keys: JsonDictionary): JsonDictionary => ({ ...keys, '/F': PRINT });

const changesOn = (objects: JsonObjects, page: string, decisions: AnnotationDecision[]): JsonDictionary => {
  const keys = objects.dictionary(page);
  const decided = new Map(decisions.map(({ annotation, shown: shows }) => [annotation, shows]));
  const changed: JsonDictionary = {};
  const list = objects.list(keys['/Annots']).flatMap((item: Json, at) => {
    const shows = decided.get(at);
    if (shows === undefined) return [item];
    if (!shows) return [];
    if (!isReference(item)) return [shown(objects.dictionary(item))];
    changed[`obj:${item}`] = { value: shown(objects.dictionary(item)) };
    return [item];
  });
  return { ...changed, [`obj:${page}`]: { value: { ...keys, '/Annots': list } } };
};

/** The same PDF without some annotations, and with others that are seen wherever their pages are. Throws `EngineFailure`. */
export const withAnnotations = async (bytes: StoredPdf, decisions: AnnotationDecision[]): Promise<StoredPdf> => {
  if (decisions.length === 0) return bytes;
  const files = [{ name: 'in.pdf', bytes }];
  const listed = await qpdf({ files, args: [...LISTED, '/in.pdf', '/out.json'], output: 'out.json' });
  const objects = new JsonObjects(listed.output);
  const changed = [...Map.groupBy(decisions, ({ index }) => index)].map(([index, own]) =>
    changesOn(objects, objects.pages[index] ?? '', own),
  );
  const head = {
    jsonversion: 2,
    pushedinheritedpageresources: false,
    calledgetallpages: false,
    maxobjectid: objects.last,
  };
  const update = JSON.stringify({ qpdf: [head, Object.assign({}, ...changed)] });
  const { output } = await qpdf({
    files: [...files, { name: 'update.json', bytes: Buffer.from(update) }],
    args: ['/in.pdf', '--update-from-json=/update.json', '--object-streams=disable', '--static-id', '/out.pdf'],
    output: 'out.pdf',
  });
  return output;
};
