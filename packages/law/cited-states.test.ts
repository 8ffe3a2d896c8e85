import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { adjudicate } from './adjudicate.ts';
import { changedFacts } from './generated-changes.ts';
import { Jurisdiction } from './jurisdiction.ts';
import { governing } from './states/governing.ts';
import { isState, stateRow } from './states/rows.ts';

const RUNS = process.env['FULL'] === 'yes' ? 11_000 : 2_000;

/** Whose statute a part of a citation is, by the rows of the states and by the names of the five that reasons cite themselves. */
const NAMED: readonly [string, string][] = [
  ['Cal. ', 'CA'],
  ['N.Y. ', 'NY'],
  ['Tex. ', 'TX'],
  ['740 ILCS', 'IL'],
  ['405 ILCS', 'IL'],
  ['Fla. Stat.', 'FL'],
];
const parts = Jurisdiction.options
  .filter(isState)
  .flatMap((state) =>
    Object.values(stateRow(state)).flatMap((cells) => cells.map(({ statute }) => ({ state, statute }))),
  )
  .flatMap(({ state, statute }) => (statute?.split('; ') ?? []).map((part) => ({ state, part })));

const statesOf = (part: string): string[] => [
  ...parts.filter((each) => each.part === part).map(({ state }) => state),
  ...NAMED.filter(([begins]) => part.startsWith(begins)).map(([, state]) => state),
];

test('no statute of a state is cited where that state does not govern', { timeout: 120_000 }, () => {
  let cited = 0;
  fc.assert(
    fc.property(changedFacts(), fc.constantFrom(...Jurisdiction.options), (given, jurisdiction) => {
      const facts = { ...given, jurisdiction };
      const own: string[] = governing(facts);
      for (const part of adjudicate(facts).reasons.flatMap(({ citation }) => citation.split('; '))) {
        const states = statesOf(part);
        cited += states.length > 0 ? 1 : 0;
        expect(states.length === 0 || states.some((state) => own.includes(state)), `${part} in ${jurisdiction}`).toBe(
          true,
        );
      }
    }),
    { numRuns: RUNS, seed: 20312 },
  );
  expect(cited).toBeGreaterThan(RUNS / 10);
});
