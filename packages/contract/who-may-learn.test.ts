import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { operations } from './operations.ts';
import { whoMayLearn } from './who-may-learn.ts';

const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');

test('the README says who may learn that a note exists as the contract and the views have it', () => {
  expect(readme).toContain(whoMayLearn());
});

test('the front desk, an owner, a custodian and another therapist learn it from nothing', () => {
  for (const line of whoMayLearn().split('\n').slice(2)) {
    const [, , , ...others] = line.split(' | ');
    expect(others.slice(0, 4).join(' | ')).not.toContain('yes');
  }
});

test('what was decided is for nobody but the privacy officer and therapists to ask for', () => {
  const ofDecisions = new Set([
    'acceptArtifact',
    'approveRequest',
    'askForLetter',
    'getManifest',
    'getSelection',
    'listDecisions',
    'openLetter',
    'revokeLink',
    'sendLetter',
  ]);
  const asked = operations.filter(({ id }) => ofDecisions.has(id)).flatMap(({ audience }) => audience);
  expect([...new Set(asked)].toSorted()).toEqual(['privacy-officer', 'provider']);
});
