import type { LegalHold, PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { joinedCharts } from './joined-charts.ts';
import type { PatientStore } from './ports.ts';

interface Stores {
  patients: PatientStore;
  traces: TraceStore;
}

/** The holds on a patient's records, those that ended too: of every chart of the person, each with that on which it was placed. */
export const listLegalHolds =
  ({ patients, traces }: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<{ holds: LegalHold[] }> => {
    const charts = await joinedCharts(patients, context, patientId);
    const [placed] = await Promise.all([
      Promise.all(charts.map((chart) => patients.holds(context, chart.patientId))),
      traces.record(context, auditEvent(context, 'legal-hold.listed', { patientId })),
    ]);
    return { holds: placed.flat() };
  };
