import { spawnSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { authorization, facts } from './example-facts.ts';

const run = (input: string) =>
  spawnSync(process.execPath, [`${import.meta.dirname}/adjudicate-command.ts`], {
    input,
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' },
  });

test('one entry of bad facts does not stop the rest', () => {
  const entries = [
    { id: 'bad', facts: { ...facts(), mood: 'blue' } },
    { id: 'none' },
    'no entry',
    null,
    { id: 'words', facts: 'words' },
    { id: 'good', facts: facts({ artifacts: [authorization()] }), note: 'other fields of an entry are its own affair' },
  ];
  const { stdout, status } = run(JSON.stringify(entries));
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([
    { id: 'bad', error: { path: 'mood', code: 'unrecognized_keys' } },
    { id: 'none', error: { path: 'facts', code: 'facts-missing' } },
    { id: null, error: { path: '', code: 'not-an-entry' } },
    { id: null, error: { path: '', code: 'not-an-entry' } },
    { id: 'words', error: { path: '', code: 'invalid_type' } },
    {
      id: 'good',
      outcome: 'RELEASE',
      scope: { note_ids: ['note-1', 'note-2', 'note-3'] },
      accounting: false,
      minimumNecessary: false,
    },
  ]);
});

test('every defect of an entry is listed, and none with the value that was there', () => {
  const wrong = {
    ...facts(),
    mood: 'CANARY-1',
    jurisdiction: 'CANARY-2',
    patient: { id: 'patient-1', living: true, years_since_death: 3 },
  };
  const [answer] = JSON.parse(run(JSON.stringify([{ id: 'bad', facts: wrong }])).stdout);
  expect(answer.errors.map(({ path }: { path: string }) => path)).toEqual(['jurisdiction', 'mood']);
  expect(JSON.stringify(answer)).not.toContain('CANARY');
});

test.each([
  ['', 'it was empty'],
  ['{}', 'no array'],
  ['nonsense', 'not JSON'],
  ['[{"id":', 'not JSON'],
])('given %j it says what is wrong and fails', (input, words) => {
  const { stdout, stderr, status } = run(input);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('JSON array');
  expect(stderr).toContain(words);
  expect(stderr).not.toContain('nonsense');
});

test('no entries are no decisions', () => {
  expect(run('[]')).toMatchObject({ status: 0, stdout: '[]\n' });
});
