import type { AwsSession } from '@sequester/aws';
import type { AttemptRecord, AttemptStore, FoundingContext, PracticeContext, TraceStore } from '@sequester/domain';
import type { AuditEvent } from '@sequester/model';
import * as z from 'zod';

import { putItem } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';
import type { TraceTables } from './transact.ts';

const Row = z.object({ requestSha256: z.string(), answer: z.unknown() });

/** Earlier tries, by practice, actor, operation and key. */
export class DynamoAttemptStore implements AttemptStore {
  readonly #session: AwsSession;
  readonly #tables: TraceTables;

  constructor(session: AwsSession, tables: TraceTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async find(context: PracticeContext | FoundingContext): Promise<AttemptRecord | undefined> {
    const { attempt } = context;
    if (attempt === undefined) return undefined;

    const key = keyOf('attempt', { practiceId: context.practiceId, actorId: context.actor.id, ...attempt });
    const item = await getItem(this.#session, this.#tables.idempotency, key);
    return item === undefined ? undefined : Row.parse(item);
  }
}

/** Traces of acts that change nothing else. */
export class DynamoTraceStore implements TraceStore {
  readonly #session: AwsSession;
  readonly #tables: TraceTables;

  constructor(session: AwsSession, tables: TraceTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async record(_context: PracticeContext, event: AuditEvent): Promise<void> {
    await putItem(this.#session, this.#tables.audit, { ...keyOf('event', event), ...event });
  }
}
