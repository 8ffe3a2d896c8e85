import { readFileSync } from 'node:fs';

type Memory = { buffer: ArrayBuffer; grow: (pages: number) => number };
type Instance = object;
type Compiled = object;
type Imports = object;
declare const WebAssembly: {
  Memory: { prototype: Memory };
  compile: (bytes: Uint8Array) => Promise<Compiled>;
  instantiate: (module: Compiled, imports: Imports) => Promise<Instance>;
};

const { compile, instantiate } = WebAssembly;
const modules = new Map<string, Promise<Compiled>>();

/** A fresh instance of an engine; the worker compiles its code once. */
export const instanceOf = async (path: string, imports: Imports): Promise<Instance> => {
  const module = modules.get(path) ?? compile(readFileSync(path));
  modules.set(path, module);
  return instantiate(await module, imports);
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

const { grow } = WebAssembly.Memory.prototype;

/** Both engines ask for memory through this call and treat a refusal as running out of memory. */
export const limitMemory = (bytes: number): void => {
  WebAssembly.Memory.prototype.grow = function limited(this: Memory, pages: number) {
    if (this.buffer.byteLength + pages * 65_536 > bytes) throw new RangeError('memory limit of the engine');
    return grow.call(this, pages);
  };
};
