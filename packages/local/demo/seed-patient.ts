import * as z from 'zod';

import type { SeedCaller } from '../seed-caller.ts';
import type { DemoPatient } from './demo-patient.ts';

/** Who writes in the chart of one patient: the front desk, and the therapist with their id as a member. */
export interface Writers {
  staff: SeedCaller;
  therapist: SeedCaller;
  therapistId: string;
}

export interface Chart {
  writers: Writers;
  patient: DemoPatient;
  path: string;
}

const Admitted = z.object({ patientId: z.string() });
const Session = z.object({ sessionId: z.string() });
const Draft = z.looseObject({ revision: z.number() });

const dayMilliseconds = 86_400_000;
const sessionMilliseconds = 50 * 60_000;

/** The day of a session, a week after the one before it. */
export const dayOf = ({ firstSession }: DemoPatient, index: number): string =>
  new Date(Date.parse(firstSession) + index * 7 * dayMilliseconds).toISOString().slice(0, 10);

export const hourOf = (patient: DemoPatient, index: number) => {
  const start = Date.parse(`${dayOf(patient, index)}T${String(patient.hour).padStart(2, '0')}:00:00.000Z`);
  return {
    startedAt: new Date(start).toISOString(),
    stoppedAt: new Date(start + sessionMilliseconds).toISOString(),
    modality: patient.modality,
    setting: patient.setting,
    frequency: 'weekly',
  };
};

/** Writes a draft of what is signed, and signs it. Answers the place of the entry and its revision. */
export const signed = async (
  { writers: { therapist }, patient, path }: Chart,
  { step, plural, own, body }: { step: string; plural: string; own: string; body: unknown },
): Promise<{ place: string; revision: number }> => {
  const draft = Draft.parse(await therapist.post(`${patient.step}-${step}`, `${path}/${plural}`, body));
  const place = `${path}/${plural}/${z.string().parse(draft[own])}`;
  const { revision } = Draft.parse(
    await therapist.postAt(`${patient.step}-${step}-signature`, `${place}/signature`, draft.revision),
  );
  return { place, revision };
};

const writeSession = async (chart: Chart, index: number): Promise<void> => {
  const { writers, patient, path } = chart;
  const [date, hour, content] = [dayOf(patient, index), hourOf(patient, index), patient.notes[index]];
  const body = { clinicianId: writers.therapistId, date, ...hour, attendance: 'attended' };
  const { sessionId } = Session.parse(
    await writers.therapist.post(`${patient.step}-session-${index}`, `${path}/sessions`, body),
  );
  const note = { sessionId, sessionDate: date, session: hour, content };
  await signed(chart, { step: `note-${index}`, plural: 'progress-notes', own: 'progressNoteId', body: note });
};

const writePlan = async (chart: Chart): Promise<void> => {
  const { patient, writers } = chart;
  const targetDate = dayOf(patient, 24);
  const goal = {
    goal: patient.goal,
    measure: 'As the patient reports and the diary shows.',
    targetDate,
    objectives: [{ objective: patient.objective }],
    interventions: [patient.intervention],
  };
  const body = {
    startsOn: dayOf(patient, 0),
    reviewOn: dayOf(patient, 12),
    problems: [{ problem: patient.problem, goals: [goal] }],
  };
  const plan = await signed(chart, { step: 'plan', plural: 'treatment-plans', own: 'treatmentPlanId', body });
  const signature = { how: 'in-session', on: dayOf(patient, 1) };
  const step = `${patient.step}-plan-patient`;
  await writers.therapist.postAt(step, `${plan.place}/patient-signature`, plan.revision, signature);
};

const recordMeasures = async ({ writers, patient, path }: Chart): Promise<void> => {
  const { instrument, answers = [] } = patient.measures ?? {};
  for (const [index, given] of answers.entries()) {
    const body = { takenOn: dayOf(patient, index * 2), answeredBy: 'patient', result: { instrument, answers: given } };
    await writers.therapist.post(`${patient.step}-measure-${index}`, `${path}/measures`, body);
  }
};

const recordAll = async (
  { writers, patient, path }: Chart,
  plural: string,
  entries: readonly object[],
): Promise<void> => {
  for (const [index, entry] of entries.entries())
    await writers.therapist.post(`${patient.step}-${plural}-${index}`, `${path}/${plural}`, entry);
};

/** Admits a patient of the demo practice and writes their chart: every step is done once, whatever cut the seed short. */
export const seedPatient = async (writers: Writers, patient: DemoPatient): Promise<Chart & { patientId: string }> => {
  const { demographics, diagnoses, medications = [], allergies = [], notes } = patient;
  const admission = { ...demographics, clinicians: [writers.therapistId] };
  const { patientId } = Admitted.parse(await writers.staff.post(patient.step, '/patients', admission));
  const chart = { writers, patient, path: `/patients/${patientId}` };
  const first = dayOf(patient, 0);
  await recordAll(
    chart,
    'diagnoses',
    diagnoses.map((one, index) => ({ ...one, diagnosedOn: first, rank: index + 1 })),
  );
  await recordAll(
    chart,
    'medications',
    medications.map((one) => ({ ...one, startedOn: first })),
  );
  await recordAll(chart, 'allergies', allergies);
  for (const index of notes.keys()) await writeSession(chart, index);

  await writePlan(chart);
  await recordMeasures(chart);
  return { ...chart, patientId };
};
