import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { openApi } from '@sequester/contract/openapi';
import { codeAssets } from '@sequester/icd-10-cm/asset-files';
import { pdfAssets } from '@sequester/pdf/asset-files';

import { bundleFunction } from './bundle-function.ts';
import { designOf, functionNames, type FunctionName } from './functions.ts';

const output = '.build';
/** The last good build stays in its place until the next one is whole. */
const workshop = join('node_modules', '.cache', `sequester-build-${process.pid}`);

const assetsOf = (name: FunctionName): { name: string; path: string }[] => {
  const { pdf, codes } = designOf(name);
  return [...(pdf === true ? pdfAssets() : []), ...(codes === true ? codeAssets() : [])];
};

const copyAssets = async (name: FunctionName): Promise<void> => {
  await Promise.all(assetsOf(name).map((asset) => cp(asset.path, join(workshop, name, asset.name))));
};

const writeDescription = async (name: FunctionName): Promise<void> => {
  if (designOf(name).describes === true)
    await writeFile(join(workshop, name, 'openapi.json'), JSON.stringify(openApi()));
};

const putInPlace = async (): Promise<void> => {
  const former = `${workshop}-former`;
  if (existsSync(output)) await rename(output, former);

  await rename(workshop, output);
  await rm(former, { recursive: true, force: true });
};

const started = performance.now();
await mkdir(workshop, { recursive: true });
try {
  const metafiles = await Promise.all(functionNames.map((name) => bundleFunction(name, workshop)));
  await Promise.all(functionNames.map(copyAssets));
  await Promise.all(functionNames.map(writeDescription));
  await writeFile(join(workshop, 'metafile.json'), JSON.stringify(Object.fromEntries(metafiles)));
  await putInPlace();
  process.stdout.write(`bundled ${functionNames.length} functions in ${Math.round(performance.now() - started)} ms\n`);
} catch (error) {
  await rm(workshop, { recursive: true, force: true });
  process.stderr.write(
    `The functions could not be bundled; ${output} is as it was.\n${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
