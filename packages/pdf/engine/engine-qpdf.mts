import { createRequire } from 'node:module';
import { withCompiled } from './engine-wasm.mts';
import type { EnginePaths, QpdfJob, QpdfAnswer } from './jobs.ts';

type Qpdf = {
  callMain: (args: string[]) => number;
  FS: {
    writeFile: (path: string, bytes: Uint8Array) => void;
    readFile: (path: string) => Uint8Array<ArrayBuffer>;
    unlink: (path: string) => void;
  };
};
type CreateQpdf = (options: { locateFile: () => string }) => Promise<Qpdf>;

const read = (qpdf: Qpdf, path: string): Uint8Array<ArrayBuffer> => {
  try {
    return qpdf.FS.readFile(path);
  } catch {
    return new Uint8Array();
  }
};

/** The file system of the engine keeps what `slice` gives it: here the bytes themselves, not a copy. */
const uncopied = (bytes: Uint8Array): Uint8Array => {
  const view = bytes.subarray();
  return Object.assign(view, { slice: view.subarray.bind(view) });
};

/** Runs qpdf once, in an instance of its own. It prints to the worker's console, which is taken for that reason. */
export const runQpdf = async (paths: EnginePaths, job: QpdfJob): Promise<QpdfAnswer> => {
  const create: CreateQpdf = createRequire(import.meta.url)(paths.qpdfScript);
  const messages: string[] = [];
  const say = (line: string) => {
    if (messages.length < 50) messages.push(line);
  };
  Object.assign(console, { log: say, error: say });
  const qpdf = await withCompiled(paths.qpdfWasm, () => create({ locateFile: () => paths.qpdfWasm }));
  for (const { name, bytes } of job.files) qpdf.FS.writeFile(`/${name}`, uncopied(bytes));
  const status = qpdf.callMain(job.args);
  process.exitCode = undefined;
  return { status, output: read(qpdf, `/${job.output}`), messages };
};
