import { globSync, readFileSync } from 'node:fs';

import { entryKinds } from '@sequester/model';
import { expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');

/** The files that a recipe of the README lists: what each item of its list begins with. */
const filesOf = (title: string): string[] => {
  const [, section = ''] = readme.split(`\n### ${title}\n`);
  const [own = ''] = section.split(/\n###? /);
  return [...own.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file = '']) => file).toSorted();
};

const sources = globSync('{packages,functions,infra,test}/**/*.{ts,mts,json}', {
  exclude: (name) => ['node_modules', 'cdk.out', '.build'].includes(name),
}).map((path) => path.replaceAll('\\', '/'));

const own = 'test/architecture/recipes.test.ts';

/** The files in which a word stands, of those that are named. */
const naming = (word: RegExp, among: (path: string) => boolean = () => true): string[] =>
  sources.filter((path) => path !== own && among(path) && word.test(readFileSync(path, 'utf8'))).toSorted();

/** The situations from outside are told for tests alone. */
const isSource = (path: string): boolean =>
  /^(packages|functions|infra).*(?<!\.test)\.ts$/.test(path) && !path.startsWith('packages/law/outside/');

/** Where words stand that people write or read: those that the content lint knows, the charts of the demo practice, and the screens. */
const ofWords = /^packages\/(model\/lint|local\/demo|web)\//;

test('a kind of chart entry is named by the files of its recipe, and by nothing else', () => {
  expect(entryKinds.at(-1)?.name).toBe('allergy');
  expect(filesOf('A kind of chart entry, as `allergy`')).toHaveLength(10);
  expect(naming(/allerg/i, (path) => !ofWords.test(path))).toEqual(filesOf('A kind of chart entry, as `allergy`'));
});

test('a ground is named by the files of its recipe, and outside of the law by one that has it in words', () => {
  const listed = filesOf('A ground, as `coroner`');
  const inWords = ['packages/domain/records/records-basis.ts'];
  expect(listed.filter((path) => !path.startsWith('packages/law/'))).toEqual(inWords);
  expect(naming(/\bcoroner\b/i, (path) => isSource(path) && !ofWords.test(path))).toEqual(listed.filter(isSource));
});

test('an operation is named by the files of its recipe', () => {
  expect(naming(/\bsetPrivacyContact/, isSource)).toEqual(filesOf('An operation, as `setPrivacyContact`'));
});
