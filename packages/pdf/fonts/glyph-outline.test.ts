import { describe, expect, test } from 'vitest';

import { words } from '../../../test/pdf/adversarial/font-programs.ts';
import { readOutline } from './glyph-outline.ts';

const BOX = [0, 0, 9, 9];
const AFTER = Buffer.from('what follows');
const followed = (...parts: (Buffer | number[])[]): Buffer =>
  Buffer.concat([...parts.map((part) => Buffer.from(part)), AFTER]);

describe('an outline', () => {
  test('is as long as its flags, repeated or not, and their coordinates of no, one or two bytes', () => {
    const head = words(2, ...BOX, 2, 4, 3);
    const flags = [0x37, 0x00, 0x39, 2];
    const glyph = followed(head, [7, 7, 7], flags, [1, 2, 2], [3, 4, 4]);
    expect(readOutline(glyph)).toEqual({
      length: head.length + 3 + flags.length + 6,
      points: 5,
      contours: 2,
      parts: [],
    });
  });

  test.each<[number, number]>([
    [0x00, 4],
    [0x02, 3],
    [0x04, 3],
    [0x06, 2],
    [0x10, 2],
    [0x20, 2],
    [0x30, 0],
    [0x12, 3],
    [0x24, 3],
    [0x36, 2],
  ])('with a point of flags %i has %i bytes for it', (flag, size) => {
    expect(readOutline(followed(words(1, ...BOX, 0, 0), [flag], Buffer.alloc(size))).length).toBe(15 + size);
  });

  test('is over where its bytes are, and not before', () => {
    const whole = Buffer.concat([words(1, ...BOX, 0, 0), Buffer.from([0x06, 1, 2])]);
    expect(readOutline(whole).length).toBe(whole.length);
    expect(() => readOutline(whole.subarray(0, -1))).toThrow('a glyph that ends too early');
  });

  test('of nothing, or of no contours, has no length', () => {
    expect(readOutline(Buffer.alloc(0))).toEqual({ length: 0, points: 0, contours: 0, parts: [] });
    expect(readOutline(followed(words(0, ...BOX)))).toEqual({ length: 0, points: 0, contours: 0, parts: [] });
  });
});

describe('an outline made of others', () => {
  test.each<[string, number, number]>([
    ['moved by bytes', 0x0002, 2],
    ['moved by words', 0x0003, 4],
    ['scaled', 0x000a, 4],
    ['scaled both ways', 0x0042, 6],
    ['turned', 0x0082, 10],
    ['scaled in words', 0x000b, 6],
  ])('is as long as its parts: %s', (_, flags, size) => {
    const [first, second] = [words(flags | 0x20, 5), words(0x0002, 9)];
    const glyph = followed(words(-1, ...BOX), first, Buffer.alloc(size), second, [1, 2]);
    expect(readOutline(glyph)).toEqual({ length: 10 + 4 + size + 6, points: 0, contours: 0, parts: [5, 9] });
  });

  test('has the instructions that its last part says it has', () => {
    const glyph = followed(words(-1, ...BOX, 0x0102, 5), [1, 2], words(3), [7, 7, 7]);
    expect(readOutline(glyph)).toMatchObject({ length: 21, parts: [5] });
    const whole = glyph.subarray(0, 21);
    expect(readOutline(whole).length).toBe(21);
    expect(() => readOutline(whole.subarray(0, -1))).toThrow('a glyph that ends too early');
  });
});
