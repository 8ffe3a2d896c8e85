import { NewMeasure } from '@sequester/model';
import { callBy, demographics } from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { expect, test } from 'vitest';

import { entryUseCases } from '../chart/entry-use-cases.ts';
import { admitPatient } from '../patients/admit-patient.ts';
import { listMeasureSeries } from './list-measure-series.ts';

const { recordMeasure, reviseMeasure } = entryUseCases;

const answered = (answer: number, error?: string) =>
  NewMeasure.parse({
    takenOn: '2026-02-27',
    answeredBy: 'patient',
    result: { instrument: 'GAD-7', answers: Array.from({ length: 7 }, () => answer) },
    ...(error === undefined ? {} : { enteredInError: error }),
  });

const recorded = async () => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), demographics);
  const measure = await recordMeasure(stores)(callBy(), { ...answered(1), patientId });
  const series = async () =>
    (await listMeasureSeries(stores)(callBy(), { patientId, instrument: 'GAD-7' })).points.map(({ total }) => total);
  return { stores, measure, series, ids: { patientId, measureId: measure.measureId } };
};

test('a measure is counted as it is recorded, and anew when its answers are corrected', async () => {
  const { stores, measure, series, ids } = await recorded();
  expect(measure.score?.total).toBe(7);
  const corrected = await reviseMeasure(stores)(callBy(), { ...answered(2), ...ids, revision: 1 });
  expect(corrected.score?.total).toBe(14);
  expect(await series()).toEqual([14]);
  const result = { instrument: 'other' as const, name: 'Invented form', fields: [{ label: 'a', value: 'b' }] };
  const other = NewMeasure.parse({ ...answered(2), result });
  expect((await reviseMeasure(stores)(callBy(), { ...other, ...ids, revision: 2 })).score).toBeUndefined();
});

test('a measure that was entered in error is in no series', async () => {
  const { stores, series, ids } = await recorded();
  await reviseMeasure(stores)(callBy(), { ...answered(1, 'Invented: of somebody else'), ...ids, revision: 1 });
  expect(await series()).toEqual([]);
});
