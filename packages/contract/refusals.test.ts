import { expect, test } from 'vitest';

import { refusalWords } from './refusals.ts';

const inState = (code: string) => refusalWords({ code: 'request-state', details: [{ path: 'status', code }] }).title;

test('says where the request stands when a step is not possible there', () => {
  expect(inState('awaiting-artifact')).toBe('This step is not possible while the request is waiting for a document.');
  expect(inState('with-privacy-officer')).toBe(
    'This step is not possible while the request is with the privacy officer.',
  );
});

test('says no status where none is told', () => {
  const { title } = refusalWords({ code: 'request-state', details: [] });
  expect(title).toBe('This step is not possible while the request is as it is now.');
});
