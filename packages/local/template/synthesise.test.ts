import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { synthesise } from './synthesise.ts';

const root = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'root-'));
  for (const folder of ['infra', 'functions/area', 'packages/law', 'packages/local'])
    mkdirSync(join(made, folder), { recursive: true });

  writeFileSync(join(made, 'infra/build.ts'), `import { appendFileSync } from 'node:fs'; appendFileSync('runs', 'b');`);
  writeFileSync(
    join(made, 'infra/app.ts'),
    `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
    const out = process.env.CDK_OUTDIR;
    appendFileSync('runs', 'a');
    mkdirSync(out, { recursive: true });
    writeFileSync(out + '/manifest.json', '{}');`,
  );
  for (const file of [
    'package.json',
    'pnpm-lock.yaml',
    'functions/area/handler.ts',
    'packages/law/rule.ts',
    'packages/local/start.ts',
  ])
    writeFileSync(join(made, file), file === 'package.json' ? '{"type":"module"}' : '');

  return made;
};

describe('synthesis at the start', () => {
  test('runs once for the same sources, and again when one changed', async () => {
    const at = root();
    const state = join(at, '.local');
    expect(await synthesise(at, state)).toBe('synthesised');
    expect(await synthesise(at, state)).toBe('unchanged');
    writeFileSync(join(at, 'packages/local/start.ts'), 'the laptop cloud is in no bundle');
    writeFileSync(join(at, 'packages/law/rule.test.ts'), 'nor is a test');
    expect(await synthesise(at, state)).toBe('unchanged');
    writeFileSync(join(at, 'packages/law/rule.ts'), 'another rule');
    expect(await synthesise(at, state)).toBe('synthesised');
    expect(readFileSync(join(at, 'runs'), 'utf8')).toBe('baba');
  });

  test('says what a failing script said, and tries again the next time', async () => {
    const at = root();
    writeFileSync(join(at, 'infra/app.ts'), `console.error('no such stage'); process.exit(3);`);
    await expect(synthesise(at, join(at, '.local'))).rejects.toThrow('no such stage');
    await expect(synthesise(at, join(at, '.local'))).rejects.toThrow('no such stage');
  });
});
