import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import type { StoredPdf } from '../types.ts';
import { withCompiled } from './engine-wasm.mts';
import type { EnginePaths, QpdfJob, QpdfAnswer } from './jobs.ts';

type Qpdf = {
  callMain: (args: string[]) => number;
  FS: {
    writeFile: (path: string, bytes: Uint8Array) => void;
    readFile: (path: string) => Uint8Array;
    mkdir: (path: string) => void;
    mount: (type: unknown, options: { root: string }, path: string) => void;
  };
  NODEFS: unknown;
};
type CreateQpdf = (options: { locateFile: () => string }) => Promise<Qpdf>;

/** A file that qpdf wrote, in memory that the engines share. */
const read = (qpdf: Qpdf, path: string): Uint8Array<SharedArrayBuffer> => {
  try {
    const file = qpdf.FS.readFile(path);
    const bytes = new Uint8Array(new SharedArrayBuffer(file.length));
    bytes.set(file);
    return bytes;
  } catch {
    return new Uint8Array(new SharedArrayBuffer(0));
  }
};

/** The file system of the engine keeps what `slice` gives it: here the bytes themselves, not a copy. */
const uncopied = (bytes: Uint8Array): Uint8Array => {
  const view = bytes.subarray();
  return Object.assign(view, { slice: view.subarray.bind(view) });
};

/** Puts a file where the engine can read it and says where that is. */
const placed = (qpdf: Qpdf, name: string, bytes: StoredPdf): string => {
  if (bytes instanceof Uint8Array) {
    qpdf.FS.writeFile(`/${name}`, uncopied(bytes));
    return `/${name}`;
  }
  qpdf.FS.mkdir(`/of-${name}`);
  qpdf.FS.mount(qpdf.NODEFS, { root: dirname(bytes.path) }, `/of-${name}`);
  return `/of-${name}/${basename(bytes.path)}`;
};

type Run = (args: string[], output: string) => QpdfAnswer;

/**
 * An instance of its own, with these files, that takes one command line after the other.
 * It prints to the worker's console, which is taken for that reason.
 */
export const startQpdf = async (paths: EnginePaths, files: QpdfJob['files']): Promise<Run> => {
  const create: CreateQpdf = createRequire(import.meta.url)(paths.qpdfScript);
  const messages: string[] = [];
  const say = (line: string) => {
    if (messages.length < 50) messages.push(line);
  };
  Object.assign(console, { log: say, error: say });
  const qpdf = await withCompiled(paths.qpdfWasm, () => create({ locateFile: () => paths.qpdfWasm }));
  const places = new Map(files.map(({ name, bytes }) => [`/${name}`, placed(qpdf, name, bytes)]));
  return (args, output) => {
    messages.length = 0;
    const status = qpdf.callMain(args.map((word) => places.get(word) ?? word));
    process.exitCode = undefined;
    return { status, output: read(qpdf, `/${output}`), messages: [...messages] };
  };
};

/** Runs qpdf once. */
export const runQpdf = async (paths: EnginePaths, { files, args, output }: QpdfJob): Promise<QpdfAnswer> =>
  (await startQpdf(paths, files))(args, output);
