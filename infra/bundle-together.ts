import { join } from 'node:path';

import { build } from 'esbuild';

import { copyAssets, writeDescription } from './bundle-assets.ts';
import { bundling } from './bundling.ts';
import { designOf, functionNames } from './functions.ts';

/** Bundles all functions in one build, for the laptop: what they share is read and written once, in chunks that each loads more of than it needs. */
export const bundleTogether = async (folder: string): Promise<void> => {
  await build({
    ...bundling,
    entryPoints: Object.fromEntries(functionNames.map((name) => [`${name}/index`, designOf(name).entry])),
    outdir: folder,
    minify: true,
  });
  await copyAssets(functionNames, folder);
  await Promise.all(functionNames.map((name) => writeDescription(name, join(folder, name))));
};
