import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, test, vi } from 'vitest';

import { Checkpoints } from './checkpoints.ts';
import { ScheduleTimer } from './schedule.ts';

const file = (): string => join(mkdtempSync(join(tmpdir(), 'marks-')), 'events.json');

const minutes = 60_000;

const timer = (marks: string, answers: boolean) => {
  const events: unknown[] = [];
  const sent: string[] = [];
  const made = new ScheduleTimer(
    {
      name: 'sweep',
      everyMilliseconds: 5 * minutes,
      functionName: 'notices',
      input: { kind: 'sweep' },
      retries: 2,
      failureQueueArn: 'arn:aws:sqs:us-east-1:111122223333:failed',
    },
    {
      checkpoints: new Checkpoints(marks),
      now: Date.now,
      invoke: async (_, event) => {
        events.push(event);
        return answers ? { ok: true, result: null } : { ok: false, error: { errorType: 'Error', errorMessage: '' } };
      },
      send: (_, body) => void sent.push(body),
      log: () => undefined,
    },
  );
  made.start();
  return { made, events, sent };
};

afterEach(() => {
  vi.useRealTimers();
});

describe('a schedule', () => {
  test('fires at its rate with its input', async () => {
    vi.useFakeTimers();
    const { made, events } = timer(file(), true);
    await vi.advanceTimersByTimeAsync(4 * minutes);
    expect(events).toEqual([]);
    await vi.advanceTimersByTimeAsync(7 * minutes);
    expect(events).toEqual([{ kind: 'sweep' }, { kind: 'sweep' }]);
    await made.stop();
  });

  test('fires once, soon, for all that came due while the cloud was down', async () => {
    vi.useFakeTimers();
    const marks = file();
    await timer(marks, true).made.stop();
    await vi.advanceTimersByTimeAsync(60 * minutes);
    const { made, events } = timer(marks, true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(events).toHaveLength(1);
    await made.stop();
  });

  test('sends to the failure queue what its retries could not do', async () => {
    vi.useFakeTimers();
    const { made, events, sent } = timer(file(), false);
    await vi.advanceTimersByTimeAsync(5 * minutes);
    expect(events).toHaveLength(3);
    expect(sent).toEqual(['{"kind":"sweep"}']);
    await made.stop();
  });
});
