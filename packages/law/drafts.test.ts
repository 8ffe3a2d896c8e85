import { expect, test } from 'vitest';

import { adjudicate } from './adjudicate.ts';
import { authorization, courtOrder, facts, note } from './example-facts.ts';

const draft = note('note-1', '2031-01-10', { draft: true });
const released = (...[over]: Parameters<typeof facts>) => adjudicate(facts({ notes: [draft], ...over })).scope.note_ids;

test('a draft that nobody has signed goes like a note where an order reaches its day', () => {
  expect(released({ ground_asserted: 'court_order', artifacts: [courtOrder()] })).toEqual(['note-1']);
  expect(released({ ground_asserted: 'court_order', artifacts: [courtOrder({ date_to: '2031-01-09' })] })).toEqual([]);
});

test('and by nothing else: an authorization leaves it with its author, also beside an order', () => {
  expect(released({ ground_asserted: 'authorization', artifacts: [authorization()] })).toEqual([]);
  expect(released({ ground_asserted: 'authorization', artifacts: [authorization(), courtOrder()] })).toEqual([]);
  const signed = { ...draft, draft: false };
  const facted = facts({ notes: [signed], ground_asserted: 'authorization', artifacts: [authorization()] });
  expect(adjudicate(facted).scope.note_ids).toEqual(['note-1']);
});
