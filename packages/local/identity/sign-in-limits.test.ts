import { describe, expect, test } from 'vitest';

import { SignInLimits } from './sign-in-limits.ts';

const limits = () => {
  const clock = { now: 1_800_000_000_000 };
  return { clock, own: new SignInLimits(() => clock.now) };
};

const asker = (account = 'ada@alder.example', source = '127.0.0.1') => ({ account, source });

const wrong = (own: SignInLimits, times: number, who = asker()): number => {
  let wait = 0;
  for (let time = 0; time < times; time += 1) wait = own.wrong(who);

  return wait;
};

describe('the wait after wrong passwords', () => {
  test('begins with the fifth and doubles with each further one, to a quarter of an hour', () => {
    const { own, clock } = limits();
    expect(wrong(own, 4)).toBe(0);
    const waits = Array.from({ length: 12 }, () => {
      const wait = own.wrong(asker());
      clock.now += wait * 1000;
      return wait;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  test('is the same whether the account exists or how its name is written', () => {
    const { own } = limits();
    wrong(own, 5);
    expect(own.waitSeconds(asker(' ADA@alder.example '))).toBe(1);
    expect(wrong(own, 5, asker('nobody@alder.example', '10.0.0.1'))).toBe(1);
  });

  test('keeps no other account and no other source waiting', () => {
    const { own } = limits();
    wrong(own, 5);
    expect(own.waitSeconds(asker('ben@alder.example', '10.0.0.1'))).toBe(0);
  });

  test('holds one source that tries many accounts', () => {
    const { own } = limits();
    const waits = Array.from({ length: 21 }, (_, index) => own.wrong(asker(`guess-${index}@alder.example`)));
    expect(waits.slice(18)).toEqual([0, 1, 2]);
    expect(own.waitSeconds(asker('ben@alder.example'))).toBe(2);
  });

  test('ends with the right password for the account, not for the source', () => {
    const { own } = limits();
    wrong(own, 19, asker('ada@alder.example'));
    own.right(asker());
    expect(own.waitSeconds(asker('ada@alder.example', '10.0.0.1'))).toBe(0);
    expect(own.wrong(asker('eve@alder.example'))).toBe(1);
  });

  test('is forgotten after a quarter of an hour without a try', () => {
    const { own, clock } = limits();
    wrong(own, 6);
    clock.now += 15 * 60_000 + 1;
    expect(wrong(own, 4)).toBe(0);
  });
});
