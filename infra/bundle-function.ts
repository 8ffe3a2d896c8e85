import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { build, type Metafile } from 'esbuild';

import { addCompileCache } from './compile-cache.ts';
import { designOf, type FunctionName } from './functions.ts';

/** Bundled packages that are CommonJS ask for `require`, which a module does not have. */
const banner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

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
export const bundleFunction = async (name: FunctionName, workshop: string): Promise<[FunctionName, Metafile]> => {
  const folder = join(workshop, name);
  const { metafile } = await build({
    entryPoints: { main: designOf(name).entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    alias: { '@aws-sdk/credential-provider-node': './infra/no-provider-chain.ts' },
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    banner: { js: banner },
    metafile: true,
    logLevel: 'error',
  });
  const reached = await removeUnreached(metafile);
  await addCompileCache(folder);
  return [name, reached];
};
