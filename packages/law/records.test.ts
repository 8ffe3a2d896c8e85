import { expect, test } from 'vitest';

import { note } from './example-facts.ts';
import { Note, withUnknownOthers } from './records.ts';

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

const KNOWN = {
  medium: ['audio', 'database', 'machine_transcript', 'paper', 'pdf', 'video'],
  session_kind: ['couple', 'family', 'group', 'joint', 'private'],
};

test.each(Object.entries(KNOWN))('the %s of a note is a word of its list, or not known', (field, words) => {
  const parsed = (word: unknown) => Note.safeParse({ ...note('note-1', '2031-01-10'), [field]: word }).success;
  expect(words.filter((word) => !parsed(word))).toEqual([]);
  expect([parsed(null), parsed(''), parsed('CANARY')]).toEqual([true, false, false]);
});
