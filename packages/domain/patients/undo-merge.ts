import { type Patient, type PatientId, type PatientMerge, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { memberOf } from '../member-of.ts';
import { joinedCharts, standingHolds, withHolds, withMerged } from './joined-charts.ts';
import type { PatientChange, PatientStore } from './ports.ts';

interface Input {
  patientId: PatientId;
  reason: string;
}

/** Each side holds what was placed on its own charts. */
const apart = async (
  patients: PatientStore,
  context: PracticeContext,
  { ended, goesOn }: { ended: PatientChange; goesOn: PatientChange },
): Promise<PatientChange[]> => {
  const { patientId } = ended.before;
  const [own, all] = await Promise.all([
    withMerged(patients, context, ended.before),
    joinedCharts(patients, context, patientId),
  ]);
  const rest = all.filter((one) => own.every((its) => its.patientId !== one.patientId));
  const [ownHolds, otherHolds] = await Promise.all([
    standingHolds(patients, context, own),
    standingHolds(patients, context, rest),
  ]);
  const others = rest.filter((one) => one.patientId !== goesOn.before.patientId);
  return [
    { before: ended.before, after: { ...ended.after, legalHolds: ownHolds } },
    { before: goesOn.before, after: { ...goesOn.after, legalHolds: otherHolds } },
    ...withHolds(own.slice(1), () => ownHolds),
    ...withHolds(others, () => otherHolds),
  ];
};

/**
 * Records that a merge was a mistake: the chart that ended goes on, and the other one names it no more. What was recorded since
 * stays where it was recorded, a legal hold too, and the record of the merge stays. Refuses `not-merged` for a chart that has not ended.
 */
export const undoMerge =
  ({ patients }: { patients: PatientStore }) =>
  (context: PracticeContext, { patientId, reason }: Input): Promise<Patient> =>
    onFresh(async () => {
      const by = memberOf(context);
      const [found, last] = await Promise.all([
        patients.patient(context, patientId),
        patients.mergeOf(context, patientId),
      ]);
      const { merged, ...before } = demandFound(found);
      if (merged === undefined || last === undefined) throw new Refusal('not-merged');

      const { into } = merged;
      const other = demandFound(await patients.patient(context, into));
      const record: PatientMerge = { ...last, undone: { reason, at: context.now, by } };
      const after: Patient = { ...before, revision: before.revision + 1 };
      const mergedFrom = other.mergedFrom.filter((one) => one !== patientId);
      const changes = await apart(patients, context, {
        ended: { before: { ...before, merged }, after },
        goesOn: { before: other, after: { ...other, mergedFrom, revision: other.revision + 1 } },
      });
      const event = auditEvent(context, 'patient.merge-undone', { patientId, into });
      await patients.merge(context, { changes, record }, { event, answer: after });
      return after;
    });
