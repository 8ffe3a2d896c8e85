import { describe, expect, test } from 'vitest';

import { WrittenFile } from './engine-written.mts';

const MB = 1024 * 1024;
const pattern = (length: number) => {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) bytes[index] = (index * 31) % 251;
  return bytes;
};

describe('a file that is written in parts', () => {
  test.each([0, 1, MB - 1, MB, MB + 1, 5 * MB + 3])('is, of %i bytes, what was taken', (length) => {
    const whole = pattern(length);
    const file = new WrittenFile();
    const step = Math.max(1, Math.floor(length / 7));
    for (let at = 0; at < length; at += step) file.take(whole.subarray(at, at + step), at);
    const bytes = file.bytes();
    expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(Buffer.compare(bytes, whole)).toBe(0);
  });

  test('takes one piece that is larger than every part', () => {
    const whole = pattern(40 * MB);
    const file = new WrittenFile();
    file.take(whole, 0);
    expect(Buffer.compare(file.bytes(), whole)).toBe(0);
  });

  test('keeps what was taken when the engine writes over its memory', () => {
    const [file, memory] = [new WrittenFile(), Uint8Array.of(1, 2, 3)];
    file.take(memory, 0);
    memory.fill(9);
    expect([...file.bytes()]).toEqual([1, 2, 3]);
  });

  test.each([0, 2, 4])('refuses a write at %i that does not follow', (position) => {
    const file = new WrittenFile();
    file.take(Uint8Array.of(1, 2, 3), 0);
    expect(() => file.take(Uint8Array.of(4), position)).toThrow('not written in order');
  });
});
