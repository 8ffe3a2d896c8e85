import { readFileSync } from 'node:fs';

type Memory = { buffer: ArrayBuffer; grow: (pages: number) => number };
type Callback = (...given: number[]) => number;
type Table = { grow: (by: number) => number; set: (at: number, value: Callback | null) => void };
/** `f` is what a module of `passing` exports. */
export type Instance = { exports: { __indirect_function_table?: Table; f?: Callback } };
type Compiled = object;
type Imports = object;
declare const WebAssembly: {
  Memory: { prototype: Memory };
  Module: new (bytes: Uint8Array) => Compiled;
  Instance: new (module: Compiled, imports: Imports) => Instance;
  compile: (bytes: Uint8Array) => Promise<Compiled>;
  instantiate: (bytes: Uint8Array, imports: Imports) => Promise<{ instance: Instance }>;
};

const { compile, instantiate } = WebAssembly;
const modules = new Map<string, Promise<Compiled>>();

/** A fresh instance of an engine; the worker compiles its code once. */
export const instanceOf = async (path: string, imports: Imports): Promise<Instance> => {
  const module = modules.get(path) ?? compile(readFileSync(path));
  modules.set(path, module);
  return new WebAssembly.Instance(await module, imports);
};

/** While `start` runs, a script that instantiates its own file is given the code that is already compiled. */
export const withCompiled = async <Started,>(path: string, start: () => Promise<Started>): Promise<Started> => {
  WebAssembly.instantiate = async (_, imports) => ({ instance: await instanceOf(path, imports) });
  try {
    return await start();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
};

const I32 = 0x7f;
const passers = new Map<number, Compiled>();

/** A module that imports a function of so many 32-bit integers as `e.f` and exports it as `f`: a table takes no other. */
const passing = (parameters: number): Compiled => {
  const type = [1, 5 + parameters, 1, 0x60, parameters, ...Array.from({ length: parameters }, () => I32), 1, I32];
  const [imported, exported] = [
    [2, 7, 1, 1, 0x65, 1, 0x66, 0, 0],
    [7, 5, 1, 1, 0x66, 0, 0],
  ];
  const module =
    passers.get(parameters) ??
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...type, ...imported, ...exported));
  passers.set(parameters, module);
  return module;
};

export type Functions = { add: (callback: Callback, parameters: number) => number; remove: (pointer: number) => void };

/**
 * Functions that an engine may call, by a pointer. The engine's own script can do so too, but reads all ten thousand
 * functions of the engine before the first, in each instance.
 */
export const functionsOf = ({ exports }: Instance): Functions => {
  const table = exports.__indirect_function_table;
  if (table === undefined) throw new Error('the engine has no table of functions');

  const free: number[] = [];
  return {
    add: (callback, parameters) => {
      const pointer = free.pop() ?? table.grow(1);
      const { f = null } = new WebAssembly.Instance(passing(parameters), { e: { f: callback } }).exports;
      table.set(pointer, f);
      return pointer;
    },
    remove: (pointer) => {
      table.set(pointer, null);
      free.push(pointer);
    },
  };
};

const { grow } = WebAssembly.Memory.prototype;

/** Both engines ask for memory through this call and treat a refusal as running out of memory. */
export const limitMemory = (bytes: number): void => {
  WebAssembly.Memory.prototype.grow = function limited(this: Memory, pages: number) {
    if (this.buffer.byteLength + pages * 65_536 > bytes) throw new RangeError('memory limit of the engine');
    return grow.call(this, pages);
  };
};
