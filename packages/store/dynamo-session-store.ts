import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, SessionOfDay, SessionStore } from '@sequester/domain';
import {
  type CalendarDate,
  ListedSession,
  type MemberId,
  partitionKey,
  Patient,
  type PracticeId,
  Refusal,
  rowWithin,
} from '@sequester/model';
import * as z from 'zod';

import { cursorOf, sortKeyOf } from './cursor.ts';
import { queryPage } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';
import { documentedKey } from './session-rows.ts';

const sessionsInPage = 50;

const Row = z.object({ sk: z.string() });

interface SessionPage {
  sessions: SessionOfDay[];
  cursor?: string | undefined;
}

/** Sessions of a practice in DynamoDB, by day and by clinician. */
export class DynamoSessionStore implements SessionStore {
  readonly #session: AwsSession;
  readonly #table: string;

  constructor(session: AwsSession, { chart }: { chart: string }) {
    this.#session = session;
    this.#table = chart;
  }

  async ofDay(
    { practiceId }: PracticeContext,
    { date, cursor }: { date: CalendarDate; cursor?: string | undefined },
  ): Promise<SessionPage> {
    const partition = partitionKey('day', { practiceId, date });
    const { listed, ...more } = await this.#page('day', partition, cursor);
    return { sessions: await this.#withNames(practiceId, listed), ...more };
  }

  async withoutNote(
    { practiceId }: PracticeContext,
    { clinicianId, cursor }: { clinicianId: MemberId; cursor?: string | undefined },
  ): Promise<SessionPage> {
    const partition = partitionKey('toDocument', { practiceId, memberId: clinicianId });
    const { listed, ...more } = await this.#page('toDocument', partition, cursor);
    return { sessions: await this.#withNames(practiceId, await this.#undocumented(practiceId, listed)), ...more };
  }

  async #page(
    name: 'day' | 'toDocument',
    partition: string,
    cursor: string | undefined,
  ): Promise<{ listed: ListedSession[]; cursor?: string }> {
    const start = cursor === undefined ? undefined : sortKeyOf(cursor, '');
    if (start !== undefined && rowWithin(name, start) === undefined) throw new Refusal('invalid-cursor');

    const { items, next } = await queryPage(this.#session, {
      table: this.#table,
      partition,
      limit: sessionsInPage,
      ...(start === undefined ? {} : { start: { pk: partition, sk: start } }),
    });
    const listed = items.map((item) => ListedSession.parse(item));
    return next === undefined ? { listed } : { listed, cursor: cursorOf(Row.parse(next).sk) };
  }

  /** Those of which no note was begun: a row may stay for a moment when one is. */
  async #undocumented(practiceId: PracticeId, listed: readonly ListedSession[]): Promise<ListedSession[]> {
    const markers = await Promise.all(
      listed.map(({ sessionId }) => getItem(this.#session, this.#table, documentedKey(practiceId, sessionId))),
    );
    return listed.filter((_one, index) => markers[index] === undefined);
  }

  async #withNames(practiceId: PracticeId, listed: readonly ListedSession[]): Promise<SessionOfDay[]> {
    const patients = await Promise.all(
      listed.map(({ patientId }) =>
        getItem(this.#session, this.#table, keyOf('demographics', { practiceId, patientId })),
      ),
    );
    return listed.map((one, index) => ({ ...one, patientName: Patient.parse(patients[index]).name }));
  }
}
