import * as z from 'zod';

import type { Outcome } from '../lambda/instance.ts';
import type { StreamMapping } from '../template/plan.ts';
import type { StreamRecord } from './stream.ts';

/** Why a batch was given up. */
export type Condition = 'RetryAttemptsExhausted' | 'MaximumRecordAgeExceeded';

export interface BatchHost {
  invoke(records: StreamRecord[]): Promise<Outcome>;
  /** Resolves when the next attempt may be made, false when the cloud is stopping. */
  pause(attempt: number): Promise<boolean>;
  now(): number;
  /** Whether the cloud is stopping: a failure then counts for nothing. */
  stopped(): boolean;
  /** Called with the last record of everything that is done with, in order. */
  done(record: StreamRecord): void;
  giveUp(records: StreamRecord[], condition: Condition, attempts: number): void;
}

const Partial = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() });

/** How many records at the head of the batch succeeded; all of them when nothing failed. */
const succeeded = (records: StreamRecord[], outcome: Outcome, partial: boolean): number => {
  if (!outcome.ok) return 0;

  const failures = partial ? (Partial.safeParse(outcome.result).data?.batchItemFailures ?? []) : [];
  const positions = failures.map(({ itemIdentifier }) =>
    records.findIndex((record) => record.dynamodb.SequenceNumber === itemIdentifier),
  );
  return positions.length === 0 ? records.length : Math.max(0, Math.min(...positions));
};

const tooOld = (mapping: StreamMapping, record: StreamRecord, now: number): boolean =>
  mapping.maximumAgeSeconds !== undefined &&
  now / 1000 - record.dynamodb.ApproximateCreationDateTime > mapping.maximumAgeSeconds;

/**
 * Delivers one batch as Lambda's event source mapping does: retries, halves a failing batch when told to, keeps what a
 * partial response says succeeded, gives up to the failure destination. Answers false when stopped midway.
 */
export const deliver = async (mapping: StreamMapping, host: BatchHost, batch: StreamRecord[]): Promise<boolean> => {
  let records = batch;
  for (let attempt = 0; records.length > 0;) {
    const first = records[0];
    if (first !== undefined && tooOld(mapping, first, host.now()))
      return finish(host, records, 'MaximumRecordAgeExceeded', attempt);

    const outcome = await host.invoke(records);
    const good = succeeded(records, outcome, mapping.partialResponse);
    const last = records[good - 1];
    if (last !== undefined) {
      host.done(last);
      records = records.slice(good);
    }
    if (records.length === 0) return true;

    if (host.stopped()) return false;

    attempt += 1;
    if (mapping.bisect && records.length > 1 && good === 0) {
      const half = Math.ceil(records.length / 2);
      return (
        (await host.pause(1)) &&
        (await deliver(mapping, host, records.slice(0, half))) &&
        (await deliver(mapping, host, records.slice(half)))
      );
    }
    if (mapping.retries !== undefined && attempt > mapping.retries)
      return finish(host, records, 'RetryAttemptsExhausted', attempt);

    if (!(await host.pause(attempt))) return false;
  }
  return true;
};

const finish = (host: BatchHost, records: StreamRecord[], condition: Condition, attempts: number): boolean => {
  const last = records.at(-1);
  host.giveUp(records, condition, attempts);
  if (last !== undefined) host.done(last);

  return true;
};
