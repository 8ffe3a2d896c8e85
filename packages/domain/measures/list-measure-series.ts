import { type CalendarDate, type InstrumentName, type MeasureId, measureKind, type PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
}

interface Input {
  patientId: PatientId;
  instrument: InstrumentName;
  cursor?: string | undefined;
}

interface Point {
  measureId: MeasureId;
  takenOn: CalendarDate;
  total: number;
  severity: string;
  askAboutSafety: boolean;
}

export interface MeasureSeries {
  points: Point[];
  cursor?: string | undefined;
}

/** What an instrument came to over time, the newest first. With a cursor there is more, also where a page holds few or none of the instrument. */
export const listMeasureSeries =
  ({ charts, traces }: Stores) =>
  async (context: PracticeContext, { patientId, instrument, cursor }: Input): Promise<MeasureSeries> => {
    const [patient, page] = await Promise.all([
      charts.patient(context, patientId),
      charts.entries(context, { patientId, kinds: [measureKind.name], draftsOf: [], cursor }),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'measure-series' })),
    ]);
    demandFound(patient);
    const measures = await Promise.all(
      page.entries.map(({ entryId }) =>
        charts.entry(context, { kind: measureKind, patientId, id: measureKind.id.parse(entryId) }),
      ),
    );
    const points = measures.flatMap((measure): Point[] =>
      measure?.score === undefined || measure.enteredInError !== undefined || measure.result.instrument !== instrument
        ? []
        : [{ measureId: measure.measureId, takenOn: measure.takenOn, ...measure.score }],
    );
    return page.cursor === undefined ? { points } : { points, cursor: page.cursor };
  };
