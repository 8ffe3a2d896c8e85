import { describe, expect, test } from 'vitest';

import { functionsOf, instanceOf, limitMemory, withCompiled } from './engine-wasm.mts';

type Callback = (...given: number[]) => number;
type Table = {
  length: number;
  grow: (by: number) => number;
  get: (at: number) => Callback | null;
  set: (at: number, value: Callback | null) => void;
};
declare const WebAssembly: {
  Table: new (given: { initial: number; element: 'anyfunc' }) => Table;
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

describe('functions that an engine may call', () => {
  const table = new WebAssembly.Table({ initial: 5, element: 'anyfunc' });
  const functions = functionsOf({ exports: { __indirect_function_table: table } });

  test.each([0, 3, 4])('are called with %i numbers and answer one, which is an integer of 32 bits', (count) => {
    const given = Array.from({ length: count }, (_, index) => index + 1.5);
    const pointer = functions.add((...numbers) => numbers.reduce((sum, number) => sum + number, 0.5), count);
    expect(pointer).toBe(5);
    expect(table.get(pointer)?.(...given)).toBe((count * (count + 1)) / 2);
    functions.remove(pointer);
    expect(table.get(pointer)).toBeNull();
  });

  test('have a place each, which the next takes once they are removed', () => {
    const [one, two] = [functions.add(() => 1, 0), functions.add(() => 2, 0)];
    expect([table.get(one)?.(), table.get(two)?.()]).toEqual([1, 2]);
    functions.remove(one);
    expect(functions.add(() => 3, 0)).toBe(one);
    expect(table.length).toBe(7);
  });

  test('are none where the engine has no table', () => {
    expect(() => functionsOf({ exports: {} })).toThrow('no table of functions');
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
