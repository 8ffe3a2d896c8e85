import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { authorization, courtOrder, facts } from './example-facts.ts';

const run = (...args: string[]) =>
  spawnSync(process.execPath, [`${import.meta.dirname}/explain-command.ts`, ...args], { encoding: 'utf8' });

/** Explains what a file holds. The file is gone when the answer is there. */
const explain = (content: string, ...more: string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'explain-'));
  const path = join(folder, 'case.json');
  writeFileSync(path, content);
  const answer = run(path, ...more);
  rmSync(folder, { recursive: true });
  return answer;
};

const granted = facts({ artifacts: [authorization()] });
const stayed = facts({ ground_asserted: 'court_order', artifacts: [courtOrder({ status: 'stayed' })] });

test('one case on one page: the matter, the decision, reasons with citations, cures, the letter', () => {
  const { stdout, status } = explain(JSON.stringify({ id: 'C-1', facts: stayed }));
  expect(status).toBe(0);
  for (const part of [
    'CASE C-1, on the facts of 2031-06-15T15:00:00Z',
    'Who asks: attorney requester-1, identity verified. Ground: court order.',
    'Papers: order-1 (court order).',
    'DENY: Nothing leaves.',
    '[45 CFR 164.512(a)(1), (e)(1)(i)]',
    'What would cure it:\n- stay lifted',
    'LETTER (court): Objection to the order, and request for clarification',
  ])
    expect(stdout).toContain(part);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(66);
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});

test('the facts alone are a case, and so is the only one of an array', () => {
  for (const content of [granted, [{ facts: granted }]])
    expect(explain(JSON.stringify(content)).stdout).toContain('RELEASE: All');
});

test('of several the named one', () => {
  const several = JSON.stringify([
    { id: 'one', facts: granted },
    { id: 2, facts: stayed },
  ]);
  expect(explain(several, '2').stdout).toContain('CASE 2,');
  expect(explain(several).stderr).toContain('holds 2 cases. Name one of them: one, 2.');
  expect(explain(several, 'three')).toMatchObject({ status: 1, stdout: '' });
});

test('what cannot be explained is said in words, never with the values', () => {
  expect(run().stderr).toContain('explain prints one case on one page: pnpm -s explain FILE [ID]');
  expect(run('nowhere.json').stderr).toContain('cannot be read. Is the name right?');
  expect(explain('nonsense').stderr).toContain('is not JSON.');
  expect(explain('[]').stderr).toContain('holds no case.');
  const wrong = explain(JSON.stringify({ ...granted, mood: 'CANARY-1', jurisdiction: 'CANARY-2' }));
  expect(wrong).toMatchObject({ status: 1, stdout: '' });
  expect(wrong.stderr).toContain('These are no facts that can be judged. What is wrong, and where:');
  expect(wrong.stderr).toContain('- jurisdiction: Invalid option');
  expect(wrong.stderr).toContain('mood');
  expect(wrong.stderr).not.toContain('CANARY');
});

test('a ground that calls for no letter says so', () => {
  const treats = facts({ ground_asserted: 'originator_treatment', action: 'use', artifacts: [] });
  expect(explain(JSON.stringify(treats)).stdout).toContain('LETTER: none.');
});
