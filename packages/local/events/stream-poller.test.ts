import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Outcome } from '../lambda/instance.ts';
import type { StreamMapping } from '../template/plan.ts';
import { Checkpoints } from './checkpoints.ts';
import { dynamoOver, type Dynamo } from './dynamo.ts';
import { startEngine, type Engine } from './engine.ts';
import { StreamPoller } from './stream-poller.ts';

let engine: Engine;
let dynamo: Dynamo;

beforeAll(async () => {
  engine = await startEngine(mkdtempSync(join(tmpdir(), 'engine-')));
  dynamo = dynamoOver(engine.send);
});

afterAll(() => engine.stop());

const table = async (name: string): Promise<void> => {
  await dynamo('CreateTable', {
    TableName: name,
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
};

const put = (name: string, pk: string, kind = 'REQUEST'): Promise<unknown> =>
  dynamo('PutItem', { TableName: name, Item: { pk: { S: pk }, kind: { S: kind } } });

const mappingOf = (tableName: string, over: Partial<StreamMapping> = {}): StreamMapping => ({
  id: 'mapping',
  tableName,
  functionName: 'extracts',
  batchSize: 2,
  filters: [{ dynamodb: { NewImage: { kind: { S: ['REQUEST'] } } } }],
  retries: 1,
  maximumAgeSeconds: undefined,
  bisect: false,
  partialResponse: false,
  fromStart: true,
  failureQueueArn: 'arn:aws:sqs:us-east-1:111122223333:failed',
  ...over,
});

const poller = (mapping: StreamMapping, file: string, answer: (event: string) => Outcome) => {
  const seen: string[] = [];
  const sent: string[] = [];
  const made = new StreamPoller(mapping, {
    dynamo,
    checkpoints: new Checkpoints(file),
    now: Date.now,
    invoke: async (_, event) => {
      const text = JSON.stringify(event);
      seen.push(...[...text.matchAll(/"Keys":{"pk":{"S":"([^"]+)"/g)].map((match) => match[1] ?? ''));
      return answer(text);
    },
    send: (_, body) => void sent.push(body),
    log: () => undefined,
    streamArn: (name) => `arn:aws:dynamodb:us-east-1:111122223333:table/${name}/stream/x`,
    functionArn: (name) => name,
  });
  made.start();
  return { made, seen, sent };
};

const file = (): string => join(mkdtempSync(join(tmpdir(), 'marks-')), 'streams.json');

describe('a stream reader', () => {
  test('hands over what the filter lets through, in order, and goes on after a restart where it stood', async () => {
    await table('ordered');
    const marks = file();
    for (const pk of ['a', 'b', 'c']) await put('ordered', pk);

    await put('ordered', 'other', 'LINK');
    const first = poller(mappingOf('ordered'), marks, () => ({ ok: true, result: null }));
    await expect.poll(() => first.seen).toEqual(['a', 'b', 'c']);
    await first.made.stop();
    await put('ordered', 'd');
    const second = poller(mappingOf('ordered'), marks, () => ({ ok: true, result: null }));
    await expect.poll(() => second.seen).toEqual(['d']);
    await put('ordered', 'e');
    second.made.wake();
    await expect.poll(() => second.seen).toEqual(['d', 'e']);
    await second.made.stop();
  });

  test('reads again what was not marked when it was killed', async () => {
    await table('killed');
    await put('killed', 'a');
    const marks = file();
    const first = poller(mappingOf('killed', { retries: undefined }), marks, () => ({
      ok: false,
      error: { errorType: 'Crash', errorMessage: '' },
    }));
    await expect.poll(() => first.seen.length).toBeGreaterThan(0);
    await first.made.stop();
    const second = poller(mappingOf('killed'), marks, () => ({ ok: true, result: null }));
    await expect.poll(() => second.seen).toEqual(['a']);
    await second.made.stop();
  });

  test('sends a batch that keeps failing to the failure destination and goes on', async () => {
    await table('failing');
    await put('failing', 'bad');
    await put('failing', 'worse');
    await put('failing', 'good');
    const reader = poller(mappingOf('failing'), file(), (event) =>
      event.includes('bad')
        ? { ok: false, error: { errorType: 'Error', errorMessage: '' } }
        : { ok: true, result: null },
    );
    await expect.poll(() => reader.seen.at(-1), { timeout: 5000 }).toBe('good');
    expect(JSON.parse(reader.sent[0] ?? '{}')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 2 },
    });
    await reader.made.stop();
  });
});
