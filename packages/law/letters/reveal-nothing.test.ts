import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { note } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import { changedFacts } from '../generated-changes.ts';
import { inventedFacts } from '../generated-facts.ts';
import { letterKind } from './kind.ts';
import { letterFacts } from './letter-facts.ts';
import { letter } from './letter.ts';
import { leaves } from './particulars.ts';
import type { RecipientKind } from './recipient-kind.ts';

const RUNS = process.env['FULL'] === 'yes' ? 11_000 : 1_500;
const anyFacts = fc.oneof({ weight: 2, arbitrary: changedFacts() }, { weight: 1, arbitrary: inventedFacts });

const particulars = {
  practice: 'Example Practice',
  date: '2031-06-15',
  contact: { title: 'Privacy Officer', phone: '555-0100' },
};

/** Every letter that a request may be answered with, in both languages. */
const lettersOn = (given: Facts) => {
  const decision = adjudicate(given);
  const kinds: RecipientKind[] = [letterKind(given, decision) ?? 'requester', 'notice-to-patient'];
  return kinds.flatMap((kind) =>
    (['en', 'es'] as const).map((language) =>
      letter(decision, kind, { ...particulars, ...letterFacts(given), language }),
    ),
  );
};

/** Tries that two facts get the same letters; the share of runs in which both let something leave, or neither does. */
const sameLetters = (pair: (given: Facts) => [Facts, Facts] | undefined): number => {
  let told = 0;
  fc.assert(
    fc.property(anyFacts, (given) => {
      const [one, other] = pair(given) ?? [];
      if (!one || !other) return;
      if (leaves(adjudicate(one).outcome) !== leaves(adjudicate(other).outcome)) return;
      expect(lettersOn(other)).toEqual(lettersOn(one));
      told += 1;
    }),
    { numRuns: RUNS, seed: 20312 },
  );
  return told / RUNS;
};

const isBounded = ({ requested, artifacts }: Facts) =>
  Boolean(requested.date_from ?? requested.note_ids) ||
  artifacts.some((paper) => 'date_from' in paper && Boolean(paper.date_from));

test(
  'no letter tells whether there are notes outside the days or entries that are asked for',
  { timeout: 120_000 },
  () => {
    const outside = note('note-outside', '2001-01-01');
    const share = sameLetters((given) =>
      isBounded(given) ? [given, { ...given, notes: [...given.notes, outside] }] : undefined,
    );
    expect(share).toBeGreaterThan(0.4);
  },
);

const held = (given: Facts, kind: 'private' | 'couple', others: string[]): Facts => ({
  ...given,
  notes: given.notes.map((each) => ({ ...each, session_kind: kind, other_participants: others })),
});

test('no letter tells whether a session was joint', { timeout: 120_000 }, () => {
  const share = sameLetters((given) =>
    given.notes.length > 0 ? [held(given, 'private', []), held(given, 'couple', ['patient-9'])] : undefined,
  );
  expect(share).toBeGreaterThan(0.6);
});
