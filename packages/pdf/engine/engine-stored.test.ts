import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { openStored } from './engine-stored.mts';
import { sharedSources } from './shared-bytes.ts';

const inFile = <Result>(bytes: Uint8Array, use: (path: string) => Result): Result => {
  const folder = mkdtempSync(join(tmpdir(), 'stored-'));
  try {
    const path = join(folder, 'a.pdf');
    writeFileSync(path, bytes);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const BYTES = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

describe('a stored PDF', () => {
  test.each(['in memory', 'in a file'])('%s is read in parts', (where) => {
    inFile(BYTES, (path) => {
      const { length, read, close } = openStored(where === 'in memory' ? BYTES : { path });
      expect(length).toBe(1000);
      for (const [position, size] of [
        [0, 1000],
        [0, 3],
        [250, 7],
        [990, 10],
        [1000, 0],
      ] as const) {
        const into = new Uint8Array(size);
        read(into, position);
        expect(Array.from(into)).toEqual(Array.from(BYTES.subarray(position, position + size)));
      }
      close();
    });
  });

  test('in a file that has become shorter is not read to its end', () => {
    inFile(BYTES, (path) => {
      const { length, read, close } = openStored({ path });
      truncateSync(path, 500);
      expect(() => read(new Uint8Array(length), 0)).toThrow('the file has become shorter');
      close();
    });
  });

  test('in a file that is closed is not read any more', () => {
    inFile(BYTES, (path) => {
      const { read, close } = openStored({ path });
      close();
      expect(() => read(new Uint8Array(1), 0)).toThrow('EBADF');
    });
  });
});

describe('sources that every engine can read', () => {
  const LARGE = 32 * 1024 * 1024;

  test('have their bytes in shared memory, and what else they have', () => {
    inFile(BYTES, (path) => {
      for (const { id, bytes } of sharedSources([
        { id: 'a', bytes: BYTES },
        { id: 'b', bytes: { path } },
      ])) {
        expect(['a', 'b']).toContain(id);
        expect(bytes instanceof Uint8Array && bytes.buffer instanceof SharedArrayBuffer).toBe(true);
        expect(bytes instanceof Uint8Array && Array.from(bytes)).toEqual(Array.from(BYTES));
      }
    });
  });

  test('are those that were given where they are shared already, or large files', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(3));
    expect(sharedSources([{ bytes: shared }])[0]?.bytes).toBe(shared);
    inFile(new Uint8Array(LARGE + 1), (path) => {
      const stored = { path };
      expect(sharedSources([{ bytes: stored }])[0]?.bytes).toBe(stored);
      truncateSync(path, LARGE);
      expect(sharedSources([{ bytes: stored }])[0]?.bytes).toBeInstanceOf(Uint8Array);
    });
  });
});
