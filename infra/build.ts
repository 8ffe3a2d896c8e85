import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { copyAssets, writeDescription } from './bundle-assets.ts';
import { bundleFunction } from './bundle-function.ts';
import { functionNames } from './functions.ts';
import { forget, remade } from './remade.ts';
import { digestOfSources } from './sources.ts';

const output = '.build';
/** The last good build stays in its place until the next one is whole. */
const workshop = join('node_modules', '.cache', `sequester-build-${process.pid}`);

/** Twice as many functions at once as there are cores: each waits a while for the code that V8 compiles of it. */
const atOnce = 2 * availableParallelism();

const bundleAll = async (): Promise<void> => {
  const waiting = [...functionNames];
  const metafiles: Record<string, unknown> = {};
  const bundleNext = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      metafiles[name] = await bundleFunction(name, workshop);
      await copyAssets([name], join(workshop, name));
      await writeDescription(name, join(workshop, name));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, bundleNext));
  await writeFile(join(workshop, 'metafile.json'), JSON.stringify(metafiles));
};

const putInPlace = async (): Promise<void> => {
  const former = `${workshop}-former`;
  if (existsSync(output)) await rename(output, former);

  await rename(workshop, output);
  await rm(former, { recursive: true, force: true });
};

const make = async (): Promise<void> => {
  await mkdir(workshop, { recursive: true });
  await bundleAll();
  await putInPlace();
};

const started = performance.now();
try {
  if (process.argv.includes('--anew')) await forget(output);

  const made = await remade(output, await digestOfSources('.'), make);
  const took = Math.round(performance.now() - started);
  process.stdout.write(
    made ? `bundled ${functionNames.length} functions in ${took} ms\n` : `${output} is of these sources already\n`,
  );
} catch (error) {
  await rm(workshop, { recursive: true, force: true });
  process.stderr.write(
    `The functions could not be bundled; ${output} is as it was.\n${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
