import { Patient, typedWords } from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { answersQuery, indexed, indexRows, placeOf, type IndexRow, type Place } from './patient-index.ts';

const parts =
  'María|de los Ángeles|García|O’Brien|D’Angelo|Smith-Jones|van der Berg|Nguyễn|Łukasz|김|민준|山田|太郎|王|محمد|حسن|Олена|Παππά|שרה|हिना|Li|Ng|Ø|X Æ'.split(
    '|',
  );

const patientNamed = (given: string, family: string | undefined): Patient =>
  Patient.parse({
    ...demographics,
    name: { given, ...(family === undefined ? {} : { family }) },
    patientId: `pat_${'a'.repeat(26)}`,
    practiceId: `prc_${'p'.repeat(26)}`,
    admittedAt: '2026-03-02T10:00:00.000Z',
    admittedBy: `mbr_${'s'.repeat(26)}`,
    revision: 1,
  });

/** Whether a row lies where a query is looked up. */
const isIn = ({ row, ids }: IndexRow, place: Place): boolean => {
  const fixed = Object.entries(place.ids).every(([name, value]) => Reflect.get(ids, name) === value);
  return row === place.row && fixed && ('word' in ids ? ids.word : '').startsWith(place.beginning);
};

/** The beginning of a text, at least one letter of it. */
const cut = (text: string, at: number): string =>
  Array.from(text)
    .slice(0, 1 + (at % Array.from(text).length))
    .join('');

test('whoever types beginnings of the words of a name, in whatever order, looks where the patient has a row', () => {
  const part = fc.constantFrom(...parts);
  fc.assert(
    fc.property(
      part,
      fc.option(part, { nil: undefined }),
      fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(' ', ', ', '-'),
      (given, family, cuts, between) => {
        const patient = patientNamed(given, family);
        const tokens = [given, family ?? given].flatMap((text) => text.split(' '));
        const typed = cuts.map(([which, at]) => cut(tokens[which % tokens.length] ?? '', at)).join(between);
        const query = { words: typedWords(typed) };
        expect(answersQuery(indexed(patient), query), typed).toBe(true);
        expect(
          indexRows(patient).some((row) => isIn(row, placeOf(query))),
          typed,
        ).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a row stands in no place twice', () => {
  fc.assert(
    fc.property(fc.constantFrom(...parts), fc.constantFrom(...parts), (given, family) => {
      const rows = indexRows(patientNamed(given, family)).map((row) => JSON.stringify(row));
      expect(new Set(rows).size).toBe(rows.length);
    }),
  );
});
