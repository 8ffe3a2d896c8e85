import { deflateSync } from 'node:zlib';

const bytes = (...values: number[]): Buffer => Buffer.from(values);

const short = (value: number): Buffer => bytes(value >> 8, value & 255);

const long = (value: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
};

/** A segment of a JPEG or of a JPEG 2000 codestream, its length counted in. */
export const segment = (marker: number, ...parts: Buffer[]): Buffer => {
  const data = Buffer.concat(parts);
  return Buffer.concat([bytes(0xff, marker), short(data.length + 2), data]);
};

const packed = (bits: string): Buffer => {
  const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  return Buffer.from(whole.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
};

const TWELVE_OF_FOUR_BITS = bytes(
  0,
  0,
  0,
  12,
  ...Array.from({ length: 12 }, () => 0),
  ...Array.from({ length: 12 }, (_, index) => index),
);
const ONE_OF_ONE_BIT = bytes(1, ...Array.from({ length: 15 }, () => 0), 0);

/** A baseline JPEG, grey, of 8 by 8 blocks that are one brightness each (0 to 255), with segments of one's own after its start. */
export const jpeg = (rows: number[][], segments: Buffer[]): Buffer => {
  let [before, bits] = [0, ''];
  for (const brightness of rows.flat()) {
    const difference = brightness - 128 - before;
    before += difference;
    const size = difference === 0 ? 0 : Math.abs(difference).toString(2).length;
    const value = difference < 0 ? difference + 2 ** size - 1 : difference;
    bits += size.toString(2).padStart(4, '0') + (size > 0 ? value.toString(2).padStart(size, '0') : '') + '0';
  }
  const [height, width] = [8 * rows.length, 8 * (rows[0]?.length ?? 0)];
  const data = Buffer.from(packed(bits).toString('latin1').replaceAll('\xff', '\xff\0'), 'latin1');
  return Buffer.concat([
    bytes(0xff, 0xd8),
    ...segments,
    segment(0xdb, bytes(0, ...Array.from({ length: 64 }, () => 8))),
    segment(0xc0, bytes(8), short(height), short(width), bytes(1, 1, 0x11, 0)),
    segment(0xc4, bytes(0), TWELVE_OF_FOUR_BITS),
    segment(0xc4, bytes(0x10), ONE_OF_ONE_BIT),
    segment(0xda, bytes(1, 1, 0, 0, 63, 0)),
    data,
    bytes(0xff, 0xd9),
  ]);
};

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const data = Buffer.concat(parts);
  return Buffer.concat([long(data.length + 8), Buffer.from(type, 'latin1'), data]);
};

/** A JPEG 2000 file of 64 by 64 grey pixels with boxes of one's own and a comment in its codestream. */
export const jpeg2000 = (boxes: [string, string][], comment: string): Buffer => {
  const size = segment(
    0x51,
    short(0),
    long(64),
    long(64),
    long(0),
    long(0),
    long(64),
    long(64),
    long(0),
    long(0),
    short(1),
    bytes(7, 1, 1),
  );
  const coding = segment(0x52, bytes(0, 0), short(1), bytes(0, 0, 4, 4, 0, 1));
  const steps = segment(0x5c, bytes(0x40, 0x40));
  const tile = segment(0x90, short(0), long(15), bytes(0, 1));
  const codestream = Buffer.concat([
    bytes(0xff, 0x4f),
    size,
    coding,
    steps,
    segment(0x64, short(1), Buffer.from(comment)),
    tile,
    bytes(0xff, 0x93, 0, 0xff, 0xd9),
  ]);
  const header = box(
    'jp2h',
    box('ihdr', long(64), long(64), short(1), bytes(7, 7, 0, 0)),
    box('colr', bytes(1, 0, 0), long(17)),
  );
  return Buffer.concat([
    box('jP  ', bytes(0x0d, 0x0a, 0x87, 0x0a)),
    box('ftyp', Buffer.from('jp2 '), long(0), Buffer.from('jp2 ')),
    header,
    ...boxes.map(([type, text]) => box(type, Buffer.from(text))),
    box('jp2c', codestream),
  ]);
};

/** ITU-T T.6: the first row white for 32 pixels (00011011) and black for 32 (000001101010), every other row as the one above it. */
const HALVES = `00100011011000001101010${'11'.repeat(63)}${'000000000001'.repeat(2)}`;

/** 64 by 64 pixels as a fax machine codes them (Group 4), and bytes after the end. */
export const fax = (after: string): Buffer => Buffer.concat([packed(HALVES), Buffer.from(after)]);

const jbig2Segment = (number: number, type: number, data: Buffer): Buffer =>
  Buffer.concat([long(number), bytes(type, 0, 1), long(data.length), data]);

/** 64 by 64 pixels in JBIG2 as PDF embeds it, with a comment segment (ISO/IEC 14492, 7.4.15). */
export const jbig2 = (comment: string): Buffer => {
  const page = Buffer.concat([long(64), long(64), long(0), long(0), bytes(0, 0, 0)]);
  const region = Buffer.concat([long(64), long(64), long(0), long(0), bytes(0, 1), packed(HALVES)]);
  const words = Buffer.concat([long(0x20000000), Buffer.from(`Comment\0${comment}\0\0`, 'latin1')]);
  return Buffer.concat([jbig2Segment(0, 48, page), jbig2Segment(1, 62, words), jbig2Segment(2, 38, region)]);
};

/** Runs of bytes that do not repeat, and the end of them (ISO 32000-1, 7.4.5). */
export const runLength = (data: Buffer): Buffer => {
  const runs = Array.from({ length: Math.ceil(data.length / 128) }, (_, index) =>
    data.subarray(128 * index, 128 * (index + 1)),
  );
  return Buffer.concat([...runs.flatMap((run) => [bytes(run.length - 1), run]), bytes(128)]);
};

/** An ICC profile of a grey scale, with tags of text. */
export const profile = (texts: [string, string][]): Buffer => {
  const curve = Buffer.concat([Buffer.from('curv'), long(0), long(1), short(0x0233), short(0)]);
  const white = Buffer.concat([Buffer.from('XYZ '), long(0), long(0xf6d6), long(0x10000), long(0xd32d)]);
  const tags: [string, Buffer][] = [
    ['kTRC', curve],
    ['wtpt', white],
    ...texts.map(([name, text]): [string, Buffer] => [
      name,
      Buffer.concat([Buffer.from('text'), long(0), Buffer.from(`${text}\0`)]),
    ]),
  ];
  let at = 128 + 4 + 12 * tags.length;
  const table = tags.map(([name, data]) => {
    const entry = Buffer.concat([Buffer.from(name), long(at), long(data.length)]);
    at += data.length;
    return entry;
  });
  const head = Buffer.alloc(128);
  head.writeUInt32BE(at, 0);
  head.writeUInt32BE(0x02400000, 8);
  head.write('mntrGRAYXYZ ', 12);
  head.write('acsp', 36);
  Buffer.concat([long(0xf6d6), long(0x10000), long(0xd32d)]).copy(head, 68);
  return Buffer.concat([head, long(tags.length), ...table, ...tags.map(([, data]) => data)]);
};

/** Deflated as PNG writes it: a row of so many bytes, each as its difference from the one above it (ISO 32000-1, 7.4.4.4). */
export const predicted = (content: string, columns: number): Buffer => {
  const plain = Buffer.from(content.padEnd(Math.ceil(content.length / columns) * columns), 'latin1');
  const rows = Array.from({ length: plain.length / columns }, (_, row) =>
    Buffer.from([
      2,
      ...plain
        .subarray(row * columns, (row + 1) * columns)
        .map((byte, at) => byte - (plain[(row - 1) * columns + at] ?? 0)),
    ]),
  );
  return deflateSync(Buffer.concat(rows));
};
