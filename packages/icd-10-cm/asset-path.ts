import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where an asset lies: beside the bundle or its chunk's folder when there is one, in this package otherwise. */
export const assetPath = ({ name, path }: { name: string; path: string }): string =>
  ['./', '../']
    .map((folder) => fileURLToPath(new URL(`${folder}${name}`, import.meta.url)))
    .find((beside) => existsSync(beside)) ?? path;
