import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { built } from './pages.ts';

const repository = join(import.meta.dirname, '..', '..');
const sources = ['packages/web', 'packages/contract', 'packages/model', 'packages/law/vocabulary'];
const skipped = /(^|\/)(node_modules|\.[^/]+)(\/|$)|\.test\.tsx?$|\.md$/;

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(join(repository, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const path = `${folder}/${entry.name}`;
      if (skipped.test(path)) return [];

      return entry.isDirectory() ? filesBelow(path) : [path];
    }),
  );
  return found.flat();
};

const digestOfInputs = async (): Promise<string> => {
  const files = (await Promise.all(sources.map(filesBelow))).flat().toSorted();
  const hash = createHash('sha256');
  for (const file of [...files, 'pnpm-lock.yaml'])
    hash.update(`${file}\0`).update(await readFile(join(repository, file)));

  return hash.digest('hex');
};

const kept = join(built, 'inputs.txt');

/** Builds the pages where their sources changed since the last time. */
const inputs = await digestOfInputs();
if (!existsSync(kept) || readFileSync(kept, 'utf8') !== inputs) {
  // React and its kin are built for people whatever this process is run for.
  process.env['NODE_ENV'] = 'production';
  const [{ build }, { configuration }] = await Promise.all([import('vite'), import('./pages.ts')]);
  await build(configuration);
  writeFileSync(kept, inputs);
}
