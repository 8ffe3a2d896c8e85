import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';

import type { StoredPdf } from '../types.ts';
import { withCompiled } from './engine-wasm.mts';
import { WrittenFile } from './engine-written.mts';
import type { EnginePaths, QpdfJob, QpdfAnswer } from './jobs.ts';

type FileNode = Record<string, unknown>;
type Qpdf = {
  callMain: (args: string[]) => number;
  FS: {
    writeFile: (path: string, bytes: Uint8Array) => void;
    open: (path: string, flags: string) => { node: FileNode };
    close: (stream: object) => void;
    mkdir: (path: string) => void;
    mount: (type: unknown, options: { root: string }, path: string) => void;
  };
  NODEFS: unknown;
};
type CreateQpdf = (options: { locateFile: () => string }) => Promise<Qpdf>;
type Write = (...given: [stream: object, from: Uint8Array, offset: number, length: number, position: number]) => number;

const hasWrite = (value: unknown): value is { write: Write } =>
  typeof value === 'object' && value !== null && 'write' in value;

/** Has a file of the engine's file system, which would copy what was written whenever it grows, written elsewhere. */
const redirect = ({ FS }: Qpdf, path: string, take: WrittenFile['take']): void => {
  const stream = FS.open(path, 'w');
  FS.close(stream);
  const [name, operations] = Object.entries(stream.node).find(([, value]) => hasWrite(value)) ?? [];
  if (name === undefined || !hasWrite(operations)) throw new Error('qpdf has another file system');
  const write: Write = (...[, from, offset, length, position]) => {
    take(from.subarray(offset, offset + length), position);
    return length;
  };
  stream.node[name] = { ...operations, write };
};

const writtenTo = (qpdf: Qpdf, path: string): WrittenFile => {
  const file = new WrittenFile();
  redirect(qpdf, path, (bytes, position) => file.take(bytes, position));
  return file;
};

/** A file of which nothing is kept. */
export const NOWHERE = '/nowhere.pdf';

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

export type Run = (args: string[], output: string) => QpdfAnswer;

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
  redirect(qpdf, NOWHERE, () => undefined);
  return (args, output) => {
    messages.length = 0;
    const written = output === '' ? undefined : writtenTo(qpdf, `/${output}`);
    const status = qpdf.callMain(args.map((word) => places.get(word) ?? word));
    process.exitCode = undefined;
    return { status, output: written?.bytes() ?? NOTHING, messages: [...messages] };
  };
};

/** Whether qpdf has done it, if with warnings. */
export const isDone = ({ status }: Pick<QpdfAnswer, 'status'>): boolean => status === 0 || status === 3;

const NOTHING = new Uint8Array(new SharedArrayBuffer(0));

/** Runs qpdf once. */
export const runQpdf = async (paths: EnginePaths, { files, args, output }: QpdfJob): Promise<QpdfAnswer> =>
  (await startQpdf(paths, files))(args, output);
