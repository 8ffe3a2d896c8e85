import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { installedAsset, type AssetName } from './asset-files.ts';

/** A bundle is one file, or an entry with its chunks in a folder below it. */
const bundled = (name: AssetName): string[] =>
  ['./', '../'].map((folder) => fileURLToPath(new URL(`${folder}${name}`, import.meta.url)));

/** The path of an asset: beside the bundle when there is one, in the installed packages otherwise. */
export const assetPath = (name: AssetName): string =>
  bundled(name).find((path) => existsSync(path)) ?? installedAsset(name);

const loaded = new Map<AssetName, Uint8Array>();

/** The bytes of an asset, read once. */
export const assetBytes = (name: AssetName): Uint8Array => {
  const known = loaded.get(name);
  if (known) return known;
  const bytes = new Uint8Array(readFileSync(assetPath(name)));
  loaded.set(name, bytes);
  return bytes;
};
