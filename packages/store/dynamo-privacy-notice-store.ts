import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, PrivacyNoticeStore, Trace } from '@sequester/domain';
import { partitionKey, PrivacyNotice, type PrivacyNoticeId } from '@sequester/model';

import { queryAll } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';
import { absent, transact, type TraceTables } from './transact.ts';

/** The notices of a practice in DynamoDB. */
export class DynamoPrivacyNoticeStore implements PrivacyNoticeStore {
  readonly #session: AwsSession;
  readonly #tables: TraceTables & { chart: string };

  constructor(session: AwsSession, tables: TraceTables & { chart: string }) {
    this.#session = session;
    this.#tables = tables;
  }

  async notice({ practiceId }: PracticeContext, noticeId: PrivacyNoticeId): Promise<PrivacyNotice | undefined> {
    const item = await getItem(this.#session, this.#tables.chart, keyOf('privacyNotice', { practiceId, noticeId }));
    return item === undefined ? undefined : PrivacyNotice.parse(item);
  }

  async notices({ practiceId }: PracticeContext): Promise<PrivacyNotice[]> {
    const partition = partitionKey('privacyNotices', { practiceId });
    const items = await queryAll(this.#session, { table: this.#tables.chart, partition });
    return items
      .map((item) => PrivacyNotice.parse(item))
      .toSorted((one, other) => other.effectiveOn.localeCompare(one.effectiveOn));
  }

  async publish(context: PracticeContext, notice: PrivacyNotice, trace: Trace): Promise<void> {
    const put = { ...keyOf('privacyNotice', notice), ...notice };
    const writes = [{ table: this.#tables.chart, put, condition: absent }];
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
