import { describe, expect, test } from 'vitest';

import type { Outcome } from '../lambda/instance.ts';
import type { StreamMapping } from '../template/plan.ts';
import { deliver, type Condition } from './batches.ts';
import type { StreamRecord } from './stream.ts';

const mapping: StreamMapping = {
  id: 'm',
  tableName: 't',
  functionName: 'f',
  batchSize: 10,
  filters: [],
  retries: 2,
  maximumAgeSeconds: undefined,
  bisect: false,
  partialResponse: false,
  fromStart: true,
  failureQueueArn: undefined,
};

const records = (...numbers: number[]): StreamRecord[] =>
  numbers.map((number) => ({
    eventID: String(number),
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: String(number), ApproximateCreationDateTime: 1000 },
  }));

const numbersOf = (list: StreamRecord[]): string[] => list.map((record) => record.dynamodb.SequenceNumber);

const failed: Outcome = { ok: false, error: { errorType: 'Error', errorMessage: 'no' } };

const told = async (over: Partial<StreamMapping>, answer: (numbers: string[]) => Outcome, batch: StreamRecord[]) => {
  const calls: string[][] = [];
  const done: string[] = [];
  const given: { numbers: string[]; condition: Condition; attempts: number }[] = [];
  const finished = await deliver(
    { ...mapping, ...over },
    {
      invoke: async (list) => {
        calls.push(numbersOf(list));
        return answer(numbersOf(list));
      },
      pause: async () => true,
      now: () => 1_100_000,
      stopped: () => over.id === 'stopping',
      done: (record) => done.push(record.dynamodb.SequenceNumber),
      giveUp: (list, condition, attempts) => void given.push({ numbers: numbersOf(list), condition, attempts }),
    },
    batch,
  );
  return { calls, done, given, finished };
};

describe('a batch of stream records', () => {
  test('is done when the function answers', async () => {
    expect(await told({}, () => ({ ok: true, result: null }), records(1, 2))).toEqual({
      calls: [['1', '2']],
      done: ['2'],
      given: [],
      finished: true,
    });
  });

  test('is tried again, then given up after its retries', async () => {
    const { calls, given, done } = await told({}, () => failed, records(1));
    expect(calls).toHaveLength(3);
    expect(given).toEqual([{ numbers: ['1'], condition: 'RetryAttemptsExhausted', attempts: 3 }]);
    expect(done).toEqual(['1']);
  });

  test('is halved until the poisonous record stands alone', async () => {
    const { given, done } = await told(
      { bisect: true },
      (numbers) => (numbers.includes('3') ? failed : { ok: true, result: null }),
      records(1, 2, 3, 4),
    );
    expect(given.map((each) => each.numbers)).toEqual([['3']]);
    expect(done).toEqual(['2', '3', '4']);
  });

  test('goes on from the first record a partial response names', async () => {
    let fails = true;
    const answer = (): Outcome => {
      const result = { batchItemFailures: fails ? [{ itemIdentifier: '2' }] : [] };
      fails = false;
      return { ok: true, result };
    };
    const { calls, done } = await told({ partialResponse: true }, answer, records(1, 2, 3));
    expect(calls).toEqual([
      ['1', '2', '3'],
      ['2', '3'],
    ]);
    expect(done).toEqual(['1', '3']);
  });

  test('fails whole when a partial response names a record it does not hold', async () => {
    const { given } = await told(
      { partialResponse: true },
      () => ({ ok: true, result: { batchItemFailures: [{ itemIdentifier: '9' }] } }),
      records(1),
    );
    expect(given).toHaveLength(1);
  });

  test('is neither done nor given up when the cloud stops in its midst', async () => {
    expect(await told({ id: 'stopping', retries: 0 }, () => failed, records(1))).toMatchObject({
      done: [],
      given: [],
      finished: false,
    });
  });

  test('is given up unseen when it is too old', async () => {
    const { calls, given } = await told({ maximumAgeSeconds: 60 }, () => failed, records(1));
    expect(calls).toEqual([]);
    expect(given[0]?.condition).toBe('MaximumRecordAgeExceeded');
  });
});
