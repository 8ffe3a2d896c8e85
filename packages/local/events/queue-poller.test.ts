import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';

import type { Outcome } from '../lambda/instance.ts';
import { Queues } from '../sqs/queues.ts';
import { QueuePoller } from './queue-poller.ts';

const queueArn = 'arn:aws:sqs:us-east-1:111122223333:builds.fifo';
const directory = mkdtempSync(join(tmpdir(), 'poller-'));
const Event = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string(), eventSourceARN: z.string() })),
});

let poller: QueuePoller | undefined;
let queues: Queues;

const begin = (answer: (bodies: string[], ids: string[]) => Promise<Outcome>, partialResponse = true): void => {
  rmSync(directory, { recursive: true, force: true });
  const queue = { name: 'builds.fifo', arn: queueArn, url: 'https://sqs', fifo: true, visibilitySeconds: 0.2 };
  queues = new Queues(directory, [queue], Date.now);
  poller = new QueuePoller(
    { id: 'm', queueArn, functionName: 'extracts', batchSize: 1, concurrency: 2, partialResponse },
    {
      queues,
      now: Date.now,
      log: () => undefined,
      invoke: (_, event) => {
        const { Records } = Event.parse(event);
        return answer(
          Records.map(({ body }) => body),
          Records.map(({ messageId }) => messageId),
        );
      },
    },
  );
  poller.start();
};

const send = (body: string, group: string) => queues.send('builds.fifo', body, { group, deduplicationId: body });
const done: Outcome = { ok: true, result: { batchItemFailures: [] } };

afterEach(() => poller?.stop());

test('one group that does not end holds up no other, and its own order stays', async () => {
  const order: string[] = [];
  const slow = Promise.withResolvers<Outcome>();
  begin(async ([body = '']) => {
    order.push(body);
    return body === 'a1' ? slow.promise : done;
  });
  for (const body of ['a1', 'a2', 'b1', 'b2']) send(body, body.slice(0, 1));

  await expect.poll(() => order).toEqual(['a1', 'b1', 'b2']);
  slow.resolve(done);
  await expect.poll(() => order).toEqual(['a1', 'b1', 'b2', 'a2']);
  expect(queues.count('builds.fifo')).toBe(0);
});

test.each([
  [
    'that the function names',
    true,
    (id: string): Outcome => ({ ok: true, result: { batchItemFailures: [{ itemIdentifier: id }] } }),
  ],
  [
    'whose function failed',
    true,
    (): Outcome => ({ ok: false, error: { errorType: 'Sandbox.Timedout', errorMessage: '' } }),
  ],
])('a message %s comes again, before those behind it', async (_, partial, failure) => {
  const order: string[] = [];
  begin(async ([body = ''], [id = '']) => {
    order.push(body);
    return order.length === 1 ? failure(id) : done;
  }, partial);
  for (const body of ['a1', 'a2']) send(body, 'a');

  await expect.poll(() => order, { timeout: 5000 }).toEqual(['a1', 'a1', 'a2']);
});
