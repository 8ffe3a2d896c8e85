import { globSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

/** Where a refusal may point: into what the caller sent, or at what stands on file, which the caller did not send. */
const places = new Set([
  'body',
  'query',
  'header',
  'headers',
  'actor',
  'artifactId',
  'artifacts',
  'awaits',
  'cure',
  'entry',
  'file',
  'law',
  'linkId',
  'parts',
  'patient',
  'requester',
  'revoked',
  'scope',
  'status',
  'text',
]);

/** Details of one note of a selection, which are put below `body.selection` where they are refused. */
const ofOneNote = new Set([
  'packages/domain/disclosures/account-for.ts',
  'packages/domain/disclosures/place-redactions.ts',
]);

const pathsIn = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /\bpath: ['`](?<path>[^'`]+)['`], ?\n? *code:|\bbeyond\(['`](?<call>[^'`]+)['`]/g,
    ),
  ].map(({ groups }) => groups?.['path'] ?? groups?.['call'] ?? '');

test("a refusal made by hand points into the caller's own body as `body.…`, like those that schemas make", () => {
  const files = globSync('{packages/{domain,edge,vault,store},functions}/**/*.ts', {
    exclude: (name) => name.includes('node_modules'),
  }).filter((file) => !file.endsWith('.test.ts') && !ofOneNote.has(file));
  const paths = files.flatMap((file) => pathsIn(file).map((path) => ({ file, path })));
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter(({ path }) => !places.has(path.split('.')[0] ?? ''))).toEqual([]);
});
