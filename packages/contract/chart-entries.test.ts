import {
  currentKinds,
  entryKinds,
  typedKinds,
  type MedicationId,
  type NewDiagnosis,
  type ProgressNoteWords,
  readOperationOf,
} from '@sequester/model';
import { expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';

import { entryOperations } from './chart-entries.ts';
import { getChart, listEntries } from './chart-pages.ts';

const operations = new Map(Object.entries(entryOperations));

test('every act on a kind of entry is an operation, for those who may write it', () => {
  for (const { acts, writers, input } of typedKinds) {
    for (const { operation } of Object.values<{ operation: string }>(acts)) {
      const found = operations.get(operation);
      expect(found).toMatchObject({ id: operation, audience: writers });
      expect(found?.method === 'GET').toBe(false);
      expect(Object.is(found?.body, input) || !/^(?:record|write|update)/.test(operation)).toBe(true);
    }
  }
});

test('every kind of entry is read one by one, and in a list, by those who may read it', () => {
  for (const kind of entryKinds) {
    expect(operations.get(readOperationOf(kind))).toMatchObject({ method: 'GET', audience: kind.readers });
    expect(listEntries.audience).toEqual(expect.arrayContaining([...kind.readers]));
  }
});

test('the chart and the operations have the types that the kinds say', () => {
  type Chart = z.output<typeof getChart.answer>;
  expectTypeOf<Chart['medications'][number]['medicationId']>().toEqualTypeOf<MedicationId>();
  expectTypeOf<z.output<typeof entryOperations.recordDiagnosis.body>>().toEqualTypeOf<NewDiagnosis>();
  expectTypeOf<Chart['diagnoses'][number]>().not.toHaveProperty('practiceId');
  type Note = z.output<typeof entryOperations.getProgressNote.answer>;
  expectTypeOf<Note['content']>().toEqualTypeOf<ProgressNoteWords | undefined>();
  type Read = z.output<typeof entryOperations.getMedication.answer>;
  expectTypeOf<Read['earlier'][number]['medicationId']>().toEqualTypeOf<MedicationId>();
  expect(Object.keys(getChart.answer.shape)).toEqual([
    'patient',
    ...currentKinds.map(({ plural }) => plural),
    'more',
    'entries',
    'cursor',
  ]);
});
