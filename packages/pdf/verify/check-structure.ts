import type { Finding } from '../types.ts';
import { dictionaryAt } from './check-use.ts';
import { isDictionary, isList, nameOf, type Dictionary, type PdfValue } from './pdf-value.ts';
import { mayBeWords, placeBy, placeUnder, type Place } from './places.ts';
import type { PdfFile } from './read-objects.ts';

const FOREIGN_TYPES = new Set(
  'Annot Action Outlines StructTreeRoot StructElem Filespec EmbeddedFile ObjStm XRef OCG OCMD Metadata Sig'.split(' '),
);

const checkDictionary = ({ entries }: Dictionary, place: Place, where: string): Finding[] => {
  const type = place === 'trailer' ? '' : (nameOf(entries.get('Type')) ?? '');
  const findings: Finding[] = [];
  if (FOREIGN_TYPES.has(type)) findings.push({ code: 'unexpected-key', detail: `${where}: type ${type}` });
  for (const key of entries.keys()) {
    if (placeUnder(place, key) === undefined)
      findings.push({ code: 'unexpected-key', detail: `${where}: ${type || 'dictionary'} with ${key}` });
  }
  return findings;
};

type Walk = { file: PdfFile; reached: Set<number>; findings: Finding[] };
type Standing = { value: PdfValue; place: Place; where: string };

const partsOf = ({ value, place, where }: Standing): Standing[] => {
  if (isList(value)) return value.items.map((item) => ({ value: item, place, where }));
  if (!isDictionary(value)) return [];
  const own = placeBy(place, (key) => value.entries.has(key));
  return [...value.entries].map(([key, item]) => ({ value: item, place: placeUnder(own, key) ?? 'words', where }));
};

/** Names are in the hands of a document; so an object is judged by where it stands, once for each place. */
const walk = (root: Standing, { file, reached, findings }: Walk): void => {
  const waiting: Standing[] = [root];
  const judged = new Set<string>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, place, where } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (value.kind === 'reference') {
      const visit = `${value.number} ${place}`;
      if (judged.has(visit)) continue;
      judged.add(visit);
      reached.add(value.number);
      waiting.push({ value: file.objects.get(value.number)?.value ?? null, place, where: `object ${value.number}` });
    }
    if (value.kind === 'string' && !mayBeWords(place))
      findings.push({ code: 'unexpected-key', detail: `${where}: a string` });
    if (isDictionary(value)) {
      const own = placeBy(place, (key) => value.entries.has(key));
      findings.push(...checkDictionary(value, own, where));
    }
    waiting.push(...partsOf(next));
  }
};

/** Whether a file has the structure of a whole document, as `sealNote` writes it; no extract has. */
export const isTagged = (file: PdfFile): boolean =>
  dictionaryAt(file, file.trailer.entries.get('Root'))?.entries.has('StructTreeRoot') ?? false;

/** That every object is reached from the trailer, and only by keys that a page needs in order to be drawn. */
export const checkStructure = (file: PdfFile): Finding[] => {
  const state: Walk = { file, reached: new Set(), findings: [] };
  walk({ value: file.trailer, place: 'trailer', where: 'trailer' }, state);
  for (const number of file.objects.keys()) {
    if (!state.reached.has(number))
      state.findings.push({ code: 'unused-object', detail: `object ${number} is not reached` });
  }

  return state.findings;
};
