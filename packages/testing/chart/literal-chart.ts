import { Chart, type ChartStore, type PracticeContext, type EntryName, type OwnAddress } from '@sequester/domain';
import {
  entryKinds,
  type Kind,
  ListedPatient,
  type Patient,
  type PatientId,
  type PracticeId,
  Refusal,
  textAt,
} from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import { literalLog, type LiteralLog } from '../literal-log.ts';
import { pageOf } from '../pages.ts';

const patientsInPage = 50;

interface Row {
  practiceId: PracticeId;
  name: EntryName;
  entry: object;
}

const byId = <One>(idOf: (one: One) => string, all: One[]): One[] =>
  all.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));

const keyOf = ({ practiceId }: PracticeContext, { kind, patientId, id }: EntryName): string =>
  `${practiceId} ${patientId} ${kind.row}#${id}`;

const listed = (rows: Row[], { row, listedBy = '' }: Kind): object[] =>
  byId(
    ({ name }) => name.id,
    rows.filter(({ name }) => name.kind.row === row),
  )
    .map(({ entry }) => entry)
    .toSorted((one, other) => (textAt(one, listedBy) ?? '').localeCompare(textAt(other, listedBy) ?? ''));

/** Charts in memory, by practice, with the conditions of the real store. */
export const literalChart = (log: LiteralLog = literalLog()) => {
  const patients = new Map<string, Patient>();
  const rows = new Map<string, Row>();
  const found = (context: PracticeContext, patientId: string) => inPractice(context, patients.get(patientId));
  const chartOf = (patient: Patient, ofPatient: Row[]): Chart =>
    Chart.parse({
      patient,
      ...Object.fromEntries(entryKinds.map((kind) => [kind.plural, listed(ofPatient, kind)])),
    });
  const charts: ChartStore = {
    patient: async (context, patientId) => found(context, patientId),
    patients: async (context, { cursor }) => {
      const all = byId(({ patientId }) => patientId, ofPractice(context, patients.values()));
      const page = pageOf(all, { size: patientsInPage, cursor, keyOf: ({ patientId }) => patientId });
      const shown = page.rows.map((patient) => ListedPatient.parse(patient));
      return page.cursor === undefined ? { patients: shown } : { patients: shown, cursor: page.cursor };
    },
    chart: async (context, patientId: PatientId) => {
      const patient = found(context, patientId);
      const ofPatient = ofPractice(context, rows.values()).filter(({ name }) => name.patientId === patientId);
      return patient === undefined ? undefined : chartOf(patient, ofPatient);
    },
    admit: async (context, patient, trace) =>
      log.write(context, trace, () => void patients.set(patient.patientId, patient)),
    updatePatient: async (context, patient, trace) =>
      log.write(context, trace, () => {
        if (found(context, patient.patientId)?.revision !== patient.revision - 1) throw new Refusal('stale');

        patients.set(patient.patientId, patient);
      }),
    entry: async (context, name) => {
      const row = rows.get(keyOf(context, name));
      return row === undefined ? undefined : name.kind.entry.parse(row.entry);
    },
    addEntry: async (context, { name, entry }, trace) =>
      log.write(context, trace, () => {
        if (found(context, name.patientId) === undefined) throw new Refusal('not-found');

        rows.set(keyOf(context, name), { practiceId: context.practiceId, name, entry });
      }),
    changeEntry: async (context, { name, before, after }, trace) =>
      log.write(context, trace, () => {
        const row = rows.get(keyOf(context, name));
        const stands = Object.entries({ state: before.state, revision: after.revision - 1 });
        const standing = new Map<string, unknown>(Object.entries(row?.entry ?? {}));
        if (row === undefined || stands.some(([field, value]) => standing.get(field) !== value))
          throw new Refusal('stale');

        rows.set(keyOf(context, name), { ...row, entry: after });
      }),
  };
  const ownAddress: OwnAddress = {
    changedAt: async (context, patientId) => found(context, patientId)?.emailChangedAt,
  };
  const entry = (entryId: string) => [...rows.values()].find(({ name }) => name.id === entryId)?.entry;
  return { events: log.events, entry, charts, ownAddress, traces: log.traces, attempts: log.attempts };
};
