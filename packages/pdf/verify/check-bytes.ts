import type { Finding } from '../types.ts';
import { wordsOf } from './check-texts.ts';
import { decodeStream } from './decode-stream.ts';
import { isDictionary, isList, nameOf, type PdfObject, type PdfValue } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';

/** Five bytes turn up by chance in pixels and outlines; six, in 100 MB, once in a million files. */
const SHORTEST = 6;

const readings = (bytes: Uint8Array): string[] => {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin = plain.toString('latin1');
  const hex = Array.from(latin.matchAll(/(?:<|^)([0-9A-Fa-f\s]{12,})(?:>|$)/g), ([, digits = '']) =>
    Buffer.from(digits.replaceAll(/\s/g, ''), 'hex').toString('latin1'),
  ).join('\n');
  return [latin, latin.replaceAll(/\0|^\xfe\xff/g, ''), plain.toString('utf8'), hex, hex.replaceAll(/\0|^\xfe\xff/gm, '')];
};

/** Long streams are read a part at a time, cut where a space is, so that no word is. */
const PART = 256 * 1024;
const SPACE = 0x20;

const parts = (bytes: Uint8Array): Uint8Array[] => {
  const found: Uint8Array[] = [];
  let from = 0;
  while (bytes.length - from > PART) {
    const space = bytes.lastIndexOf(SPACE, from + PART);
    const to = space > from ? space : from + PART;
    found.push(bytes.subarray(from, to));
    from = to;
  }
  return [...found, bytes.subarray(from)];
};

const holds = (bytes: Uint8Array, foreign: ReadonlySet<string>): boolean =>
  parts(bytes).some((part) => readings(part).some((reading) => wordsOf(reading).some((word) => word.length >= SHORTEST && foreign.has(word))));

const stringsIn = (value: PdfValue): Uint8Array[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (value.kind === 'string') return [value.bytes];
  if (isList(value)) return value.items.flatMap(stringsIn);
  return isDictionary(value) ? [...value.entries.values()].flatMap(stringsIn) : [];
};

/** Programs and tables of fonts and colours are full of words of their own. */
const isProgram = ({ value }: PdfObject): boolean =>
  (isDictionary(value) && ['Length1', 'Length2', 'N', 'CMapName'].some((key) => value.entries.has(key))) ||
  (isDictionary(value) && /^(Type1C|CIDFontType0C|OpenType)$/.test(nameOf(value.entries.get('Subtype')) ?? ''));

/** That every stream can be decoded and that no word from outside the scope stands in it, or in any string. */
export const checkBytes = (file: PdfFile, foreign: ReadonlySet<string>): Finding[] => {
  const findings: Finding[] = [];
  for (const object of file.objects.values()) {
    if (stringsIn(object.value).some((bytes) => holds(bytes, foreign)))
      findings.push({ code: 'foreign-bytes', detail: `a string of object ${object.number}` });
    if (!object.data) continue;
    const decoded = decodeStream(object);
    if (decoded.kind === 'failed') findings.push({ code: 'undecodable-stream', detail: `object ${object.number}` });
    const bytes = decoded.kind === 'clear' ? decoded.bytes : object.data;
    if (!isProgram(object) && holds(bytes, foreign)) {
      findings.push({ code: 'foreign-bytes', detail: `the stream of object ${object.number}` });
    }
  }
  return findings;
};
