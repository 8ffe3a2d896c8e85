import { expect, test } from 'vitest';

import { families } from '../adversarial/specimens.ts';
import { MUTATIONS, mutated } from './mutations.ts';
import { tryInput } from './try-input.ts';

const plain = (seed: number): Buffer => families.plain?.(seed).bytes ?? Buffer.alloc(0);

test('spoils a PDF the same way for the same seed, and in every way for some seed', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 300; seed += 1) {
    const [first, again] = [mutated(plain(0), seed, plain(1)), mutated(plain(0), seed, plain(1))];
    expect(first.bytes.equals(again.bytes)).toBe(true);
    for (const name of first.names) seen.add(name);
  }
  expect([...seen].toSorted()).toEqual(Object.keys(MUTATIONS).toSorted());
});

test('brings 100 spoiled PDFs through upload and selection without a crash, a hang, a leak or one that is accepted and cannot be released', async () => {
  const outcomes = new Set<string>();
  for (let input = 0; input < 100; input += 1) {
    const { fault, outcome, detail } = await tryInput(input, 77);
    expect({ input, fault, detail }).toEqual({ input, fault: undefined, detail: undefined });
    outcomes.add(outcome);
  }
  expect([...outcomes]).toEqual(expect.arrayContaining(['selected', 'released', 'upload: damaged']));
}, 240_000);
