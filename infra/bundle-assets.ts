import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { openApi } from '@sequester/contract/openapi';
import { codeAssets } from '@sequester/icd-10-cm/asset-files';
import { pdfAssets } from '@sequester/pdf/asset-files';

import { designOf, type FunctionName } from './functions.ts';

/** Copies the files that these functions read beside their bundles into a folder. */
export const copyAssets = async (names: readonly FunctionName[], folder: string): Promise<void> => {
  const designs = names.map(designOf);
  const assets = [
    ...(designs.some(({ pdf }) => pdf === true) ? pdfAssets() : []),
    ...(designs.some(({ codes }) => codes === true) ? codeAssets() : []),
  ];
  await mkdir(folder, { recursive: true });
  await Promise.all(assets.map(({ name, path }) => copyFile(path, join(folder, name))));
};

/** Writes the description of the API into the bundle of the function that serves it. */
export const writeDescription = async (name: FunctionName, bundle: string): Promise<void> => {
  if (designOf(name).describes === true) await writeFile(join(bundle, 'openapi.json'), JSON.stringify(openApi()));
};
