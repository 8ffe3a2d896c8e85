import { describe, expect, test } from 'vitest';

import { instanceOf, limitMemory, withCompiled } from './engine-wasm.mts';

declare const WebAssembly: {
  Memory: new (given: { initial: number }) => { grow: (pages: number) => number; buffer: ArrayBuffer };
  instantiate: (bytes: Uint8Array, imports: object) => Promise<{ instance: object }>;
};

const PAGE = 65_536;

describe('the memory of an engine', () => {
  test('grows up to its limit and is refused what goes beyond', () => {
    limitMemory(4 * PAGE);
    const memory = new WebAssembly.Memory({ initial: 1 });
    expect(memory.grow(2)).toBe(1);
    expect(memory.grow(1)).toBe(3);
    expect(memory.buffer.byteLength).toBe(4 * PAGE);
    expect(() => memory.grow(1)).toThrow('memory limit of the engine');
    limitMemory(5 * PAGE);
    expect(memory.grow(1)).toBe(4);
    limitMemory(2048 * 1024 * 1024);
  });
});

describe('a script that instantiates its own file', () => {
  const { instantiate } = WebAssembly;

  test('is given what is compiled, and afterwards all is as it was', async () => {
    const started = await withCompiled('nowhere', () => Promise.resolve(WebAssembly.instantiate === instantiate));
    expect(started).toBe(false);
    expect(WebAssembly.instantiate).toBe(instantiate);
  });

  test('leaves all as it was where it fails', async () => {
    await expect(withCompiled('nowhere', () => Promise.reject(new Error('no start')))).rejects.toThrow('no start');
    expect(WebAssembly.instantiate).toBe(instantiate);
  });

  test('fails where the file is not there', async () => {
    await expect(instanceOf('/nowhere/engine.wasm', {})).rejects.toThrow('ENOENT');
  });
});
