import aglfn from 'aglfn' with { type: 'json' };

import { CFF_STRINGS } from './standard-names.ts';

/** Names of encodings and ligatures that are in the Adobe Glyph List, but not in that for new fonts. */
const OLDER: readonly (readonly [name: string, unicode: number])[] = [
  ['fi', 0xfb01],
  ['fl', 0xfb02],
  ['ff', 0xfb00],
  ['ffi', 0xfb03],
  ['ffl', 0xfb04],
  ['onesuperior', 0xb9],
  ['twosuperior', 0xb2],
  ['threesuperior', 0xb3],
];

const UNICODE = new Map([
  ...aglfn.map(({ glyphName, unicodeValue }) => [glyphName, Number.parseInt(unicodeValue, 16)] as const),
  ...OLDER,
]);

/** The character that a glyph's name stands for (Adobe Glyph List for New Fonts, and names made of a character's number). */
export const unicodeOf = (name: string): number | undefined => {
  const known = UNICODE.get(name);
  const digits = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(name);
  return known ?? (digits ? Number.parseInt(digits[1] ?? digits[2] ?? '', 16) : undefined);
};

/** Codes of StandardEncoding in runs: the first, the last, and the number of the first one's string (ISO 32000-1, annex D.2). */
const STANDARD_RUNS = [
  [32, 126, 1],
  [161, 175, 96],
  [177, 180, 111],
  [182, 189, 115],
  [191, 191, 123],
  [193, 200, 124],
  [202, 203, 132],
  [205, 208, 134],
  [225, 225, 138],
  [227, 227, 139],
  [232, 235, 140],
  [241, 241, 144],
  [245, 245, 145],
  [248, 251, 146],
] as const;

/** The name that StandardEncoding gives to a code. */
export const standardName = (code: number): string | undefined => {
  const run = STANDARD_RUNS.find(([first, last]) => code >= first && code <= last);
  return run && CFF_STRINGS[run[2] + code - run[0]];
};

export type BaseEncoding = 'StandardEncoding' | 'WinAnsiEncoding' | 'MacRomanEncoding';

const MAC = Array.from(new TextDecoder('macintosh').decode(Uint8Array.from({ length: 256 }, (_, code) => code)));
const WINDOWS = Array.from(new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, code) => code)));

/** The character that an encoding gives to a code. Codes that WinAnsiEncoding leaves out are bullets (ISO 32000-1, annex D.2). */
export const unicodeIn = (encoding: BaseEncoding, code: number): number | undefined => {
  if (encoding === 'StandardEncoding') return unicodeOf(standardName(code) ?? '');
  const character = (encoding === 'MacRomanEncoding' ? MAC : WINDOWS)[code]?.codePointAt(0);
  return encoding === 'WinAnsiEncoding' && character !== undefined && character < 160 && character > 126
    ? 0x2022
    : character;
};

/** The code of a character on a Macintosh. */
export const macCode = (unicode: number): number | undefined => {
  const code = MAC.indexOf(String.fromCodePoint(unicode));
  return code < 0 ? undefined : code;
};
