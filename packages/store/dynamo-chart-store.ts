import type { AwsSession } from '@sequester/aws';
import {
  Diagnosis,
  ListedPatient,
  Medication,
  Patient,
  ProgressNote,
  type Chart,
  type ChartStore,
  type Context,
  type PatientId,
  type PatientPage,
  type ProgressNoteId,
  type Trace,
} from '@sequester/domain';
import * as z from 'zod';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { getItem, queryAll, queryPage, type Item } from './dynamo.ts';
import { keys, type Key } from './keys.ts';
import { absent, atRevisionBefore, transact, type TraceTables, type Write } from './transact.ts';

export type ChartTables = TraceTables & { chart: string };

const patientsInPage = 50;

const Row = z.object({ sk: z.string() });

const entriesOf = <Schema extends z.ZodType>(
  items: readonly Item[],
  prefix: string,
  schema: Schema,
): z.output<Schema>[] =>
  items.filter((item) => Row.parse(item).sk.startsWith(prefix)).map((item) => schema.parse(item));

/** Charts in DynamoDB: one partition for each patient, so that a chart is one read, and one for the list of a practice. */
export class DynamoChartStore implements ChartStore {
  readonly #session: AwsSession;
  readonly #tables: ChartTables;

  constructor(session: AwsSession, tables: ChartTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async patient({ practiceId }: Context, patientId: PatientId): Promise<Patient | undefined> {
    const item = await getItem(this.#session, this.#tables.chart, keys.demographics(practiceId, patientId));
    return item === undefined ? undefined : Patient.parse(item);
  }

  async patients({ practiceId }: Context, { cursor }: { cursor?: string | undefined }): Promise<PatientPage> {
    const partition = keys.patients(practiceId);
    const sortPrefix = 'PATIENT#';
    const { items, next } = await queryPage(this.#session, {
      table: this.#tables.chart,
      partition,
      sortPrefix,
      limit: patientsInPage,
      ...(cursor === undefined ? {} : { start: { pk: partition, sk: sortKeyOf(cursor, sortPrefix) } }),
    });
    const patients = items.map((item) => ListedPatient.parse(item));
    return next === undefined ? { patients } : { patients, cursor: cursorOf(Row.parse(next).sk) };
  }

  async chart({ practiceId }: Context, patientId: PatientId): Promise<Chart | undefined> {
    const items = await queryAll(this.#session, {
      table: this.#tables.chart,
      partition: keys.chart(practiceId, patientId),
    });
    const [patient] = entriesOf(items, 'DEMOGRAPHICS', Patient);
    if (patient === undefined) return undefined;

    const progressNotes = entriesOf(items, 'PROGRESS-NOTE#', ProgressNote).toSorted((a, b) =>
      a.session.startedAt.localeCompare(b.session.startedAt),
    );
    return {
      patient,
      progressNotes,
      diagnoses: entriesOf(items, 'DIAGNOSIS#', Diagnosis),
      medications: entriesOf(items, 'MEDICATION#', Medication),
    };
  }

  async admit(context: Context, patient: Patient, trace: Trace): Promise<void> {
    const writes = this.#patientRows(patient).map((put): Write => ({
      table: this.#tables.chart,
      put,
      condition: absent,
    }));
    await this.#write(context, writes, trace);
  }

  async updatePatient(context: Context, patient: Patient, trace: Trace): Promise<void> {
    const condition = atRevisionBefore(patient.revision);
    const writes = this.#patientRows(patient).map((put): Write => ({
      table: this.#tables.chart,
      put,
      condition,
      refusal: 'stale',
    }));
    await this.#write(context, writes, trace);
  }

  async progressNote(
    { practiceId }: Context,
    patientId: PatientId,
    progressNoteId: ProgressNoteId,
  ): Promise<ProgressNote | undefined> {
    const item = await getItem(
      this.#session,
      this.#tables.chart,
      keys.progressNote(practiceId, patientId, progressNoteId),
    );
    return item === undefined ? undefined : ProgressNote.parse(item);
  }

  async addProgressNote(context: Context, note: ProgressNote, trace: Trace): Promise<void> {
    await this.#addEntry(
      context,
      { key: keys.progressNote(note.practiceId, note.patientId, note.progressNoteId), entry: note },
      trace,
    );
  }

  async addDiagnosis(context: Context, diagnosis: Diagnosis, trace: Trace): Promise<void> {
    const key = keys.chartEntry(diagnosis.practiceId, diagnosis.patientId, `DIAGNOSIS#${diagnosis.diagnosisId}`);
    await this.#addEntry(context, { key, entry: diagnosis }, trace);
  }

  async addMedication(context: Context, medication: Medication, trace: Trace): Promise<void> {
    const key = keys.chartEntry(medication.practiceId, medication.patientId, `MEDICATION#${medication.medicationId}`);
    await this.#addEntry(context, { key, entry: medication }, trace);
  }

  async changeProgressNote(context: Context, note: ProgressNote, trace: Trace): Promise<void> {
    const { expression, names, values } = atRevisionBefore(note.revision);
    const draft = {
      expression: `${expression} AND #state = :draft`,
      names: { ...names, '#state': 'state' },
      values: { ...values, ':draft': 'draft' },
    };
    const put = { ...keys.progressNote(note.practiceId, note.patientId, note.progressNoteId), ...note };
    await this.#write(context, [{ table: this.#tables.chart, put, condition: draft, refusal: 'stale' }], trace);
  }

  /** The whole of the demographics, and what the list shows of them. */
  #patientRows(patient: Patient): Item[] {
    const { practiceId, patientId, revision } = patient;
    return [
      { ...keys.demographics(practiceId, patientId), ...patient },
      { ...keys.patientListed(practiceId, patientId), ...ListedPatient.parse(patient), revision },
    ];
  }

  async #addEntry(
    context: Context,
    { key, entry }: { key: Key; entry: { practiceId: Patient['practiceId']; patientId: PatientId } },
    trace: Trace,
  ): Promise<void> {
    const writes: Write[] = [
      {
        table: this.#tables.chart,
        check: keys.demographics(entry.practiceId, entry.patientId),
        condition: { expression: 'attribute_exists(pk)' },
        refusal: 'not-found',
      },
      { table: this.#tables.chart, put: { ...key, ...entry }, condition: absent },
    ];
    await this.#write(context, writes, trace);
  }

  async #write(context: Context, writes: readonly Write[], trace: Trace): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
