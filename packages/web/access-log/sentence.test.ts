import { expect, test } from 'vitest';

import { sentenceOf } from './sentence.ts';

const said = (pieces: readonly { text: string }[]): string => pieces.map(({ text }) => text).join('');

test('an act on a request is a sentence with a link, and a name that is strong', () => {
  const pieces = sentenceOf('request.read', { patient: 'Paula Patient', requestId: 'req_1' });
  expect(said(pieces)).toBe('opened the request about Paula Patient');
  expect(pieces).toContainEqual({ text: 'the request', requestId: 'req_1' });
  expect(pieces).toContainEqual({ text: 'Paula Patient', strong: true });
});

test('an act without a sentence is told in the words of its name', () => {
  expect(said(sentenceOf('progress-note.taking-out-asked', { patient: 'a patient', requestId: undefined }))).toBe(
    'progress note: taking out asked',
  );
});
