import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { build, type Metafile } from 'esbuild';

import { bundling } from './bundling.ts';
import { addCompileCache } from './compile-cache.ts';
import { designOf, type FunctionName } from './functions.ts';

/** The files that a bundle's entry loads, at its start or later. */
const reachable = ({ outputs }: Metafile): ReadonlySet<string> => {
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file)) return;

    seen.add(file);
    outputs[file]?.imports.filter(({ external }) => external !== true).forEach(({ path }) => follow(path));
  };
  Object.keys(outputs)
    .filter((file) => file.endsWith('/main.mjs'))
    .forEach(follow);
  return seen;
};

/** esbuild writes a chunk for what a module would load that is itself left out; such chunks are removed. */
const removeUnreached = async (metafile: Metafile): Promise<Metafile> => {
  const reached = reachable(metafile);
  const outputs = Object.entries(metafile.outputs);
  await Promise.all(outputs.filter(([file]) => !reached.has(file)).map(([file]) => rm(file)));
  return { ...metafile, outputs: Object.fromEntries(outputs.filter(([file]) => reached.has(file))) };
};

/** Bundles one function into a folder of its name: an entry, what it loads, and the code that V8 compiles of it. */
export const bundleFunction = async (name: FunctionName, workshop: string): Promise<Metafile> => {
  const folder = join(workshop, name);
  const { metafile } = await build({
    ...bundling,
    entryPoints: { main: designOf(name).entry },
    outdir: folder,
    minify: true,
    metafile: true,
  });
  const reached = await removeUnreached(metafile);
  await addCompileCache(folder);
  return reached;
};
