import { expect, test } from 'vitest';

import { plainProfile } from './plain-profile.ts';

const long = (value: number) => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
};

/** A profile whose header holds the place of each of its bytes. */
const profileOf = (tags: [string, Buffer][], count = tags.length): Buffer => {
  const head = Buffer.from(Array.from({ length: 128 }, (_, at) => at + 1));
  head.write('acsp', 36, 'latin1');
  const table: Buffer[] = [];
  let at = 132 + 12 * tags.length;
  for (const [name, data] of tags) {
    table.push(Buffer.from(name, 'latin1'), long(at), long(data.length));
    at += data.length;
  }
  return Buffer.concat([head, long(count), ...table, ...tags.map(([, data]) => data)]);
};

const read = (bytes: Buffer) =>
  Array.from({ length: bytes.readUInt32BE(128) }, (_, index) => {
    const at = 132 + 12 * index;
    const [offset, length] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)];
    return {
      name: bytes.toString('latin1', at, at + 4),
      offset,
      data: bytes.toString('latin1', offset, offset + length),
    };
  });
const namesIn = (bytes: Buffer) => read(bytes).map(({ name }) => name);

const COLOURS =
  'A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad lumi gamt'.split(
    ' ',
  );

test('keeps every tag that converts colours, byte for byte, and no other (ICC.1:2022, 9.2)', () => {
  const colours = COLOURS.map((name, index): [string, Buffer] => [
    name,
    Buffer.from(`${name}${'x'.repeat(index % 4)}`),
  ]);
  const words = ['mmod', 'dmnd', 'dmdd', 'vued', 'meta'].map((name): [string, Buffer] => [
    name,
    Buffer.from('words of somebody'),
  ]);
  const kept = read(plainProfile(profileOf([...words, ...colours, ...words])));
  expect(kept.slice(0, -2).map(({ name, data }) => [name, data])).toEqual(
    colours.map(([name, data]) => [name, data.toString()]),
  );
  expect(kept.slice(-2).map(({ name }) => name)).toEqual(['cprt', 'desc']);
});

test('names itself with words of its own, in the form that readers ask for', () => {
  const [copyright, description] = read(plainProfile(profileOf([])));
  expect(copyright?.data).toBe('text\0\0\0\0none\0');
  expect(description?.data).toBe(`desc\0\0\0\0\0\0\0\x08profile\0${'\0'.repeat(78)}`);
});

test('begins each tag at a multiple of four, the first behind the table, and counts all bytes', () => {
  const out = plainProfile(
    profileOf(
      ['a', 'bc', 'def', 'ghij'].map((data, index): [string, Buffer] => [COLOURS[index] ?? '', Buffer.from(data)]),
    ),
  );
  const start = 132 + 12 * 6;
  expect(read(out).map(({ offset }) => offset - start)).toEqual([0, 4, 8, 12, 16, 32]);
  expect(out.readUInt32BE(0)).toBe(out.length);
  expect(out.length).toBe(start + 32 + 100);
});

const blank = (at: number) => (at >= 4 && at < 8) || (at >= 48 && at < 64) || at >= 80;

test('blanks the fields of the header that name devices and makers, and keeps the others', () => {
  const given = profileOf([]);
  const out = plainProfile(given);
  for (let at = 4; at < 128; at += 1) expect(out[at], `byte ${at}`).toBe(blank(at) ? 0 : given[at]);
});

test('does not change the profile it is given', () => {
  const given = profileOf([]);
  const before = Buffer.from(given);
  plainProfile(given);
  expect(given).toEqual(before);
});

test('keeps no tag where the table does not fit into the file, or is longer than any profile has', () => {
  const one: [string, Buffer][] = [['wtpt', Buffer.from('abcd')]];
  expect(namesIn(plainProfile(profileOf(one, 3)))).toEqual(['cprt', 'desc']);
  expect(namesIn(plainProfile(profileOf([['wtpt', Buffer.alloc(0)]])))).toEqual(['wtpt', 'cprt', 'desc']);
  for (const short of [1, 8, 12])
    expect(namesIn(plainProfile(profileOf([['wtpt', Buffer.alloc(0)]]).subarray(0, -short)))).toEqual(['cprt', 'desc']);
  const many = (count: number) =>
    namesIn(
      plainProfile(profileOf(Array.from({ length: count }, (): [string, Buffer] => ['wtpt', Buffer.from('abcd')]))),
    );
  expect(many(100)).toHaveLength(102);
  expect(many(101)).toEqual(['cprt', 'desc']);
});

test('makes nothing of what is too short for a header, or has not its mark', () => {
  const given = profileOf([]);
  expect(given).toHaveLength(132);
  expect(plainProfile(given.subarray(0, 131))).toHaveLength(0);
  const unmarked = Buffer.from(given);
  unmarked.write('acsq', 36, 'latin1');
  expect(plainProfile(unmarked)).toHaveLength(0);
});
