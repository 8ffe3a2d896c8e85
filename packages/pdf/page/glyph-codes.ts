import { faceProgram } from './face-program.ts';
import type { FamilyName } from './families.ts';
import type { SetLetter } from './set-text.ts';

export interface CodeTable {
  all: ReadonlyMap<number, SetLetter>;
  codeOf: (letter: SetLetter) => number;
}

/** One less than there are: the last is no glyph's number in some readers. */
const CODES = 65_535;

/** FNV-1a, which spreads short texts well. */
const spread = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
};

/**
 * The codes of a family in one document, which are the numbers of its glyphs. A glyph that means its own character has the number
 * that it has in the family; letters that are put together, or mean something else here, have one above all of those that follows
 * from what they are and mean alone, so that no code tells what else is written.
 */
export class GlyphCodes implements CodeTable {
  readonly #family: FamilyName;
  readonly #coded = new Map<number, SetLetter>();

  constructor(family: FamilyName) {
    this.#family = family;
  }

  get all(): ReadonlyMap<number, SetLetter> {
    return this.#coded;
  }

  codeOf(letter: SetLetter): number {
    const own = this.#own(letter);
    if (own !== undefined) return own;
    const first = faceProgram(this.#family).font.numGlyphs;
    const identity = JSON.stringify(letter);
    let code = first + (spread(identity) % (CODES - first));
    for (let found = this.#coded.get(code); found; found = this.#coded.get(code)) {
      if (JSON.stringify(found) === identity) return code;
      code = code + 1 < CODES ? code + 1 : first;
    }
    this.#coded.set(code, letter);
    return code;
  }

  /** Other characters with the same glyph read the same. */
  #own({ parts, meaning, advance }: SetLetter): number | undefined {
    const [part, ...more] = parts;
    if (part === undefined || more.length > 0 || part.x !== 0 || part.y !== 0) return undefined;
    const { characterOf, font, glyphOf } = faceProgram(this.#family);
    const character = characterOf.get(part.glyph);
    if (character === undefined || font.getGlyph(part.glyph).advanceWidth !== advance) return undefined;
    const own = String.fromCodePoint(character);
    const alike = Array.from(meaning).length === 1 && glyphOf.get(meaning.codePointAt(0) ?? 0) === part.glyph;
    if (meaning !== own && !alike) return undefined;
    this.#coded.set(part.glyph, { parts, meaning: own, advance });
    return part.glyph;
  }
}
