import { readdir } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a function may read of its environment when it is loaded; nothing is called. */
const ofOurs = /^(?!AWS_)([A-Z]+_)*(STAGE|TABLE|BUCKET|QUEUE|ARN|ID|URL|ADDRESS)(_[A-Z]+)*$/;

const given = process.env;
process.env = new Proxy(given, {
  has: (_, name) => name in given || (typeof name === 'string' && ofOurs.test(name)),
  get: (_, name) =>
    typeof name === 'string' ? (given[name] ?? (ofOurs.test(name) ? 'https://build.example' : undefined)) : undefined,
});
process.env['AWS_ACCESS_KEY_ID'] ??= 'none';
process.env['AWS_SECRET_ACCESS_KEY'] ??= 'none';

const load = (file: string): Promise<unknown> => import(pathToFileURL(resolve(file)).href);

const bundle = process.argv[2] ?? '';
await load(join(bundle, 'index.mjs'));
const chunks = join(bundle, 'chunks');
for (const chunk of (await readdir(chunks)).filter((name) => name.endsWith('.mjs'))) await load(join(chunks, chunk));

flushCompileCache();
process.exit(0);
