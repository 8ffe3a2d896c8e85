import { type Patient, type PatientId, type PatientMerge, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { memberOf } from '../member-of.ts';
import { standingHolds, withHolds, withMerged } from './joined-charts.ts';
import type { PatientChange, PatientStore } from './ports.ts';

interface Input {
  patientId: PatientId;
  /** Whose chart goes on. */
  into: PatientId;
  reason: string;
}

const refusedInto = (code: string, text: string): Refusal =>
  new Refusal('invalid-request', [{ path: 'body.into', code, text }]);

const other = (patient: Patient | undefined): Patient => {
  if (patient === undefined) throw refusedInto('no-such-patient', 'Your practice has no such patient.');

  if (patient.merged !== undefined)
    throw refusedInto('merged-itself', 'This chart was itself merged into another one. Name the one that goes on.');

  return patient;
};

/** Merges before this one, each of which was undone. */
const earlierThan = (last: PatientMerge | undefined): PatientMerge['earlier'] => {
  if (last === undefined) return [];

  const { earlier, practiceId: _practice, patientId: _patient, ...merged } = last;
  return [...earlier, merged];
};

/** A hold on one of two charts holds both from now on, and what was merged into them before. */
const joined = async (
  patients: PatientStore,
  context: PracticeContext,
  { ends, goesOn }: { ends: PatientChange; goesOn: PatientChange },
): Promise<PatientChange[]> => {
  const [below, beside] = await Promise.all([
    withMerged(patients, context, ends.before),
    withMerged(patients, context, goesOn.before),
  ]);
  const legalHolds = await standingHolds(patients, context, [...below, ...beside]);
  const others = [...below.slice(1), ...beside.slice(1)];
  return [
    ...[ends, goesOn].map(({ before, after }) => ({ before, after: { ...after, legalHolds } })),
    ...withHolds(others, () => legalHolds),
  ];
};

/**
 * Records that two charts are of one person. Nothing moves: the chart that ends can be read as before and names the one
 * that goes on, and the psychotherapy notes of either stay their therapist's. Refuses `patient-merged` where it has ended already.
 */
export const mergePatient =
  ({ patients }: { patients: PatientStore }) =>
  (context: PracticeContext, { patientId, into, reason }: Input): Promise<Patient> =>
    onFresh(async () => {
      const by = memberOf(context);
      if (patientId === into) throw refusedInto('same-patient', 'Name the other chart of this person.');

      const [found, last, target] = await Promise.all([
        patients.patient(context, patientId),
        patients.mergeOf(context, patientId),
        patients.patient(context, into),
      ]);
      const before = demandFound(found);
      if (before.merged !== undefined) throw new Refusal('patient-merged');

      const goesOn = other(target);
      const { practiceId, now } = context;
      const record: PatientMerge = {
        practiceId,
        patientId,
        into,
        reason,
        mergedAt: now,
        mergedBy: by,
        earlier: earlierThan(last),
      };
      const after: Patient = { ...before, merged: { into, at: now, by }, revision: before.revision + 1 };
      const mergedFrom = [...goesOn.mergedFrom, patientId];
      const grown: Patient = { ...goesOn, mergedFrom, revision: goesOn.revision + 1 };
      const event = auditEvent(context, 'patient.merged', { patientId, into });
      const changes = await joined(patients, context, {
        ends: { before, after },
        goesOn: { before: goesOn, after: grown },
      });
      await patients.merge(context, { changes, record }, { event, answer: after });
      return after;
    });
