import type { AwsSession } from '@sequester/aws';
import type {
  Claim,
  PracticeContext,
  Deadline,
  DeadlineStore,
  NoticeName,
  NoticeStore,
  Trace,
} from '@sequester/domain';
import {
  epochSeconds,
  Instant,
  instantOf,
  LinkId,
  partitionKey,
  plusSeconds,
  PracticeId,
  RequestId,
  type StatusPointer,
} from '@sequester/model';
import * as z from 'zod';

import { putItem, queryAll } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { keyOf, type Key } from './keys.ts';
import { absent, transact, writeAll, type TraceTables } from './transact.ts';

export type NoticeTables = TraceTables & { disclosures: string };

const noticeKey = ({ practiceId, requestId, about }: NoticeName): Key =>
  keyOf('notice', { practiceId, requestId, about });

const NoticeRow = z.object({ claimedAt: Instant.optional(), sentAt: Instant.optional() });

/** The claim of a mail that certainly did not go out. */
const longAgo = instantOf(0);

/** Which mails went out, each a row beside what it is about. */
export class DynamoNoticeStore implements NoticeStore {
  readonly #session: AwsSession;
  readonly #tables: NoticeTables;

  constructor(session: AwsSession, tables: NoticeTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async claim(context: PracticeContext, notice: NoticeName, takenOverAfterSeconds: number): Promise<Claim> {
    const item = await getItem(this.#session, this.#tables.disclosures, noticeKey(notice));
    const { claimedAt, sentAt } = NoticeRow.parse(item ?? {});
    if (sentAt !== undefined) return 'sent';

    if (claimedAt !== undefined && plusSeconds(claimedAt, takenOverAfterSeconds) > context.now) return 'claimed';

    const asRead =
      claimedAt === undefined
        ? absent
        : { expression: 'claimedAt = :read AND attribute_not_exists(sentAt)', values: { ':read': claimedAt } };
    const failed = await writeAll(this.#session, [
      {
        table: this.#tables.disclosures,
        put: { ...noticeKey(notice), ...notice, claimedAt: context.now },
        condition: asRead,
      },
    ]);
    return failed.length === 0 ? 'ours' : 'claimed';
  }

  async keepStatusPointer(_context: PracticeContext, pointer: StatusPointer): Promise<void> {
    await putItem(this.#session, this.#tables.disclosures, { ...keyOf('statusPointer', pointer), ...pointer });
  }

  async release(_context: PracticeContext, notice: NoticeName): Promise<void> {
    await putItem(this.#session, this.#tables.disclosures, { ...noticeKey(notice), ...notice, claimedAt: longAgo });
  }

  async markSent(context: PracticeContext, notice: NoticeName, trace: Trace): Promise<void> {
    const sent = {
      table: this.#tables.disclosures,
      update: noticeKey(notice),
      set: { sentAt: context.now },
      condition: { expression: 'attribute_exists(claimedAt)' },
    };
    await transact({ session: this.#session, tables: this.#tables, context }, [sent], trace);
  }
}

/** The day under which a deadline is kept. */
const dayOf = (dueAt: Instant): string => dueAt.slice(0, 10);

/** Days that an unsettled deadline is looked for after it has come, and its row is kept. */
const keptDays = 7;
const dayMilliseconds = 86_400_000;

const about = { practiceId: PracticeId, requestId: RequestId, dueAt: Instant, settled: z.boolean().default(false) };

const Row = z.union([
  z.object({ what: z.enum(['expiry', 'mail']).default('expiry'), linkId: LinkId, ...about }),
  z.object({ what: z.enum(['due-in-7-days', 'due-in-2-days']), by: z.string(), ...about }),
]);

const deadlineKey = (deadline: Deadline): Key => {
  const day = dayOf(deadline.dueAt);
  return 'linkId' in deadline
    ? keyOf('deadline', { ...deadline, day })
    : keyOf('requestDeadline', { ...deadline, day });
};

/** The deadlines of all practices: ids and instants, in one partition a day. */
export class DynamoDeadlineStore implements DeadlineStore {
  readonly #own: AwsSession;
  readonly #disclosures: string;

  constructor(own: AwsSession, disclosures: string) {
    this.#own = own;
    this.#disclosures = disclosures;
  }

  async add(deadline: Deadline): Promise<void> {
    await this.#put(deadline, false);
  }

  async due(now: Instant): Promise<Deadline[]> {
    const days = Array.from({ length: keptDays }, (_, index) => instantOf(Date.parse(now) - index * dayMilliseconds));
    const pages = await Promise.all(
      days.map((day) =>
        queryAll(this.#own, { table: this.#disclosures, partition: partitionKey('deadlines', { day: dayOf(day) }) }),
      ),
    );
    return pages
      .flat()
      .map((item) => Row.parse(item))
      .filter(({ dueAt, settled }) => !settled && dueAt <= now);
  }

  async settle(deadline: Deadline): Promise<void> {
    await this.#put(deadline, true);
  }

  async #put(deadline: Deadline, settled: boolean): Promise<void> {
    const expiresAtEpoch = epochSeconds(deadline.dueAt) + (keptDays * dayMilliseconds) / 1000;
    await putItem(this.#own, this.#disclosures, {
      ...deadlineKey(deadline),
      ...deadline,
      settled,
      expiresAtEpoch,
    });
  }
}
