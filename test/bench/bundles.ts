import { execFileSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import * as z from 'zod';

import { median, row, table } from './report.ts';

const referenceEntry = resolve('test/bench/reference/handler.ts');
/** Fresh processes for each bundle, each beside one of the reference, so that both meet the same machine; the medians count. */
const starts = 9;

const Measured = z.object({ milliseconds: z.number(), bytes: z.number() });

/** A module and the environment that it reads at start. */
interface Loaded {
  entry: string;
  environment: Record<string, string>;
}

/** Nothing is called. */
const credentials = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench' };

/** Imports a module in a fresh process: the time it takes, or, with the counting hook, the bytes of source that Node loads for it. */
const importOnce = ({ entry, environment }: Loaded, hooks: readonly string[]) =>
  Measured.parse(
    JSON.parse(
      execFileSync(process.execPath, [...hooks, resolve('test/bench/import-once.ts'), entry], {
        encoding: 'utf8',
        env: { ...process.env, ...environment, ...credentials },
      }),
    ),
  );

const bytesOf = (loaded: Loaded): number =>
  importOnce(loaded, ['--import', resolve('test/bench/count-sources.ts')]).bytes;

const measure = (own: Loaded, reference: Loaded) => {
  const pairs = Array.from({ length: starts }, () => [
    importOnce(reference, []).milliseconds,
    importOnce(own, []).milliseconds,
  ]);
  const [ofReference = 0, ofOwn = 0] = [0, 1].map((at) => median(pairs.map((pair) => pair[at] ?? 0)));
  return { ofReference, ofOwn };
};

/** Import time and size of each function's bundle, beside the reference handler as it stands in node_modules. */
export const benchBundles = async (): Promise<void> => {
  // The template is written when the bench begins.
  const { environmentOf } = await import('./environment.ts');
  const reference = { entry: referenceEntry, environment: environmentOf('chart') };
  const bytes = bytesOf(reference);
  table([
    'function',
    'import ms',
    'reference ms',
    'of reference',
    'KB loaded at start',
    'of reference',
    'KB of all modules',
  ]);
  row(['reference', '', '', '', (bytes / 1000).toFixed(0), '', '']);
  for (const name of (await readdir('.build', { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)) {
    const own = { entry: resolve('.build', name, 'index.mjs'), environment: environmentOf(name) };
    const { ofReference, ofOwn } = measure(own, reference);
    const loaded = bytesOf(own);
    row([
      name,
      ofOwn.toFixed(1),
      ofReference.toFixed(1),
      (ofOwn / ofReference).toFixed(2),
      (loaded / 1000).toFixed(0),
      (loaded / bytes).toFixed(2),
      ((await modulesBytes(join('.build', name))) / 1000).toFixed(0),
    ]);
  }
};

/** All JavaScript of a bundle: its entry and the chunks that load when they are needed; wasm and fonts not counted. */
const modulesBytes = async (folder: string): Promise<number> => {
  const files = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    files.filter((file) => file.endsWith('.mjs')).map(async (file) => (await stat(join(folder, file))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};
