/** A source of numbers from 0 to 1 that a seed repeats (mulberry32). */
const numbersFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let value = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
  return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
};

type Chance = { at: (length: number) => number; of: <Item>(items: readonly Item[]) => Item | undefined };

type Mutation = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer;

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const replaced = (bytes: Buffer, from: number, to: number, by: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

const NUMBERS = [
  '0',
  '-1',
  '1',
  '2147483647',
  '4294967296',
  '99999999999999999999',
  '-0.0000001',
  '1e9',
  '1.2.3',
  '--5',
  '65535',
  '268435456',
];
const KEYS =
  `/Type /Pages /Page /Kids /Count /Parent /Contents /Resources /XObject /Font /Length /Filter /FlateDecode /DCTDecode /JPXDecode
  /ASCII85Decode /Subtype /Form /Image /BBox /Matrix /MediaBox /CropBox /Rotate /Annots /AP /N /Dest /Prev /Size /Root /W /Index /First
  /Extends /Encoding /ToUnicode /CharProcs /SMask /Group /UserUnit /OC /Properties /Widths /DecodeParms /Predictor /Columns`.split(
    /\s+/,
  );

const places = (bytes: Buffer, pattern: RegExp): { from: number; to: number; text: string }[] =>
  Array.from(bytes.toString('latin1').matchAll(pattern), ({ index, 0: text }) => ({
    from: index,
    to: index + text.length,
    text,
  }));

/** Puts something else where one match of a pattern stands. */
const atOne = (pattern: RegExp, by: (text: string, all: string[], chance: Chance) => string | undefined): Mutation => {
  return (bytes, chance) => {
    const found = places(bytes, pattern);
    const one = chance.of(found);
    return one
      ? replaced(
          bytes,
          one.from,
          one.to,
          latin(
            by(
              one.text,
              found.map(({ text }) => text),
              chance,
            ) ?? '',
          ),
        )
      : bytes;
  };
};

const TOKEN = /\/[^\s()<>[\]{}/%]+|[-+.\d]+|<<|>>|\[|\]|\b[a-zA-Z]+\b/g;

/** The ways to spoil a PDF, from single bytes to whole objects of another. */
export const MUTATIONS: Record<string, Mutation> = {
  flip: (bytes, chance) => {
    const out = Buffer.from(bytes);
    for (let flips = 0; flips <= chance.at(6); flips += 1) out[chance.at(out.length)] = chance.at(256);
    return out;
  },
  truncate: (bytes, chance) => bytes.subarray(0, chance.at(bytes.length)),
  cut: (bytes, chance) => {
    const from = chance.at(bytes.length);
    return replaced(bytes, from, from + 1 + chance.at(400), Buffer.alloc(0));
  },
  double: (bytes, chance) => {
    const from = chance.at(bytes.length);
    return replaced(bytes, from, from, bytes.subarray(from, from + 1 + chance.at(2000)));
  },
  swap: atOne(TOKEN, (_, all, chance) => chance.of(all)),
  redirect: atOne(/\b\d+ 0 R\b/g, (_, all, chance) => chance.of(all)),
  rename: atOne(/\/[A-Za-z0-9]+/g, (_, __, chance) => chance.of(KEYS)),
  drop: atOne(/\/[A-Za-z]+ (?:\[[^\]]*\]|\([^)]*\)|\d+ 0 R|[-.\d]+|\/\w+)/g, () => ''),
  repeat: atOne(
    /\/[A-Za-z]+ (?:\[[^\]]*\]|\([^)]*\)|\d+ 0 R|[-.\d]+|\/\w+)/g,
    (text, all, chance) => `${text} ${chance.of(all) ?? ''}`,
  ),
  blowUp: atOne(/(?<![\w.])-?\d+(?:\.\d+)?/g, (_, __, chance) => chance.of(NUMBERS)),
  nest: atOne(/\[|<</g, (text, _, chance) => text.repeat(1 + chance.at(3000))),
  splice: (bytes, chance, other) =>
    Buffer.concat([bytes.subarray(0, chance.at(bytes.length)), other.subarray(chance.at(other.length))]),
  graft: (bytes, chance, other) => {
    const [from, into] = [chance.of(places(other, /\d+ 0 obj[^]*?endobj/g)), chance.of(places(bytes, /\d+ 0 obj/g))];
    return from && into ? replaced(bytes, into.from, into.from, latin(`${from.text}\n`)) : bytes;
  },
  append: (bytes, chance, other) => {
    const object = chance.of(places(other, /\d+ 0 obj[^]*?endobj/g));
    return Buffer.concat([
      bytes,
      latin(`\n${object?.text ?? ''}\ntrailer\n<< /Root 1 0 R /Size 99 /Prev ${chance.at(bytes.length)} >>\n%%EOF\n`),
    ]);
  },
};

/** A PDF with one to four mutations, by a seed; splices and grafts come from another PDF. */
export const mutated = (bytes: Buffer, seed: number, other: Buffer): { bytes: Buffer; names: string[] } => {
  const next = numbersFrom(seed);
  const at = (length: number) => Math.floor(next() * length);
  const chance: Chance = { at, of: (items) => items[at(items.length)] };
  const names = Array.from({ length: 1 + at(4) }, () => chance.of(Object.keys(MUTATIONS)) ?? 'flip');
  return { names, bytes: names.reduce<Buffer>((out, name) => MUTATIONS[name]?.(out, chance, other) ?? out, bytes) };
};
