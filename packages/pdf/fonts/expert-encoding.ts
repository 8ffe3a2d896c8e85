import { Uncuttable } from './font-program.ts';

/** The encoding for experts: a first code, the number of its name, and how many follow (Adobe Technical Note 5176, appendix B). */
const EXPERT: readonly (readonly [code: number, sid: number, count: number])[] = [
  [32, 1, 1],
  [33, 229, 2],
  [36, 231, 8],
  [44, 13, 3],
  [47, 99, 1],
  [48, 239, 10],
  [58, 27, 2],
  [60, 249, 4],
  [65, 253, 5],
  [73, 258, 1],
  [76, 259, 4],
  [82, 263, 3],
  [86, 266, 1],
  [87, 109, 2],
  [89, 267, 3],
  [93, 270, 34],
  [161, 304, 3],
  [166, 307, 5],
  [172, 312, 1],
  [175, 313, 1],
  [178, 314, 2],
  [182, 316, 3],
  [188, 158, 1],
  [189, 155, 1],
  [190, 163, 1],
  [191, 319, 7],
  [200, 326, 1],
  [201, 150, 1],
  [202, 164, 1],
  [203, 169, 1],
  [204, 327, 52],
];

/** The glyphs of the encoding for experts, of those that a program has. Throws `Uncuttable` where it has none. */
export const expertEncoding = (charset: number[]): Map<number, number> => {
  const codes = new Map<number, number>();
  for (const [code, sid, count] of EXPERT) {
    for (let step = 0; step < count; step += 1) {
      const glyph = charset.indexOf(sid + step);
      if (glyph > 0) codes.set(code + step, glyph);
    }
  }
  if (codes.size === 0) throw new Uncuttable('an expert encoding of none of its glyphs');
  return codes;
};
