import { expect, test } from 'vitest';

import { samePurpose } from './purposes.ts';

test.each<[string, string, boolean]>([
  ['custody case', 'custody litigation', true],
  ['use by my attorney in Doe v. Roe', 'Doe v. Roe', true],
  ['custody', 'custody of the children', true],
  ['custody of the children', 'custody', true],
  ['custody evaluation', 'custody benefits', false],
  ['life insurance', 'custody', false],
  ['for the case', 'For the case ', true],
  ['for the case', 'for the trial', false],
  ['a claim', 'disability', false],
  ['disability', 'a claim', false],
])('%s and %s', (signed, stated, same) => {
  expect(samePurpose(signed, stated)).toBe(same);
});

const GENERAL =
  'a action an case claim dispute for hearing in lawsuit litigation matter my of proceeding proceedings suit the trial use';

test.each(GENERAL.split(' '))('"%s" says what sort of thing a purpose is, and not which', (word) => {
  expect(samePurpose(`custody ${word}`, 'custody evaluation')).toBe(true);
  expect(samePurpose(`${word} ${word}`, 'disability')).toBe(false);
});
