import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { Problem, unreachable } from '../api/problem.ts';
import { SaveQueue, type SaveOptions } from './save-queue.ts';

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

/** A service that keeps one text, and can be away. */
const service = () => {
  const kept = { text: '', revision: 1 };
  const writes: string[] = [];
  let away = false;
  let takes = 0;
  let under = 0;
  let mostAtOnce = 0;
  const options: SaveOptions<string> = {
    stored: { text: '', revision: 1 },
    write: async (text, revision) => {
      under += 1;
      mostAtOnce = Math.max(mostAtOnce, under);
      await new Promise((resolve) => setTimeout(resolve, takes));
      under -= 1;
      if (away) throw unreachable();

      if (revision !== kept.revision) throw new Problem({ status: 412, code: 'stale', title: '', detail: '' });

      writes.push(text);
      Object.assign(kept, { text, revision: revision + 1 });
      return kept.revision;
    },
    read: async () => ({ ...kept }),
  };
  return {
    kept,
    writes,
    options,
    be: (state: { away?: boolean; takes?: number }) => {
      away = state.away ?? away;
      takes = state.takes ?? takes;
    },
    mostAtOnce: () => mostAtOnce,
    saveElsewhere: (text: string) => Object.assign(kept, { text, revision: kept.revision + 1 }),
  };
};

const typed = async (queue: SaveQueue<string>, text: string, milliseconds: number): Promise<void> => {
  for (let at = 1; at <= text.length; at += 1) {
    queue.change(text.slice(0, at));
    await vi.advanceTimersByTimeAsync(milliseconds);
  }
};

describe('a text', () => {
  test('is saved a moment after the last key', async () => {
    const { options, writes } = service();
    const queue = new SaveQueue(options);
    await typed(queue, 'abc', 100);
    expect(writes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1500);
    expect(writes).toEqual(['abc']);
    expect(queue.state()).toMatchObject({ kind: 'saved' });
  });

  test('is saved at least every ten seconds while somebody types without a pause', async () => {
    const { options, writes } = service();
    const queue = new SaveQueue(options);
    await typed(queue, 'x'.repeat(210), 100);
    expect(writes.length).toBeGreaterThanOrEqual(2);
    expect(queue.text()).toBe('x'.repeat(210));
  });

  test('is never sent twice at once, and its last words are saved after the first ones', async () => {
    const { options, writes, be, mostAtOnce } = service();
    be({ takes: 5000 });
    const queue = new SaveQueue(options);
    await typed(queue, 'ab', 2000);
    void queue.save();
    await typed(queue, 'abcd', 1000);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(writes.at(-1)).toBe('abcd');
    expect(mostAtOnce()).toBe(1);
    expect(queue.unsaved()).toBe(false);
  });

  test('is kept and sent again while the service is away, and saved when it is back', async () => {
    const { options, writes, be } = service();
    be({ away: true });
    const queue = new SaveQueue(options);
    await typed(queue, 'abc', 100);
    await vi.advanceTimersByTimeAsync(5000);
    const failed = queue.state();
    expect(failed.kind).toBe('failed');
    await typed(queue, 'abcdef', 100);
    expect(queue.state()).toEqual(failed);
    be({ away: false });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(writes).toEqual(['abcdef']);
    expect(queue.unsaved()).toBe(false);
  });

  test('is not written over what somebody else has saved: both are there until one is chosen', async () => {
    const { options, kept, saveElsewhere } = service();
    const queue = new SaveQueue(options);
    saveElsewhere('theirs');
    await typed(queue, 'mine', 100);
    await vi.advanceTimersByTimeAsync(2000);
    expect(queue.state().kind).toBe('conflict');
    expect([queue.text(), queue.other(), kept.text]).toEqual(['mine', 'theirs', 'theirs']);
    await typed(queue, 'mine too', 100);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kept.text).toBe('theirs');
    queue.choose('mine too\n\ntheirs');
    await vi.advanceTimersByTimeAsync(0);
    expect(kept.text).toBe('mine too\n\ntheirs');
    expect(queue.state().kind).toBe('saved');
  });

  test('that somebody else has saved with the same words is no conflict', async () => {
    const { options, saveElsewhere } = service();
    const queue = new SaveQueue(options);
    saveElsewhere('same');
    queue.change('same');
    await vi.advanceTimersByTimeAsync(2000);
    expect(queue.state().kind).toBe('saved');
    queue.change('same again');
    await vi.advanceTimersByTimeAsync(2000);
    expect(queue.state().kind).toBe('saved');
  });

  test('that is refused as it is waits for a change', async () => {
    const { options, writes } = service();
    let refuses = true;
    const queue = new SaveQueue({
      ...options,
      write: async (text, revision, leaving) => {
        if (refuses) throw new Problem({ status: 400, code: 'invalid-request', title: 'Too long.', detail: '' });

        return options.write(text, revision, leaving);
      },
    });
    queue.change('long');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.state()).toMatchObject({ kind: 'refused', problem: { title: 'Too long.' } });
    refuses = false;
    queue.change('short');
    await vi.advanceTimersByTimeAsync(2000);
    expect(writes).toEqual(['short']);
  });
});
