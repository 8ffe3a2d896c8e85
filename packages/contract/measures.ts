import { Measure, measureKind, MeasureScore, PatientId } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

export const listMeasureSeries = operation({
  id: 'listMeasureSeries',
  area: 'chart',
  method: 'GET',
  path: '/patients/{patientId}/measure-series',
  audience: measureKind.readers,
  summary: 'List what one instrument came to over time, the newest first; where there is a cursor, there is more',
  params: z.strictObject({ patientId: PatientId }),
  query: z.strictObject({
    instrument: z.enum(['PHQ-9', 'GAD-7']),
    cursor: z.string().max(400).optional(),
  }),
  body: Nothing,
  answer: z.object({
    points: z.array(Measure.pick({ measureId: true, takenOn: true }).extend(MeasureScore.shape)),
    cursor: z.string().optional(),
  }),
  status: 200,
  refusals: ['invalid-cursor', 'not-found'],
});
