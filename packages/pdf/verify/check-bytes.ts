import { unicodeOf } from '../fonts/glyph-names.ts';
import type { Finding } from '../types.ts';
import { plainly } from './check-texts.ts';
import { decodeStream } from './decode-stream.ts';
import { isDictionary, isList, nameOf, type PdfObject, type PdfValue } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';

/** Five bytes in a row can match by chance in pixels and outlines; six match in 100 MB once in a million files. */
const LONG_WORDS = /[\p{L}\p{N}]{6,4096}/gu;

/** Names that every content stream is written with; the same words stand in many notes. */
const OWN_NAMES = /\/(?:Released|Artifact|Pattern|Perceptual|Saturation)(?![\w.-])/g;

const readings = (bytes: Uint8Array): string[] => {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin = plain.toString('latin1').replaceAll(OWN_NAMES, '/');
  const hex = Array.from(latin.matchAll(/(?:<|^)([0-9A-Fa-f\s]{12,})(?:>|$)/g), ([, digits = '']) =>
    Buffer.from(digits.replaceAll(/\s/g, ''), 'hex').toString('latin1'),
  ).join('\n');
  return [
    latin,
    latin.replaceAll(/\0|^\xfe\xff/g, ''),
    plain.toString('utf8').replaceAll(OWN_NAMES, '/'),
    hex,
    hex.replaceAll(/\0|^\xfe\xff/gm, ''),
  ];
};

/** Long streams are read in parts that are cut at spaces, so that no word is cut. */
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

const longWordsOf = (text: string): string[] => plainly(text).match(LONG_WORDS) ?? [];

const holds = (bytes: Uint8Array, foreign: ReadonlySet<string>): boolean =>
  parts(bytes).some((part) => readings(part).some((reading) => longWordsOf(reading).some((word) => foreign.has(word))));

const stringsIn = (value: PdfValue): Uint8Array[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (value.kind === 'string') return [value.bytes];
  if (isList(value)) return value.items.flatMap(stringsIn);
  return isDictionary(value) ? [...value.entries.values()].flatMap(stringsIn) : [];
};

/** What fonts, maps, profiles and functions are written with; the names of glyphs are such words too. */
const PROGRAM_WORDS = new Set(
  `cidinit procset findresource begincmap endcmap cidsysteminfo registry ordering supplement identity cmapname cmaptype currentdict defineresource
  usecmap begincodespacerange endcodespacerange beginbfchar endbfchar beginbfrange endbfrange begincidchar endcidchar begincidrange endcidrange
  adobefont embedded fonttype fontname painttype fontmatrix readonly fontbbox encoding standardencoding notdef currentfile cleartomark
  profile ifelse ceiling truncate`.split(/\s+/),
);

const PROGRAM_KEYS = ['Length1', 'Length2', 'N', 'CMapName', 'FunctionType'];

const isPicture = ({ value }: PdfObject): boolean =>
  isDictionary(value) && nameOf(value.entries.get('Subtype')) === 'Image';

/** Recognised by its keys, or, for a ToUnicode table, by how it begins. */
const isProgram = ({ value }: PdfObject, bytes: Uint8Array): boolean =>
  isDictionary(value) &&
  (PROGRAM_KEYS.some((key) => value.entries.has(key)) ||
    /^(Type1C|CIDFontType0C|OpenType)$/.test(nameOf(value.entries.get('Subtype')) ?? '') ||
    Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '/CIDInit');

/** Metadata and font tables that are the same in every extract. */
const OWN_STRINGS = new Set(['Released records', 'Identity']);

const isOwn = (bytes: Uint8Array): boolean =>
  OWN_STRINGS.has(
    Buffer.from(bytes)
      .toString('latin1')
      .replaceAll(/\0|^\xfe\xff/g, ''),
  );

/** In pixels a colour that goes on reads as one letter many times; words have more letters than two. */
const hasLetters = (word: string): boolean => new Set(word).size > 2;

/** That every stream can be decoded and that no word from outside the scope stands in it, or in any string. */
export const checkBytes = (file: PdfFile, foreign: ReadonlySet<string>): Finding[] => {
  const findings: Finding[] = [];
  const inPrograms = new Set([...foreign].filter((word) => !PROGRAM_WORDS.has(word) && unicodeOf(word) === undefined));
  const inPixels = new Set([...foreign].filter(hasLetters));
  for (const object of file.objects.values()) {
    if (stringsIn(object.value).some((bytes) => !isOwn(bytes) && holds(bytes, foreign)))
      findings.push({ code: 'foreign-bytes', detail: `a string of object ${object.number}` });
    if (!object.data) continue;
    const decoded = decodeStream(object);
    if (decoded.kind === 'failed') findings.push({ code: 'undecodable-stream', detail: `object ${object.number}` });
    const bytes = decoded.kind === 'clear' ? decoded.bytes : object.data;
    const wanted = isPicture(object) ? inPixels : isProgram(object, bytes) ? inPrograms : foreign;
    if (holds(bytes, wanted)) findings.push({ code: 'foreign-bytes', detail: `the stream of object ${object.number}` });
  }
  return findings;
};
