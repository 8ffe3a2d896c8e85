import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { authorization, facts } from './example-facts.ts';

const run = (input: string) =>
  spawnSync(process.execPath, [`${import.meta.dirname}/adjudicate-command.ts`], { input, encoding: 'utf8' });

test('one entry of bad facts does not stop the rest', () => {
  const entries = [
    { id: 'bad', facts: { ...facts(), mood: 'blue' } },
    { id: 'good', facts: facts({ artifacts: [authorization()] }) },
  ];
  const { stdout, status } = run(JSON.stringify(entries));
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([
    { id: 'bad', error: { path: 'mood', code: 'unrecognized_keys' } },
    { id: 'good', outcome: 'RELEASE', scope: { note_ids: ['note-1', 'note-2', 'note-3'] }, accounting: false, minimumNecessary: false },
  ]);
});

test.each(['', '{}', 'nonsense'])('says what it reads when given %j', (input) => {
  const { stderr, status } = run(input);
  expect(status).toBe(1);
  expect(stderr).toContain('JSON array');
});
