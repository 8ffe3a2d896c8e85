import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { remade } from './remade.ts';
import { digestOfSources } from './sources.ts';

/** Writes for the laptop cloud the bundles of all functions and the template of `dev`, and says on its output what it is doing. */
const [folder = ''] = process.argv.slice(2);
const bundles = join(folder, 'bundles');
const outdir = join(folder, 'cdk.out');

const make = async (): Promise<void> => {
  console.log('bundling the functions');
  await Promise.all([bundles, outdir].map((made) => rm(made, { recursive: true, force: true })));
  const { bundleTogether } = await import('./bundle-together.ts');
  // The bundler is a process of its own and leaves this one the time to load the CDK.
  const [, { synthesise }, { stageOf }] = await Promise.all([
    bundleTogether(bundles),
    import('./synthesise.ts'),
    import('./stages.ts'),
  ]);
  console.log('synthesising the template');
  synthesise(stageOf('dev'), { outdir, bundles, checked: false, staged: false });
};

await remade(folder, await digestOfSources('.'), make);
