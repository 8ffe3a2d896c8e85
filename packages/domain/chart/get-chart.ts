import type { PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { demandFound } from './found.ts';
import type { Chart, ChartStore } from './ports.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
}

/** The whole chart of one patient. */
export const getChart =
  ({ charts, traces }: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<Chart> => {
    const [chart] = await Promise.all([
      charts.chart(context, patientId),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'whole' })),
    ]);
    return demandFound(chart);
  };
