/** A font program that cannot be cut for certain: it is damaged, of an unknown kind, or made to mislead. */
export class Uncuttable extends Error {}

/** What a simple font shows: the code, the glyph names and characters that its encoding may mean by it, best first. */
export type SimpleCode = {
  code: number;
  /** The name that the font's own encoding gives, where it names this code. */
  names: string[];
  unicodes: number[];
  /** Whether a reader may look the code up as it is. */
  raw: boolean;
};

/** What of a program is shown: by character code of a simple font, or by CID of a composite font. */
export type ShownGlyphs =
  | { kind: 'simple'; codes: SimpleCode[]; firstCode: number }
  | { kind: 'composite'; cids: ReadonlySet<number> };

export const ascending = (values: Iterable<number>): number[] => [...values].toSorted((a, b) => a - b);
