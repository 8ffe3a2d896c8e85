import { deciphered, enciphered, KEY } from '../../../packages/pdf/fonts/type1-cipher.ts';

/** A letter whose outline is drawn along the bytes of a marker. */
export type Letter = { code: number; name: string; marker: string };

export const words = (...values: number[]): Buffer => {
  const out = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => out.writeUInt16BE(value & 0xffff, 2 * index));
  return out;
};
export const long = (value: number): Buffer => words(value >>> 16, value);
export const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** On the curve; the marker goes across in steps of a byte each, up and down by turns. */
const outline = (marker: string): Buffer => {
  const steps = [...latin(marker)];
  const [flags, heights] = [steps.map((_, index) => (index % 2 ? 0x17 : 0x37)), steps.map((_, index) => 200 - index)];
  const head = words(1, 0, 0, 900, 900, steps.length - 1, 0);
  return padded(Buffer.concat([head, Buffer.from(flags), latin(marker), Buffer.from(heights)]));
};

const characterMap = (letters: Letter[]): Buffer => {
  const glyphs = Buffer.alloc(256);
  for (const [index, { code }] of letters.entries()) glyphs[code] = index + 1;
  const symbols = [...letters.map(({ code }) => 0xf000 + code), 0xffff];
  const deltas = [...letters.map(({ code }, index) => index + 1 - 0xf000 - code), 1];
  const size = 2 * symbols.length;
  const segments = Buffer.concat([
    words(4, 16 + 4 * size, 0, size, 0, 0, 0),
    words(...symbols, 0, ...symbols, ...deltas, ...symbols.map(() => 0)),
  ]);
  const trimmed = Buffer.concat([words(0, 262, 0), glyphs]);
  return Buffer.concat([words(0, 2, 1, 0), long(20), words(3, 0), long(20 + trimmed.length), trimmed, segments]);
};

const postNames = (letters: Letter[]): Buffer =>
  Buffer.concat([
    long(0x00020000),
    Buffer.alloc(28),
    words(letters.length + 1, 0, ...letters.map((_, index) => 258 + index)),
    ...letters.map(({ name }) => Buffer.concat([Buffer.from([name.length]), latin(name)])),
  ]);

export const tables = (entries: Record<string, Buffer>): Buffer => {
  const sorted = Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1));
  let from = 12 + 16 * sorted.length;
  const rows = sorted.map(([tag, bytes]) => {
    const row = Buffer.concat([latin(tag), long(0), long(from), long(bytes.length)]);
    from += padded(bytes).length;
    return row;
  });
  return Buffer.concat([
    long(0x00010000),
    words(sorted.length, 0, 0, 0),
    ...rows,
    ...sorted.map(([, bytes]) => padded(bytes)),
  ]);
};

/** A TrueType program of these letters, found by code in two character maps and by name. */
export const trueTypeProgram = (letters: Letter[]): Buffer => {
  const outlines = letters.map(({ marker }) => outline(marker));
  const offsets = outlines.map((_, index) => outlines.slice(0, index).reduce((sum, { length }) => sum + length, 0));
  const glyf = Buffer.concat(outlines);
  const count = letters.length + 1;
  const head = Buffer.concat([
    long(0x00010000),
    long(0),
    long(0),
    long(0x5f0f3cf5),
    words(3, 1000),
    Buffer.alloc(16),
    words(0, 0, 900, 900, 0, 8, 2, 1, 0),
  ]);
  return tables({
    head,
    hhea: Buffer.concat([long(0x00010000), words(900, -100, 0, 1000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, count)]),
    maxp: Buffer.concat([long(0x00010000), words(count, 64, 1, 0, 0, 2, 0, 0, 0, 0, 64, 0, 0, 0)]),
    hmtx: words(...Array.from({ length: count }, (_, index) => [900 + index, 0]).flat()),
    loca: Buffer.concat([long(0), ...offsets.map(long), long(glyf.length)]),
    glyf,
    cmap: characterMap(letters),
    post: postNames(letters),
    name: words(0, 0, 6),
  });
};

export const index = (items: Buffer[]): Buffer => {
  if (items.length === 0) return words(0);
  const offsets = items.map((_, at) => 1 + items.slice(0, at + 1).reduce((sum, { length }) => sum + length, 0));
  return Buffer.concat([words(items.length), Buffer.from([2]), words(1, ...offsets), ...items]);
};

const integer = (value: number): Buffer => Buffer.concat([Buffer.from([29]), long(value)]);

export const operands = (values: number[], ...operator: number[]): Buffer =>
  Buffer.concat([...values.map(integer), Buffer.from(operator)]);

const ROUND = Buffer.from([139, 139, 21]);
const CALL_FIRST = Buffer.from([32, 10, 14]);

/** The letters' outlines: lines along the marker, in a subroutine where `subroutines` is set. */
const charStrings = (letters: Letter[], subroutines: boolean): { glyphs: Buffer[]; subrs: Buffer[] } => {
  const lines = letters.map(({ marker }) =>
    Buffer.concat([latin(marker), Buffer.from(marker.length % 2 ? [139] : []), Buffer.from([5])]),
  );
  const glyphs = lines.map((line, at) =>
    subroutines
      ? Buffer.concat([ROUND, Buffer.from([32 + at]), CALL_FIRST.subarray(1)])
      : Buffer.concat([ROUND, line, Buffer.from([14])]),
  );
  return {
    glyphs: [Buffer.from([14]), ...glyphs],
    subrs: subroutines ? lines.map((line) => Buffer.concat([line, Buffer.from([11])])) : [],
  };
};

/**
 * The parts of a CFF program. A charset or an encoding that is a number is one that readers know; where fonts are selected, the
 * program has CIDs. `top` and `fonts` are what their dictionaries say besides where things are.
 */
export type CffParts = {
  top?: Buffer;
  strings?: string[];
  globals?: Buffer[];
  charset?: Buffer | number;
  encoding?: Buffer | number;
  glyphs: Buffer[];
  privates?: { keys?: Buffer; subrs?: Buffer[] }[];
  select?: Buffer;
  fonts?: Buffer[];
};

/** A CFF program of these parts, each at the place that its dictionaries name. */
export const writtenCff = (given: CffParts): Buffer => {
  const {
    top = latin(''),
    strings = [],
    globals = [],
    charset = 0,
    encoding = 0,
    glyphs,
    privates = [{}],
    select,
    fonts = [],
  } = given;
  const own = privates.map(({ keys = latin(''), subrs = [] }) => {
    const dictionary = subrs.length > 0 ? Buffer.concat([keys, operands([keys.length + 6], 19)]) : keys;
    return { size: dictionary.length, bytes: Buffer.concat([dictionary, ...(subrs.length > 0 ? [index(subrs)] : [])]) };
  });
  const parts = [
    typeof charset === 'number' ? latin('') : charset,
    typeof encoding === 'number' ? latin('') : encoding,
    index(glyphs),
    select ?? latin(''),
    ...own.map(({ bytes }) => bytes),
  ];
  const dictionary = (at: number[]): Buffer => {
    const [charsetAt = 0, encodingAt = 0, glyphsAt = 0, selectAt = 0, ownAt = 0] = at;
    const encoded = encoding === 0 ? [] : [operands([typeof encoding === 'number' ? encoding : encodingAt], 16)];
    const named = [...encoded, operands([own[0]?.size ?? 0, ownAt], 18)];
    const numbered = [operands([selectAt], 12, 37), operands([at.at(-1) ?? 0], 12, 36)];
    return index([
      Buffer.concat([
        top,
        operands([typeof charset === 'number' ? charset : charsetAt], 15),
        operands([glyphsAt], 17),
        ...(select ? numbered : named),
      ]),
    ]);
  };
  const head = [Buffer.from([1, 0, 4, 4]), index([latin('Marked')])];
  const tail = [index(strings.map(latin)), index(globals)];
  const start = Buffer.concat([...head, dictionary([]), ...tail]).length;
  const at = [...parts, latin('')].map((_, place) => start + Buffer.concat(parts.slice(0, place)).length);
  const selected = own.map(({ size }, font) =>
    Buffer.concat([fonts[font] ?? latin(''), operands([size, at[4 + font] ?? 0], 18)]),
  );
  return Buffer.concat([...head, dictionary(at), ...tail, ...parts, ...(select ? [index(selected)] : [])]);
};

const STANDARD_STRINGS = 391;

/** A CFF program of these letters: by name, or by CID where `cids` is set, the CID being the code. */
export const cffProgram = (
  letters: Letter[],
  { cids, subroutines }: { cids: boolean; subroutines: boolean },
): Buffer => {
  const { glyphs, subrs } = charStrings(letters, subroutines);
  return writtenCff({
    glyphs,
    strings: cids ? ['Adobe', 'Identity'] : letters.map(({ name }) => name),
    charset: Buffer.concat([
      Buffer.from([0]),
      words(...letters.map(({ code }, at) => (cids ? code : STANDARD_STRINGS + at))),
    ]),
    privates: [{ subrs }],
    ...(cids
      ? {
          top: operands([STANDARD_STRINGS, STANDARD_STRINGS + 1, 0], 12, 30),
          select: Buffer.from([3, 0, 1, 0, 0, 0, 0, letters.length + 1]),
        }
      : { encoding: Buffer.from([0, letters.length, ...letters.map(({ code }) => code)]) }),
  });
};

const line = (byte: number, place: number): Buffer => Buffer.from([byte, place % 2 ? 239 : 39, 5]);

const hidden = (code: Buffer): string => enciphered(code, KEY.charstring, 4).toString('latin1');

const entry = (name: string, code: Buffer): string => `/${name} ${hidden(code).length} RD ${hidden(code)} ND\n`;

/** A Type 1 program of these letters; `subroutines` puts their outlines into some. Its three parts in turn. */
export const type1Program = (letters: Letter[], subroutines: boolean): Buffer[] => {
  const lines = letters.map(({ marker }) => Buffer.concat([...latin(marker)].map(line)));
  const begin = Buffer.concat([Buffer.from([139, 28 + 220, 136, 13]), ROUND]);
  const glyphs = lines.map((code, at) =>
    Buffer.concat([begin, ...(subroutines ? [Buffer.from([139 + at, 10])] : [code]), Buffer.from([9, 14])]),
  );
  const subrs = lines
    .map((code) => Buffer.concat([code, Buffer.from([11])]))
    .map((code, at) => `dup ${at} ${hidden(code).length} RD ${hidden(code)} NP\n`);
  const list = subroutines ? `/Subrs ${subrs.length} array\n${subrs.join('')}ND\n` : '';
  const own = `dup /Private 8 dict dup begin
/RD {string currentfile exch readstring pop} executeonly def /ND {noaccess def} executeonly def /NP {noaccess put} executeonly def
/BlueValues [] def /password 5839 def
${list}2 index /CharStrings ${letters.length + 1} dict dup begin
${entry('.notdef', Buffer.from([139, 248, 136, 13, 14]))}${letters.map(({ name }, at) => entry(name, glyphs[at] ?? Buffer.alloc(0))).join('')}end end readonly put noaccess put dup /FontName get exch definefont pop mark currentfile closefile
`;
  const clear = `%!PS-AdobeFont-1.0: Marked
11 dict begin
/FontName /Marked def /FontType 1 def /PaintType 0 def /FontMatrix [0.001 0 0 0.001 0 0] readonly def /FontBBox {0 -200 1000 900} readonly def
/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for
${letters.map(({ code, name }) => `dup ${code} /${name} put`).join('\n')}
readonly def currentdict end
currentfile eexec
`;
  return [
    latin(clear),
    enciphered(latin(own), KEY.program, 4),
    latin(`${`${'0'.repeat(64)}\n`.repeat(8)}cleartomark\n`),
  ];
};

/** What a Type 1 program hides: its private part, and the numbers that its outlines are made of. */
export const type1Secrets = (program: Buffer): string => {
  const mark = program.indexOf('currentfile eexec');
  if (mark < 0) return '';
  const text = deciphered(program.subarray(mark + 18), KEY.program, 4).toString('latin1');
  const outlines = Array.from(text.matchAll(/ (\d{1,5}) (?:RD|-\|) /g), ({ 0: head, 1: length = '0', index: at }) => {
    const from = at + head.length;
    const code = deciphered(Buffer.from(text.slice(from, from + Number(length)), 'latin1'), KEY.charstring, 4);
    return Array.from(code)
      .filter((_, place) => code[place + 2] === 5 || code[place] === 0)
      .map((byte) => String.fromCharCode(byte))
      .join('');
  });
  return [text, ...outlines].join('\n');
};
