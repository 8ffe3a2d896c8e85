import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { kindsOf, summaryOf } from './summary.ts';
import type { FileFate } from './try-file.ts';
import { hasPoppler } from './two-looks.ts';
import { tryFiles } from './workers.ts';

const USAGE = `usage: pnpm corpus FOLDER [--jobs 2] [--limit SECONDS] [--most FILES] [--every N] [--no-redact]
                     [--to FATES.jsonl] [--kinds KINDS.md]
Brings every PDF below the folder through upload, selection, redaction and the verifier, and compares the pages
as PDFium and Poppler show them. Files with the same bytes are tried once; with --to, those that are in there not again.`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const at = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

const call = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        jobs: { type: 'string', default: '2' },
        limit: { type: 'string', default: '180' },
        most: { type: 'string', default: '1000000' },
        every: { type: 'string', default: '1' },
        'no-redact': { type: 'boolean', default: false },
        to: { type: 'string' },
        kinds: { type: 'string' },
      },
    });
  } catch {
    return undefined;
  }
};

const pdfsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.pdf$/i.test(name))
    .map((name) => join(folder, name))
    .toSorted();

/** Of files with the same bytes the first. */
const distinct = (files: string[]): string[] =>
  [
    ...new Map(
      files.toReversed().map((file) => [createHash('sha256').update(readFileSync(file)).digest('hex'), file] as const),
    ).values(),
  ].toSorted();

const earlier = (path: string | undefined): FileFate[] =>
  path === undefined || !existsSync(path)
    ? []
    : readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line): FileFate => JSON.parse(line));

const parsed = call();
const [folder] = parsed?.positionals ?? [];
if (!parsed || folder === undefined || !existsSync(at(folder))) {
  say(USAGE);
  process.exit(2);
}
if (!(await hasPoppler())) say('pdftoppm (poppler-utils) is not here: pages are compared by PDFium alone');

const { jobs, limit, most, every, to, kinds, 'no-redact': noRedact } = parsed.values;
const results = to === undefined ? undefined : at(to);
const fates = earlier(results);
const known = new Set(fates.map(({ file }) => file));
const files = distinct(pdfsIn(at(folder)))
  .filter((file, index) => index % Number(every) === 0 && !known.has(file))
  .slice(0, Number(most));

let done = 0;
const take = (fate: FileFate): void => {
  fates.push(fate);
  done += 1;
  if (results !== undefined) appendFileSync(results, `${JSON.stringify(fate)}\n`);
  if (done % 25 === 0 || done === files.length) {
    const released = fates.filter(({ outcome }) => outcome === 'released').length;
    say(`${done} of ${files.length} files, ${released} of ${fates.length} released`);
  }
};

await tryFiles(files, { jobs: Number(jobs), redact: !noRedact, limitMs: Number(limit) * 1000, take });
for (const line of summaryOf(fates)) say(line);
if (kinds !== undefined) writeFileSync(at(kinds), kindsOf(fates).join('\n'));
const wrong = fates.some(({ outcome }) => /^(not releasable|crashed|hung|fault)/.test(outcome));
process.exitCode = wrong ? 1 : 0;
