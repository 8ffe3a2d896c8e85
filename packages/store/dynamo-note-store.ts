import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, InspectedUpload, NoteHistory, NotePage, NoteStore, Trace } from '@sequester/domain';
import {
  InspectionJob,
  type MemberId,
  type NoteDraft,
  NoteUpload,
  partitionKey,
  type PatientId,
  PsychotherapyNote,
  type PsychotherapyNoteId,
  RecordedNoteFacts,
  SealedVersion,
  sortPrefix,
  type UploadId,
} from '@sequester/model';
import * as z from 'zod';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { chartGoesOn, entryExists, leavingWrites, patientExists, sessionExists } from './draft-rows.ts';
import { queryAll, queryPage } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';
import {
  asRead,
  head,
  headKey,
  isBegun,
  isJob,
  isOpenJob,
  isSaid,
  jobRow,
  listedRow,
  uploadRow,
  versionRow,
} from './note-rows.ts';
import { absent, transact, writeAll, type TraceTables, type Write } from './transact.ts';

export type NoteTables = TraceTables & { notes: string; chart: string };

const notesInPage = 100;

/** The index of psychotherapy notes in DynamoDB: one partition for each originator. */
export class DynamoNoteStore implements NoteStore {
  readonly #session: AwsSession;
  readonly #tables: NoteTables;

  constructor(session: AwsSession, tables: NoteTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async find(
    context: PracticeContext,
    originatorId: MemberId,
    noteId: PsychotherapyNoteId,
  ): Promise<PsychotherapyNote | undefined> {
    const item = await getItem(
      this.#session,
      this.#tables.notes,
      keyOf('note', { practiceId: context.practiceId, originatorId, noteId }),
    );
    return item === undefined ? undefined : PsychotherapyNote.parse(item);
  }

  /** One query: the head sorts before its versions and what was said of it. */
  async history(
    context: PracticeContext,
    originatorId: MemberId,
    noteId: PsychotherapyNoteId,
  ): Promise<NoteHistory | undefined> {
    const { pk, sk } = keyOf('note', { practiceId: context.practiceId, originatorId, noteId });
    const [first, ...rows] = await queryAll(this.#session, {
      table: this.#tables.notes,
      partition: pk,
      sortPrefix: sk,
    });
    return first === undefined
      ? undefined
      : {
          note: PsychotherapyNote.parse(first),
          versions: rows.filter((row) => !isSaid(row)).map((row) => SealedVersion.parse(row)),
          recorded: rows.filter(isSaid).map((row) => RecordedNoteFacts.parse(row)),
        };
  }

  async ofPatient(
    context: PracticeContext,
    originatorId: MemberId,
    { patientId, cursor }: { patientId: PatientId; cursor?: string | undefined },
  ): Promise<NotePage> {
    const partition = partitionKey('originator', { practiceId: context.practiceId, originatorId });
    const prefix = sortPrefix('noteListed', { patientId });
    const { items, next } = await queryPage(this.#session, {
      table: this.#tables.notes,
      partition,
      sortPrefix: prefix,
      limit: notesInPage,
      ...(cursor === undefined ? {} : { start: { pk: partition, sk: sortKeyOf(cursor, prefix) } }),
    });
    const notes = items.map((item) => PsychotherapyNote.parse(item));
    return next === undefined ? { notes } : { notes, cursor: cursorOf(z.string().parse(next['sk'])) };
  }

  async add(
    context: PracticeContext,
    { note, from, draft }: { note: PsychotherapyNote; from?: InspectedUpload; draft?: NoteDraft },
    trace: Trace,
  ): Promise<void> {
    const { notes, chart } = this.#tables;
    const begunBefore = from !== undefined || draft !== undefined;
    const settled: Write[] = from === undefined ? [] : this.#settle(from);
    const left: Write[] = draft === undefined ? [] : leavingWrites(notes, draft);
    const writes: Write[] = [
      { table: notes, put: head(note), condition: absent },
      { table: notes, put: versionRow(note), condition: absent },
      { table: notes, put: listedRow(note), condition: absent },
      ...(begunBefore ? [patientExists(chart, note)] : [...chartGoesOn(chart, note), ...sessionExists(chart, note)]),
      ...settled,
      ...left,
    ];
    await this.#write(context, writes, trace);
  }

  async revise(context: PracticeContext, note: PsychotherapyNote, trace: Trace): Promise<void> {
    const { notes } = this.#tables;
    const before = asRead(note.version - 1, note.factsRecorded);
    const writes: Write[] = [
      { table: notes, put: head(note), condition: before, refusal: 'stale' },
      { table: notes, put: versionRow(note), condition: absent, refusal: 'stale' },
      { table: notes, put: listedRow(note), condition: before, refusal: 'stale' },
    ];
    await this.#write(context, writes, trace);
  }

  async recordFacts(
    context: PracticeContext,
    { note, recorded, inChart }: Parameters<NoteStore['recordFacts']>[1],
    trace: Trace,
  ): Promise<void> {
    const { notes } = this.#tables;
    const { facts, factsRecorded = 1, movedTo } = note;
    const set = { facts, factsRecorded, ...(movedTo === undefined ? {} : { movedTo }) };
    const before = asRead(note.version, factsRecorded === 1 ? undefined : factsRecorded - 1);
    const writes: Write[] = [
      { table: notes, update: headKey(note), set, condition: before, refusal: 'stale' },
      {
        table: notes,
        update: keyOf('noteListed', note),
        set,
        condition: before,
        refusal: 'stale',
      },
      {
        table: notes,
        put: { ...keyOf('noteFacts', { ...note, at: recorded.at, factsRecorded }), ...recorded },
        condition: absent,
        refusal: 'stale',
      },
      ...(inChart === undefined ? [] : [entryExists(this.#tables.chart, { ...note, ...inChart })]),
    ];
    await this.#write(context, writes, trace);
  }

  async findUpload(
    context: PracticeContext,
    originatorId: MemberId,
    uploadId: UploadId,
  ): Promise<NoteUpload | undefined> {
    const item = await getItem(
      this.#session,
      this.#tables.notes,
      keyOf('noteUpload', { practiceId: context.practiceId, originatorId, uploadId }),
    );
    return item === undefined ? undefined : NoteUpload.parse({ ...item, s3UploadId: item['parted'] });
  }

  async beginUpload(context: PracticeContext, upload: NoteUpload, trace: Trace): Promise<void> {
    const row = uploadRow(upload);
    await this.#write(
      context,
      [
        { table: this.#tables.notes, put: row, condition: absent },
        ...chartGoesOn(this.#tables.chart, upload),
        ...sessionExists(this.#tables.chart, upload),
      ],
      trace,
    );
  }

  async refuseUpload(context: PracticeContext, inspected: InspectedUpload, trace: Trace): Promise<void> {
    await this.#write(context, this.#settle(inspected), trace);
  }

  async findInspection(
    context: PracticeContext,
    originatorId: MemberId,
    uploadId: UploadId,
  ): Promise<InspectionJob | undefined> {
    const key = keyOf('inspection', { practiceId: context.practiceId, originatorId, uploadId });
    const item = await getItem(this.#session, this.#tables.notes, key);
    return item === undefined ? undefined : InspectionJob.parse(item);
  }

  async beginInspection(
    context: PracticeContext,
    { upload, job, before }: InspectedUpload & { before: InspectionJob | undefined },
    trace: Trace,
  ): Promise<void> {
    const { notes } = this.#tables;
    const begun: Write = { table: notes, check: keyOf('noteUpload', upload), condition: isBegun, refusal: 'stale' };
    const condition = before === undefined ? absent : isJob(before);
    await this.#write(
      context,
      [begun, { table: notes, put: jobRow({ upload, job }), condition, refusal: 'stale' }],
      trace,
    );
  }

  async markInspection(_context: PracticeContext, { upload, job }: InspectedUpload): Promise<void> {
    const put = jobRow({ upload, job });
    await writeAll(this.#session, [{ table: this.#tables.notes, put, condition: isOpenJob(job) }]);
  }

  async failInspection(context: PracticeContext, inspected: InspectedUpload, trace: Trace): Promise<void> {
    await this.#write(context, [this.#endJob(inspected)], trace);
  }

  async #write(context: PracticeContext, writes: readonly Write[], trace: Trace): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }

  #endJob({ upload, job }: InspectedUpload): Write {
    return {
      table: this.#tables.notes,
      put: jobRow({ upload, job }),
      condition: isJob(job),
      refusal: 'stale',
    };
  }

  #settle({ upload, job }: InspectedUpload): Write[] {
    const put = uploadRow(upload);
    const settled: Write = { table: this.#tables.notes, put, condition: isBegun, refusal: 'request-state' };
    return [settled, this.#endJob({ upload, job })];
  }
}
