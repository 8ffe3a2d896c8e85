import { entryKinds, type MedicationId, type ProgressNoteWords, type NewDiagnosis } from '@sequester/model';
import { expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';

import { entryOperations } from './chart-entries.ts';
import { getChart } from './patients.ts';

test('every act on a kind of entry is an operation, for those who may write it', () => {
  for (const { acts, writers, input } of entryKinds) {
    for (const { operation } of Object.values<{ operation: string }>(acts)) {
      const found = new Map(Object.entries(entryOperations)).get(operation);
      expect(found).toMatchObject({ id: operation, audience: writers });
      expect(found?.method === 'GET').toBe(false);
      expect(Object.is(found?.body, input) || operation.startsWith('sign')).toBe(true);
    }
  }
});

test('the chart and the operations have the types that the kinds say', () => {
  type Chart = z.output<typeof getChart.answer>;
  expectTypeOf<Chart['medications'][number]['medicationId']>().toEqualTypeOf<MedicationId>();
  expectTypeOf<Chart['progressNotes'][number]['content']>().toEqualTypeOf<ProgressNoteWords | undefined>();
  expectTypeOf<z.output<typeof entryOperations.recordDiagnosis.body>>().toEqualTypeOf<NewDiagnosis>();
  expectTypeOf<Chart['diagnoses'][number]>().not.toHaveProperty('practiceId');
  expect(Object.keys(getChart.answer.shape)).toEqual(['patient', ...entryKinds.map(({ plural }) => plural)]);
});
