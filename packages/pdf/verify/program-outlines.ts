import { Unreadable } from './pdf-value.ts';

/** What a program has of a glyph, an outline, a width, or no more than a name: its number, and the name or CID that the program gives it. */
export type Outline = { glyph: number; name?: string; cid?: number; parts: number[] };

/**
 * A way to a glyph: by a character of one of the program's maps, by a code of its own encoding, or by a name. `spare` is the only one
 * of a map, to the first glyph.
 */
export type Way = (
  | { kind: 'character'; value: number; spare?: boolean }
  | { kind: 'code'; value: number }
  | { kind: 'name'; value: string }
) & { glyph: number };

export type Outlines = { outlines: Outline[]; ways: Way[] };

export const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** That parts, given by where they begin and end, make up the whole: no byte lies between, before or after them, except zeros that pad to `unit`. */
export const checkWhole = (bytes: Buffer, parts: [from: number, to: number][], unit = 1): void => {
  let end = 0;
  for (const [from, to] of parts.toSorted(([a, b], [c, d]) => a - c || b - d)) {
    if (from < end || from - end >= unit || bytes.subarray(end, from).some((byte) => byte !== 0))
      throw new Unreadable('bytes that nothing reads');
    end = to;
  }
  if (bytes.length - end >= unit || end > bytes.length || bytes.subarray(end).some((byte) => byte !== 0))
    throw new Unreadable('bytes that nothing reads');
};
