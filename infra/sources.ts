import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What bundles and templates are made from. */
const sources = ['infra', 'functions', 'packages'];
/** Packages that neither a template nor a bundle holds. */
const unbundled = new Set(['packages/local', 'packages/testing', 'packages/web']);
const skipped = /(^|\/)(node_modules|\.[^/]+)(\/|$)|\.test\.ts$|\.(md|jsonl)$/;

const filesBelow = async (root: string, folder: string): Promise<string[]> => {
  if (unbundled.has(folder) || skipped.test(folder)) return [];

  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : entry.isFile() && !skipped.test(path) ? [path] : [];
    }),
  );
  return found.flat();
};

/** A digest of all that bundles and templates are made from: the sources, the lockfile for what is installed, and Node itself. */
export const digestOfSources = async (root: string): Promise<string> => {
  const found = await Promise.all(sources.map((folder) => filesBelow(root, folder)));
  const files = [...found.flat(), 'package.json', 'pnpm-lock.yaml'].toSorted();
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\0`);
  contents.forEach((content, index) => hash.update(`${files[index]}\0${content.length}\0`).update(content));
  return hash.digest('hex');
};
