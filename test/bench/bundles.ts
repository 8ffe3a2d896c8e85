import { execFileSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import * as z from 'zod';

import { median, row, table } from './report.ts';

const referenceEntry = resolve('test/bench/reference/handler.ts');
/** Fresh processes for each bundle, each beside one of the reference, so that both meet the same machine; the medians count. */
const starts = 9;

const Measured = z.object({ milliseconds: z.number(), bytes: z.number() });

/** Imports a module in a fresh process: the time it takes, or, with the counting hook, the bytes of source that Node loads for it. */
const importOnce = (entry: string, hooks: readonly string[]) =>
  Measured.parse(
    JSON.parse(
      execFileSync(process.execPath, [...hooks, resolve('test/bench/import-once.ts'), entry], {
        encoding: 'utf8',
        env: { ...process.env, ...functionEnvironment },
      }),
    ),
  );

/** What a function reads at start; nothing is called. */
const functionEnvironment = Object.fromEntries(
  ['PRACTICES', 'CHART', 'NOTES', 'DISCLOSURES', 'AUDIT', 'IDEMPOTENCY']
    .map((table_) => [`TABLE_${table_}`, 'bench'])
    .concat(['VAULT', 'ARTIFACTS', 'EXTRACTS', 'LEDGER'].map((bucket) => [`BUCKET_${bucket}`, 'bench']))
    .concat(['BUILDS', 'GRANTS', 'INSPECTIONS'].map((queue) => [`QUEUE_${queue}`, 'http://localhost:1']))
    .concat(
      [
        'STAGE',
        'SESSION_ROLE_ARN',
        'MEMBERSHIP_ROLE_ARN',
        'TOKENS_KEY_ARN',
        'LEDGER_KEY_ARN',
        'DOWNLOAD_ROLE_ARN',
        'USER_POOL_ID',
        'SENDER_ADDRESS',
        'ACCOUNT_ID',
        'NOTES_SESSION_ROLE_ARN',
        'DISCLOSURES_SESSION_ROLE_ARN',
        'EXTRACTS_SESSION_ROLE_ARN',
        'RELEASE_DOWNLOAD_ROLE_ARN',
        'PORTAL_SESSION_ROLE_ARN',
        'SUCCESSION_SESSION_ROLE_ARN',
        'TRAINING_SESSION_ROLE_ARN',
      ].map((name) => [name, 'bench']),
    )
    .concat([
      ['PUBLIC_URL', 'http://localhost:1'],
      ['JOBS_QUEUE', 'http://localhost:1'],
      ['AWS_REGION', 'us-east-1'],
      ['AWS_ACCESS_KEY_ID', 'bench'],
      ['AWS_SECRET_ACCESS_KEY', 'bench'],
    ]),
);

const bytesOf = (entry: string): number =>
  importOnce(entry, ['--import', resolve('test/bench/count-sources.ts')]).bytes;

const measure = (entry: string) => {
  const pairs = Array.from({ length: starts }, () => [
    importOnce(referenceEntry, []).milliseconds,
    importOnce(entry, []).milliseconds,
  ]);
  const [reference = 0, own = 0] = [0, 1].map((at) => median(pairs.map((pair) => pair[at] ?? 0)));
  return { reference, own };
};

/** Import time and size of each function's bundle, beside the reference handler as it stands in node_modules. */
export const benchBundles = async (): Promise<void> => {
  const bytes = bytesOf(referenceEntry);
  table([
    'function',
    'import ms',
    'reference ms',
    'of reference',
    'KB loaded at start',
    'of reference',
    'KB of all modules',
  ]);
  row(['reference', '', '', '', (bytes / 1000).toFixed(0), '', '']);
  for (const name of (await readdir('.build', { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)) {
    const entry = resolve('.build', name, 'index.mjs');
    const { reference, own } = measure(entry);
    const loaded = bytesOf(entry);
    row([
      name,
      own.toFixed(1),
      reference.toFixed(1),
      (own / reference).toFixed(2),
      (loaded / 1000).toFixed(0),
      (loaded / bytes).toFixed(2),
      ((await modulesBytes(join('.build', name))) / 1000).toFixed(0),
    ]);
  }
};

/** All JavaScript of a bundle: its entry and the chunks that load when they are needed; wasm and fonts not counted. */
const modulesBytes = async (folder: string): Promise<number> => {
  const files = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    files.filter((file) => file.endsWith('.mjs')).map(async (file) => (await stat(join(folder, file))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};
