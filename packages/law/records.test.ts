import { expect, test } from 'vitest';

import { note } from './example-facts.ts';
import { type Note, withUnknownOthers } from './records.ts';

test.each<[string, Partial<Note>, boolean]>([
  ['of no stated kind', {}, false],
  ['of a kind that nobody knows', { session_kind: null }, false],
  ['with the patient alone', { session_kind: 'private' }, false],
  ['of a couple, where nobody recorded who was there', { session_kind: 'couple' }, true],
  ['of a family, where the list is empty', { session_kind: 'family', other_participants: [] }, true],
  ['of a group, where the list is not known', { session_kind: 'group', other_participants: null }, true],
  ['held jointly, with who was there', { session_kind: 'joint', other_participants: ['patient-2'] }, false],
])('a session %s has others that are not recorded, or has none', (_, over, unknown) => {
  expect(withUnknownOthers(note('note-1', '2031-01-10', over))).toBe(unknown);
});
