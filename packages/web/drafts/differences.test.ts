import { property, string, assert } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { differences, type Stretch } from './differences.ts';

const onlyIn = (stretches: Stretch[]): string[] => stretches.filter(({ only }) => only).map(({ text }) => text);
const whole = (stretches: Stretch[]): string => stretches.map(({ text }) => text).join('');
const shared = (stretches: Stretch[]): string => whole(stretches.filter(({ only }) => !only));

describe('two texts', () => {
  test('have the words marked that the other does not have', () => {
    const { mine, theirs } = differences('slept five to six hours on most nights', 'slept four hours on most nights');
    expect(onlyIn(mine)).toEqual(['five to six']);
    expect(onlyIn(theirs)).toEqual(['four']);
  });

  test('are whole again when their stretches are put together, and share what is not marked', () => {
    assert(
      property(string(), string(), (one, two) => {
        const { mine, theirs } = differences(one, two);
        expect([whole(mine), whole(theirs)]).toEqual([one, two]);
        expect(shared(mine)).toBe(shared(theirs));
      }),
    );
  });
});
