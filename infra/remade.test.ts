import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { forget, remade } from './remade.ts';
import { digestOfSources } from './sources.ts';

const write = (root: string, file: string, content = ''): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
};

const checkout = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'root-'));
  const files = ['infra/app.ts', 'functions/area/handler.ts', 'packages/law/rule.ts', 'packages/local/start.ts'];
  for (const file of [...files, 'package.json', 'pnpm-lock.yaml']) write(root, file);

  return root;
};

test.each(['packages/law/rule.ts', 'functions/area/handler.ts', 'infra/new.ts', 'pnpm-lock.yaml', 'package.json'])(
  'the digest of the sources is another with another %s',
  async (file) => {
    const root = checkout();
    const before = await digestOfSources(root);
    expect(await digestOfSources(root)).toBe(before);
    write(root, file, 'changed');
    expect(await digestOfSources(root)).not.toBe(before);
  },
);

test('the digest of the sources is the same with another test, text or part of the laptop cloud', async () => {
  const root = checkout();
  const before = await digestOfSources(root);
  for (const file of ['packages/local/start.ts', 'packages/law/rule.test.ts', 'infra/README.md'])
    write(root, file, 'changed');

  expect(await digestOfSources(root)).toBe(before);
});

const breakOff = () => Promise.reject(new Error('no such stage'));

test('makes a folder once of the same sources, again of others, when told, and where it broke off', async () => {
  const folder = join(checkout(), 'made');
  let times = 0;
  const make = async (): Promise<void> => {
    times += 1;
  };
  expect([await remade(folder, 'one', make), await remade(folder, 'one', make)]).toEqual([true, false]);
  expect(await remade(folder, 'other', make)).toBe(true);
  await forget(folder);
  expect(await remade(folder, 'other', make)).toBe(true);
  await expect(remade(folder, 'third', breakOff)).rejects.toThrow('no such stage');
  expect(await remade(folder, 'other', make)).toBe(true);
  expect(times).toBe(4);
});
