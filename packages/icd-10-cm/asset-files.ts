import { fileURLToPath } from 'node:url';

/** The release of the list: April 1, 2026, of fiscal year 2026. */
export const release = '2026-04';

const name = `icd-10-cm-${release}.tsv`;

/** The files that a bundle of this package needs beside itself, under these names. */
export const codeAssets = (): { name: string; path: string }[] => [
  { name, path: fileURLToPath(new URL(name, import.meta.url)) },
];
