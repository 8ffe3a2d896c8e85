import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ENGINE_VERSION, adjudicate } from '../adjudicate.ts';
import { Decision } from '../decision.ts';
import { GroundAsserted } from '../parties.ts';
import { cases, decisionLine } from './decisions.ts';
import { lettersText } from './letters.ts';
import { linesOneFactAway } from './one-fact-away.ts';
import { PATHS, recorded } from './read.ts';

const decisions = recorded(PATHS.decisions);
const oneFactAway = recorded(PATHS.oneFactAway);

describe('a decision changes only with the version of the engine (`pnpm record` writes it anew)', () => {
  test('what is recorded is of this engine', () => {
    expect([decisions.version, oneFactAway.version]).toEqual([ENGINE_VERSION, ENGINE_VERSION]);
    expect([...decisions.byId.keys()]).toEqual(cases.map(({ id }) => id));
  });

  test.each(cases.map((each) => [each.id, each] as const))('%s', (id, each) => {
    expect(decisionLine(each)).toBe(decisions.byId.get(id));
  });

  test.each(GroundAsserted.options.flatMap((ground) => [[ground, 'psychotherapy_notes'] as const, [ground, 'progress_notes'] as const]))('%s, %s: one fact away from the best request', (ground, kind) => {
    const name = `${ground}, ${kind}`;
    const before = [...oneFactAway.byId].filter(([id]) => id === name || id.startsWith(`${name}: `)).map(([, line]) => line);
    expect(linesOneFactAway(ground, kind)).toEqual(before);
  });
});

test('a decision reads back whole through its own schema', () => {
  for (const { facts } of cases) {
    const decision = adjudicate(facts);
    expect(Decision.parse(decision)).toEqual(decision);
  }
});

test('the letters read as they were read through', () => {
  expect(lettersText()).toBe(readFileSync(PATHS.letters, 'utf8'));
});
