import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import { ownFolder, writeWhole } from '../files.ts';

const Kept = z.object({ inputs: z.string() });

/** What the template and the bundles are made from. */
const sources = ['infra', 'functions', 'packages'];
/** Packages that neither the template nor a bundle holds. */
const unbundled = new Set(['packages/local', 'packages/testing', 'packages/web']);
const skipped = /(^|\/)(node_modules|\.[^/]+)(\/|$)|\.test\.ts$|\.md$/;

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

const inputsOf = async (root: string): Promise<string> => {
  const files = (await Promise.all(sources.map((folder) => filesBelow(root, folder)))).flat();
  const all = [...files, 'package.json', 'pnpm-lock.yaml'].toSorted();
  const hash = createHash('sha256');
  for (const file of all) hash.update(`${file}\0`).update(await readFile(join(root, file)));

  return hash.digest('hex');
};

const run = (root: string, script: string, settings: Record<string, string>): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'), ...process.env, ...settings },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${script} failed\n${said.slice(-4000)}`)),
    );
  });

const keptIn = (file: string): string | undefined => {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).inputs;
  } catch {
    return undefined;
  }
};

/** Where the start keeps its own cloud assembly, apart from the one that is tested and deployed. */
export const assemblyIn = (directory: string): string => join(directory, 'cdk.out');

/**
 * Bundles the functions and synthesises the template of the stage `dev` when their sources changed since the last time.
 * Says whether it did. The checks of the template are left to `pnpm synth`, the tests and every deployment.
 */
export const synthesise = async (root: string, directory: string): Promise<'synthesised' | 'unchanged'> => {
  const file = join(directory, 'synth.json');
  const inputs = await inputsOf(root);
  if (keptIn(file) === inputs && existsSync(join(assemblyIn(directory), 'manifest.json'))) return 'unchanged';

  ownFolder(directory);
  await run(root, 'infra/build.ts', {});
  rmSync(assemblyIn(directory), { recursive: true, force: true });
  await run(root, 'infra/app.ts', { STAGE: 'dev', NAG: 'off', CDK_OUTDIR: assemblyIn(directory) });
  writeWhole(file, JSON.stringify({ inputs }));
  return 'synthesised';
};
