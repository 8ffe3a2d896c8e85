import { readCff } from './cff.ts';
import { cutCff } from './cut-cff.ts';
import { cutTrueType } from './cut-truetype.ts';
import { cutType1, type Type1Parts } from './cut-type1.ts';
import { Uncuttable, type ShownGlyphs } from './font-program.ts';
import { readTables } from './sfnt.ts';
import { readType1 } from './type1.ts';

/** How readers find glyphs in a program: as TrueType does, by glyph number, or as Type 1 does, by name or CID. */
export type Manner = 'truetype' | 'type1';

export type CutProgram =
  | { kind: 'truetype'; bytes: Buffer }
  | { kind: 'cff'; bytes: Buffer }
  | { kind: 'type1'; parts: Type1Parts };

const TRUETYPE = new Set(['\0\x01\0\0', 'true']);
const OPENTYPE = 'OTTO';

const isBare = (program: Buffer): boolean => program[0] === 1 && program[1] === 0;

/** In a program that is wrapped, or that its font calls TrueType, some readers take a CID for the number of a glyph. */
const cutOutlines = (program: Buffer, manner: Manner, shown: ShownGlyphs): Buffer => {
  const bare = isBare(program) ? program : readTables(program).get('CFF ');
  if (!bare) throw new Uncuttable('no outlines');
  const cff = readCff(bare);
  const certain = isBare(program) && manner === 'type1';
  if (!certain && shown.kind === 'composite' && cff.cids && [...shown.cids].some((cid) => cff.cids?.[cid] !== cid))
    throw new Uncuttable('two meanings of a CID');
  return cutCff(cff, shown);
};

/** A program is what its first bytes say, as readers take it, whatever its font calls it. */
const cut = (program: Buffer, manner: Manner, shown: ShownGlyphs): CutProgram | undefined => {
  const head = program.toString('latin1', 0, 4);
  if (TRUETYPE.has(head)) return { kind: 'truetype', bytes: cutTrueType(program, shown) };
  if (head === OPENTYPE || isBare(program)) return { kind: 'cff', bytes: cutOutlines(program, manner, shown) };
  if (!head.startsWith('%!') && program[0] !== 0x80) throw new Uncuttable('a program of an unknown kind');
  const type1 = readType1(program);
  return type1 && { kind: 'type1', parts: cutType1(type1, shown) };
};

/** A font program cut to what is shown; nothing where it has no glyphs. Throws `Uncuttable`. */
export const cutProgram = (program: Buffer, manner: Manner, shown: ShownGlyphs): CutProgram | undefined => {
  try {
    return cut(program, manner, shown);
  } catch (cause) {
    if (cause instanceof RangeError) throw new Uncuttable('a damaged program', { cause });
    throw cause;
  }
};
