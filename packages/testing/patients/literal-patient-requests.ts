import { type ChartStore, openOf, type PatientRequestStore } from '@sequester/domain';
import { type PatientRequest, type PlanSignature, Refusal } from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import type { LiteralLog } from '../literal-log.ts';
import { pageOf } from '../pages.ts';

const openInPage = 50;

/** What patients asked, in memory, beside charts in memory. */
export const literalPatientRequests = (log: LiteralLog, charts: ChartStore): PatientRequestStore => {
  const rows = new Map<string, PatientRequest>();
  const plans = new Map<string, PlanSignature>();
  return {
    ofPatient: async (context, patientId) =>
      ofPractice(context, rows.values())
        .filter((one) => one.patientId === patientId)
        .toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt)),
    find: async (context, { patientId, patientRequestId }) => {
      const row = inPractice(context, rows.get(patientRequestId));
      return row?.patientId === patientId ? row : undefined;
    },
    open: async (context, { cursor }) => {
      const waiting = ofPractice(context, rows.values())
        .filter(({ status }) => status === 'received')
        .map(openOf);
      const keyOf = ({ dueOn, patientRequestId }: (typeof waiting)[number]) => `${dueOn}#${patientRequestId}`;
      const ordered = waiting.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
      const { rows: requests, ...more } = pageOf(ordered, { size: openInPage, cursor, keyOf });
      return { requests, ...more };
    },
    planSignatures: async (context, patientId) =>
      ofPractice(context, plans.values())
        .filter((one) => one.patientId === patientId)
        .toSorted((one, other) => other.at.localeCompare(one.at)),
    signPlan: async (context, signature, trace) =>
      log.write(context, trace, () => {
        if (plans.has(signature.treatmentPlanId)) throw new Refusal('recorded-already');

        plans.set(signature.treatmentPlanId, signature);
      }),
    add: async (context, request, trace) =>
      log.write(context, trace, () => void rows.set(request.patientRequestId, request)),
    change: async (context, { after, entry }, trace) => {
      if (rows.get(after.patientRequestId)?.revision !== after.revision - 1) throw new Refusal('stale');

      if (entry === undefined) log.write(context, trace, () => undefined);
      else await charts.addEntry(context, entry, trace);
      rows.set(after.patientRequestId, after);
    },
  };
};
