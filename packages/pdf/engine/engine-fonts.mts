import { readFileSync } from 'node:fs';

import type { Pdfium } from './engine-instance.mts';
import type { FontPaths } from './jobs.ts';

type Script = keyof FontPaths;

/** Character sets by which PDFium asks (FXFONT_…_CHARSET of fpdf_sysfontinfo.h). */
const BY_CHARSET: Readonly<Record<number, Script>> = {
  128: 'han',
  129: 'hangul',
  134: 'han',
  136: 'han',
  177: 'hebrew',
  178: 'arabic',
  222: 'thai',
};

/** Families that are known to be of a script, where their font does not say its character set. */
const BY_NAME: readonly [RegExp, Script][] = [
  [
    /batang|dotum|gulim|gungsuh|malgun|myungjo|nanum|hysmyeong|hygothic|apple ?sd ?gothic|(sans|serif)(cjk)? ?kr/i,
    'hangul',
  ],
  [/mincho|gothic-|ms.?p?gothic|yu ?gothic|meiryo|heisei|ryumin|hiragino|kozmin|kozgo|(sans|serif)(cjk)? ?jp/i, 'han'],
  [
    /simsun|nsimsun|simhei|song|mingliu|heiti|kaiti|fangsong|yahei|jhenghei|pingfang|(sans|serif)(cjk)? ?(sc|tc|hk)/i,
    'han',
  ],
  [/devanagari|mangal|kokila|aparajita|kruti/i, 'devanagari'],
  [/hebrew|frankruehl|gisha|miriam/i, 'hebrew'],
  [/naskh|arabic|kufi/i, 'arabic'],
  [/thai|cordia|angsana|browallia|tahoma ?thai/i, 'thai'],
];

const scriptFor = (charset: number, face: string): Script | undefined =>
  BY_CHARSET[charset] ?? BY_NAME.find(([pattern]) => pattern.test(face))?.[1];

const files = new Map<string, Uint8Array>();

/** A font's file, read when a page first needs it. */
const fileOf = (path: string): Uint8Array => {
  const known = files.get(path) ?? new Uint8Array(readFileSync(path));
  files.set(path, known);
  return known;
};

const textAt = ({ pdfium }: Pdfium, pointer: number): string =>
  Buffer.from(pdfium.HEAPU8.subarray(pointer, pdfium.HEAPU8.indexOf(0, pointer))).toString('latin1');

/** Size of FPDF_SYSFONTINFO: a version and eight functions, of which four may be missing. */
const SIZE = 36;

/**
 * Gives the engine fonts for what a file does not embed and none of its own can show (FPDF_SetSystemFontInfo); Latin stays with the
 * engine's own. A font's handle is the number of its script, from 1.
 */
export const lendFonts = (pdfium: Pdfium, paths: FontPaths): void => {
  const all = Object.values(paths);
  const handleOf = (charset: number, face: string): number => {
    const script = scriptFor(charset, face);
    return script === undefined ? 0 : all.indexOf(paths[script]) + 1;
  };
  const mapFont = (...[, , , charset = 0, , face = 0]: number[]): number => handleOf(charset, textAt(pdfium, face));
  const give = (bytes: Uint8Array, buffer: number, size: number): number => {
    if (buffer !== 0 && size >= bytes.length) pdfium.pdfium.HEAPU8.set(bytes, buffer);
    return bytes.length;
  };
  const dataOf = (...[, font = 0, table = 0, buffer = 0, size = 0]: number[]): number => {
    const path = all[font - 1];
    return path === undefined || table !== 0 ? 0 : give(fileOf(path), buffer, size);
  };
  const nameOf = (...[, font = 0, buffer = 0, size = 0]: number[]): number =>
    give(Buffer.from(`Lent${font}\0`), buffer, size);
  const info = pdfium.pdfium.wasmExports.malloc(SIZE);
  const { add } = pdfium.functions;
  const [mapped, data, name, charset] = [add(mapFont, 7), add(dataOf, 5), add(nameOf, 4), add(() => 1, 2)];
  new Int32Array(pdfium.pdfium.HEAPU8.buffer, info, SIZE / 4).set([1, 0, 0, mapped, 0, data, name, charset, 0]);
  pdfium.FPDF_SetSystemFontInfo(info);
};
