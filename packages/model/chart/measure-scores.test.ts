import { expect, test } from 'vitest';

import { NewMeasure } from './kinds/measure.ts';
import { instruments, scored, type InstrumentName } from './measure-scores.ts';

const answersOf = (name: InstrumentName, total: number): number[] => {
  let left = total;
  return instruments[name].items.map(() => {
    const answer = Math.min(3, left);
    left -= answer;
    return answer;
  });
};

const taken = (result: unknown) =>
  NewMeasure.safeParse({ takenOn: '2026-02-27', answeredBy: 'patient', result }).success;

test.each<[InstrumentName, number, string]>([
  ['PHQ-9', 0, 'minimal'],
  ['PHQ-9', 4, 'minimal'],
  ['PHQ-9', 5, 'mild'],
  ['PHQ-9', 9, 'mild'],
  ['PHQ-9', 10, 'moderate'],
  ['PHQ-9', 14, 'moderate'],
  ['PHQ-9', 15, 'moderately severe'],
  ['PHQ-9', 19, 'moderately severe'],
  ['PHQ-9', 20, 'severe'],
  ['PHQ-9', 27, 'severe'],
  ['GAD-7', 4, 'minimal'],
  ['GAD-7', 5, 'mild'],
  ['GAD-7', 10, 'moderate'],
  ['GAD-7', 14, 'moderate'],
  ['GAD-7', 15, 'severe'],
  ['GAD-7', 21, 'severe'],
])('%s with a total of %i is %s', (name, total, severity) => {
  expect(scored(name, answersOf(name, total))).toMatchObject({ total, severity });
});

test('the ninth item of the PHQ-9 asks for a look at safety whatever the total, and no other item does', () => {
  expect(scored('PHQ-9', [0, 0, 0, 0, 0, 0, 0, 0, 1])).toEqual({ total: 1, severity: 'minimal', askAboutSafety: true });
  expect(scored('PHQ-9', [3, 3, 3, 3, 3, 3, 3, 3, 0]).askAboutSafety).toBe(false);
  expect(scored('GAD-7', [3, 3, 3, 3, 3, 3, 3]).askAboutSafety).toBe(false);
});

test('an instrument takes as many answers as it has items, each of 0 to 3, and another one its form', () => {
  expect(taken({ instrument: 'GAD-7', answers: [0, 1, 2, 3, 0, 1, 2] })).toBe(true);
  expect(taken({ instrument: 'GAD-7', answers: [0, 1, 2, 3, 0, 1] })).toBe(false);
  expect(taken({ instrument: 'GAD-7', answers: [0, 1, 2, 4, 0, 1, 2] })).toBe(false);
  expect(taken({ instrument: 'other', name: 'Invented scale', fields: [{ label: 'item', value: 'often' }] })).toBe(
    true,
  );
  expect(taken({ instrument: 'other', name: 'Invented scale', fields: [] })).toBe(false);
});
