import type { PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { demandFound } from './found.ts';
import type { AccessHoldStore } from './hold-ports.ts';
import type { ChartStore } from './ports.ts';
import { shownHold, type ShownHold } from './shown-hold.ts';

interface Stores {
  charts: ChartStore;
  accessHolds: AccessHoldStore;
  traces: TraceStore;
}

/** What is or was held back from a patient, the latest first. */
export const listAccessHolds =
  ({ charts, accessHolds, traces }: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<{ holds: ShownHold[] }> => {
    const [patient, holds] = await Promise.all([
      charts.patient(context, patientId),
      accessHolds.holds(context, patientId),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'access-holds' })),
    ]);
    demandFound(patient);
    return { holds: holds.map((hold) => shownHold(hold, context)) };
  };
