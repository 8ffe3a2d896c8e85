import { expect, test } from 'vitest';

import { shortNumber } from './short-number.ts';

test.each([
  [[32], -107, 1],
  [[139], 0, 1],
  [[246], 107, 1],
  [[247, 0], 108, 2],
  [[248, 5], 369, 2],
  [[250, 255], 1131, 2],
  [[251, 0], -108, 2],
  [[252, 5], -369, 2],
  [[254, 255], -1131, 2],
])('%j is %i, %i bytes long', (bytes, value, length) => {
  expect(shortNumber(Buffer.from([7, ...bytes]), 1)).toEqual({ value, length });
});
