import { getChart, listEntries, listUnsigned, type PracticeContext } from '@sequester/domain';
import { instantOf, MemberId, Patient, PatientId, PracticeId, progressNoteKind } from '@sequester/model';
import {
  demographicsRow,
  DynamoChartStore,
  DynamoColleagues,
  DynamoTraceStore,
  entryRow,
  indexRows,
} from '@sequester/store';
import { now } from '@sequester/testing/clock';
import { countedIds } from '@sequester/testing/ids';

import { type GrownRow, Keyed, type SizedTable } from './sized-table.ts';

/** Entries of the longest chart that is measured. */
const longestChart = 10_000;
/** A draft for so many patients of the practice, all of one author, and more than fit a page. */
const patientsToADraft = 10;
const fewestDrafts = 60;
const dayMilliseconds = 86_400_000;

const numbered = (prefix: string, number: number): string => `${prefix}_${number.toString(36).padStart(26, '0')}`;
const practiceId = PracticeId.parse(`prc_${'g'.repeat(26)}`);
const authorId = MemberId.parse(numbered('mbr', 1));
const patientId = PatientId.parse(`pat_${'l'.repeat(26)}`);

const patient = Patient.parse({
  patientId,
  practiceId,
  name: { given: 'Lou', family: 'Longest (invented)' },
  birthDate: '1990-01-01',
  admittedAt: now,
  admittedBy: authorId,
  revision: 1,
});

const noteOf = (of: PatientId, number: number, state: 'draft' | 'signed') => {
  const startedAt = instantOf(Date.parse(now) - (number + 1) * dayMilliseconds);
  const id = numbered('prn', number);
  const entry = progressNoteKind.entry.parse({
    progressNoteId: id,
    practiceId,
    patientId: of,
    authorId,
    sessionDate: startedAt.slice(0, 10),
    session: {
      startedAt,
      stoppedAt: instantOf(Date.parse(startedAt) + 3_000_000),
      modality: 'individual',
      setting: 'in-person',
      frequency: 'weekly',
    },
    content: { format: 'DAP', data: 'Invented.', assessment: 'Invented.', plan: 'Invented.' },
    state,
    writtenAt: now,
    revision: 1,
  });
  return { name: { kind: progressNoteKind, patientId: of, id }, entry };
};

const today = now.slice(0, 10);

/** The rows of one long chart, and of the drafts of its author in the charts of as many patients. */
export const chartRows = function* (patients: number): Generator<GrownRow> {
  yield Keyed.parse(demographicsRow(patient));
  for (let number = 0; number < Math.min(patients, longestChart); number += 1) {
    const { name, entry } = noteOf(patientId, number, 'signed');
    for (const row of [entryRow(practiceId, name, entry), ...indexRows(practiceId, name, { entry, day: today })])
      yield Keyed.parse(row);
  }
  for (let number = 0; number < Math.max(fewestDrafts, patients / patientsToADraft); number += 1) {
    const { name, entry } = noteOf(PatientId.parse(numbered('pat', number)), longestChart + number, 'draft');
    for (const row of indexRows(practiceId, name, { entry, day: today })) yield Keyed.parse(row);
  }
};

const context: PracticeContext = {
  practiceId,
  actor: { kind: 'member', id: authorId, roles: ['provider'], providerId: authorId },
  now,
  newId: countedIds(),
};

/** Each read of a chart, by name, as its use case reads it; it throws where it finds another number of entries. */
export const readsOfCharts = ({ session, tables }: SizedTable): Record<string, () => Promise<void>> => {
  const stores = {
    charts: new DynamoChartStore(session, tables),
    colleagues: new DynamoColleagues(session, tables.practices),
    traces: new DynamoTraceStore(session, tables),
  };
  const page = { patientId };
  const reads: Record<string, [read: () => Promise<{ entries: unknown[] }>, found: number]> = {
    'chart page': [() => getChart(stores)(context, page), 50],
    'entries, newest': [() => listEntries(stores)(context, page), 50],
    'notes of a chart': [() => listEntries(stores)(context, { ...page, kind: 'progressNote' }), 50],
    unsigned: [() => listUnsigned(stores)(context, {}), 50],
    'drafts of a chart': [() => listEntries(stores)(context, { ...page, state: 'draft' }), 0],
  };
  return Object.fromEntries(
    Object.entries(reads).map(([name, [read, found]]) => [
      name,
      async () => {
        const { entries } = await read();
        if (entries.length !== found) throw new Error(`${name}: ${entries.length} entries and not ${found}`);
      },
    ]),
  );
};
