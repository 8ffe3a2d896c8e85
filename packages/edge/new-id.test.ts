import { type IdKind, PatientId } from '@sequester/model';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { newIds } from './new-id.ts';

test('ids of the same attempt come out the same, in the same order', () => {
  const [first, second] = [newIds('seed'), newIds('seed')];
  expect([first('patient'), first('patient'), first('member')]).toEqual([
    second('patient'),
    second('patient'),
    second('member'),
  ]);
});

test('no two ids of one attempt, of two attempts, or without one, are the same', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 5 }),
      fc.array(fc.constantFrom<IdKind>('patient', 'member', 'auditEvent', 'link'), { minLength: 1, maxLength: 8 }),
      (seeds, wanted) => {
        const ids = [...seeds, undefined].flatMap((seed) => {
          const newId = newIds(seed);
          return wanted.map((kind) => newId(kind));
        });
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
  );
});

test('an id fits the schema of its kind', () => {
  for (let count = 0; count < 500; count += 1) expect(PatientId.safeParse(newIds()('patient')).success).toBe(true);
});
