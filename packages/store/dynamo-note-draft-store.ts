import type { AwsSession } from '@sequester/aws';
import type { DraftPage, NoteDraftStore, PracticeContext, Trace } from '@sequester/domain';
import {
  DraftHold,
  KeptDraft,
  type MemberId,
  NoteDraft,
  partitionKey,
  Patient,
  type PatientId,
  type PsychotherapyNoteId,
  sortPrefix,
} from '@sequester/model';
import * as z from 'zod';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { chartGoesOn, copyWrite, draftWrites, leavingWrites, sessionExists, sessionKey } from './draft-rows.ts';
import type { NoteTables } from './dynamo-note-store.ts';
import { putItem, queryAll, queryPage } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { keyOf, type Key } from './keys.ts';
import { transact, writeAll } from './transact.ts';

const draftsInPage = 100;

const Held = Patient.pick({ legalHolds: true });

/** That drafts of psychotherapy notes are there, in DynamoDB: one partition for each originator, apart from the notes. */
export class DynamoNoteDraftStore implements NoteDraftStore {
  readonly #session: AwsSession;
  readonly #tables: NoteTables;

  constructor(session: AwsSession, tables: NoteTables) {
    this.#session = session;
    this.#tables = tables;
  }

  find(
    { practiceId }: PracticeContext,
    originatorId: MemberId,
    noteId: PsychotherapyNoteId,
  ): Promise<NoteDraft | undefined> {
    return this.#read(keyOf('noteDraft', { practiceId, originatorId, noteId }));
  }

  ofSession(_context: PracticeContext, draft: NoteDraft): Promise<NoteDraft | undefined> {
    return this.#read(sessionKey(draft));
  }

  async list(
    { practiceId }: PracticeContext,
    originatorId: MemberId,
    { patientId, cursor }: { patientId?: PatientId | undefined; cursor?: string | undefined },
  ): Promise<DraftPage> {
    const partition = partitionKey('drafts', { practiceId, originatorId });
    const prefix = sortPrefix('draftOfSession');
    const { items, next } = await queryPage(this.#session, {
      table: this.#tables.notes,
      partition,
      sortPrefix: prefix,
      descending: true,
      limit: draftsInPage,
      ...(cursor === undefined ? {} : { start: { pk: partition, sk: sortKeyOf(cursor, prefix) } }),
    });
    const drafts = items
      .map((item) => NoteDraft.parse(item))
      .filter((draft) => patientId === undefined || draft.patientId === patientId);
    return next === undefined ? { drafts } : { drafts, cursor: cursorOf(z.string().parse(next['sk'])) };
  }

  async begin(context: PracticeContext, draft: NoteDraft, trace: Trace): Promise<void> {
    const { notes, chart } = this.#tables;
    await this.#write(
      context,
      [...draftWrites(notes, draft), ...chartGoesOn(chart, draft), ...sessionExists(chart, draft)],
      trace,
    );
  }

  async discard(context: PracticeContext, draft: NoteDraft, trace: Trace): Promise<void> {
    await this.#write(context, leavingWrites(this.#tables.notes, draft), trace);
  }

  async copied(context: PracticeContext, draft: NoteDraft, trace: Trace): Promise<void> {
    await this.#write(context, [copyWrite(this.#tables.notes, draft)], trace);
  }

  async kept(_context: PracticeContext, draft: NoteDraft, kept: KeptDraft): Promise<void> {
    await putItem(this.#session, this.#tables.notes, { ...keyOf('draftKept', { ...draft, ...kept }), ...kept });
  }

  async listKept(
    { practiceId }: PracticeContext,
    originatorId: MemberId,
    noteId: PsychotherapyNoteId,
  ): Promise<KeptDraft[]> {
    const partition = partitionKey('drafts', { practiceId, originatorId });
    const prefix = sortPrefix('draftKept', { noteId });
    const items = await queryAll(this.#session, { table: this.#tables.notes, partition, sortPrefix: prefix });
    return items.map((item) => KeptDraft.parse(item));
  }

  async leaving({ practiceId }: PracticeContext, originatorId: MemberId): Promise<NoteDraft[]> {
    const partition = partitionKey('drafts', { practiceId, originatorId });
    const prefix = sortPrefix('draftLeaving');
    const items = await queryAll(this.#session, { table: this.#tables.notes, partition, sortPrefix: prefix });
    return items.map((item) => NoteDraft.parse(item));
  }

  async left(_context: PracticeContext, draft: NoteDraft): Promise<void> {
    await writeAll(this.#session, [{ table: this.#tables.notes, remove: keyOf('draftLeaving', draft) }]);
  }

  async holds({ practiceId }: PracticeContext, patientId: PatientId): Promise<{ papers: DraftHold[]; legal: boolean }> {
    const { notes, chart } = this.#tables;
    const partition = partitionKey('draftHolds', { practiceId, patientId });
    const [papers, patient] = await Promise.all([
      queryAll(this.#session, { table: notes, partition }),
      getItem(this.#session, chart, keyOf('demographics', { practiceId, patientId })),
    ]);
    const { legalHolds } = Held.parse(patient ?? {});
    return { papers: papers.map((item) => DraftHold.parse(item)), legal: legalHolds.length > 0 };
  }

  async #read(key: Key): Promise<NoteDraft | undefined> {
    const item = await getItem(this.#session, this.#tables.notes, key);
    return item === undefined ? undefined : NoteDraft.parse(item);
  }

  async #write(context: PracticeContext, writes: Parameters<typeof transact>[1], trace: Trace): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
