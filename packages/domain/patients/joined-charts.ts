import type { LegalHoldId, Patient, PatientId } from '@sequester/model';

import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import type { PatientChange, PatientStore } from './ports.ts';

/** A chart, with every one that was merged into it, and into those. */
export const withMerged = async (
  patients: PatientStore,
  context: PracticeContext,
  patient: Patient,
): Promise<Patient[]> => {
  const into = await Promise.all(
    patient.mergedFrom.map(async (one) =>
      withMerged(patients, context, demandFound(await patients.patient(context, one))),
    ),
  );
  return [patient, ...into.flat()];
};

const goingOn = async (patients: PatientStore, context: PracticeContext, patient: Patient): Promise<Patient> =>
  patient.merged === undefined
    ? patient
    : goingOn(patients, context, demandFound(await patients.patient(context, patient.merged.into)));

/** All charts of one person, the one that goes on first. */
export const joinedCharts = async (
  patients: PatientStore,
  context: PracticeContext,
  patientId: PatientId,
): Promise<Patient[]> => {
  const patient = demandFound(await patients.patient(context, patientId));
  return withMerged(patients, context, await goingOn(patients, context, patient));
};

/** The holds that were placed on some charts and stand. */
export const standingHolds = async (
  patients: PatientStore,
  context: PracticeContext,
  charts: readonly Patient[],
): Promise<LegalHoldId[]> => {
  const placed = await Promise.all(charts.map(({ patientId }) => patients.holds(context, patientId)));
  return placed.flat().flatMap(({ holdId, ended }) => (ended === undefined ? [holdId] : []));
};

/** Charts with other holds than they had: those that have them already stay as they are. */
export const withHolds = (
  charts: readonly Patient[],
  holdsOf: (chart: Patient) => readonly LegalHoldId[],
): PatientChange[] =>
  charts.flatMap((before) => {
    const legalHolds = [...new Set(holdsOf(before))];
    const isSame =
      legalHolds.length === before.legalHolds.length && legalHolds.every((one) => before.legalHolds.includes(one));
    return isSame ? [] : [{ before, after: { ...before, legalHolds, revision: before.revision + 1 } }];
  });
