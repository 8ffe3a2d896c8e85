import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createContext, Script } from 'node:vm';

import * as z from 'zod';

import type { WebPages } from '../template/plan.ts';
import type { HttpAnswer } from './answer.ts';

export interface WebSource {
  web: WebPages;
  /** Where the built pages lie. */
  folder: string;
  issuerUrl: string;
  awsUrl: string;
}

/** What serves a page; nothing for a path that is the API's. */
export type WebServer = (method: string, path: string) => Promise<HttpAnswer | undefined>;

const Answered = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.object({ value: z.string() })).default({}),
  body: z.string().default(''),
});

const Rewritten = z.object({ uri: z.string() });

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** The issuer's pages and the buckets are on this machine here. */
const atHome = (text: string, { issuerUrl, awsUrl }: WebSource): string =>
  text
    .replaceAll(/https:\/\/[\w.-]+\.amazoncognito\.com/g, issuerUrl)
    .replaceAll(/https:\/\/[\w.-]+\.s3\.[\w-]+\.amazonaws\.com/g, new URL(awsUrl).origin);

const runnerOf = (code: string): ((path: string) => unknown) => {
  const context = createContext({});
  new Script(code).runInContext(context);
  const handle = new Script('handler(event)');
  return (path) => {
    context['event'] = { version: '1.0', context: {}, request: { method: 'GET', uri: path, headers: {}, cookies: {} } };
    return handle.runInContext(context);
  };
};

/** HTML is read anew each time; files are named after what stands in them. */
const keptFor = (name: string): string =>
  name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';

/** Serves the built pages as the distribution of the template would: its behaviours, its function, its headers. */
export const webServer = (source: WebSource): WebServer => {
  const { web, folder } = source;
  const run = runnerOf(atHome(web.code, source));
  const headers = web.headers.map(([name, value]): [string, string] => [name, atHome(value, source)]);
  return async (method, path) => {
    if ((method !== 'GET' && method !== 'HEAD') || web.apiPrefixes.some((prefix) => path.startsWith(prefix)))
      return undefined;

    const result = run(path);
    const answered = Answered.safeParse(result);
    if (answered.success) {
      const { statusCode: status, headers: own, body } = answered.data;
      return {
        status,
        headers: Object.entries(own).map(([name, { value }]) => [name, value]),
        body: Buffer.from(body),
      };
    }
    const { uri } = Rewritten.parse(result);
    const name = join('/', decodeURIComponent(uri));
    const body = await readFile(join(folder, name)).catch(() => undefined);
    const type = types[extname(name)];
    return body === undefined || type === undefined
      ? {
          status: 403,
          headers: [['content-type', 'text/plain'], ...headers],
          body: Buffer.from('There is nothing here.'),
        }
      : {
          status: 200,
          headers: [['content-type', type], ['cache-control', keptFor(name)], ...headers],
          body,
        };
  };
};
