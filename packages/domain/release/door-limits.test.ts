import { type Instant, instantOf, plusSeconds, Refusal } from '@sequester/model';
import { literalDoorCounts } from '@sequester/testing/release/literal-door-counts';
import { describe, expect, test } from 'vitest';

import { doorKeeper, doorLimits, windowSeconds } from './door-limits.ts';

const start = instantOf(Date.parse('2026-03-02T10:00:00.000Z'));
const later = (seconds: number): Instant => plusSeconds(start, seconds);

const unexpected = (error: unknown): void => {
  throw error;
};

const waitOf = async (call: Promise<void>): Promise<number | undefined> => {
  try {
    await call;
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ code: 'too-many-calls' });
    return error instanceof Refusal ? error.retryAfterSeconds : undefined;
  }
};

const times = async (count: number, call: () => Promise<void>): Promise<(number | undefined)[]> => {
  const waits: (number | undefined)[] = [];
  for (let one = 0; one < count; one += 1) waits.push(await waitOf(call()));

  return waits;
};

describe("the recipient's door", () => {
  test('lets a source call so often in a window, and then says how long to wait', async () => {
    const keeper = doorKeeper(literalDoorCounts(), unexpected);
    const waits = await times(doorLimits.callsOfSource + 2, () => keeper.source('198.51.100.7', later(12)));
    expect(waits.indexOf(windowSeconds - 12)).toBe(doorLimits.callsOfSource);
    expect(waits.slice(doorLimits.callsOfSource)).toEqual([windowSeconds - 12, windowSeconds - 12]);
  });

  test('lets it call again when it has waited for so long, and not a second before', async () => {
    const keeper = doorKeeper(literalDoorCounts(), unexpected);
    const [wait = 0] = (await times(doorLimits.callsOfSource + 1, () => keeper.source('a', later(12)))).slice(-1);
    expect(await waitOf(keeper.source('a', later(12 + wait - 1)))).toBe(1);
    expect(await waitOf(keeper.source('a', later(12 + wait)))).toBeUndefined();
  });

  test('refuses a source after so many misses, whatever it brings then', async () => {
    const keeper = doorKeeper(literalDoorCounts(), unexpected);
    await times(doorLimits.missesOfSource, async () => {
      await keeper.source('a', start);
      await keeper.missed('a', start);
    });
    expect(await waitOf(keeper.source('a', start))).toBe(windowSeconds);
  });

  test('keeps nobody else out for it', async () => {
    const keeper = doorKeeper(literalDoorCounts(), unexpected);
    await times(doorLimits.callsOfSource * 2, () => keeper.source('a', start));
    expect(await waitOf(keeper.source('b', start))).toBeUndefined();
    expect(await waitOf(keeper.link('digest', start))).toBeUndefined();
  });

  test('limits one link for many sources together, and no other link', async () => {
    const keeper = doorKeeper(literalDoorCounts(), unexpected);
    const waits = await times(doorLimits.callsOfLink + 1, () => keeper.link('one', later(1)));
    expect(waits.slice(-2)).toEqual([undefined, windowSeconds - 1]);
    expect(await waitOf(keeper.link('another', later(1)))).toBeUndefined();
  });

  test('writes no more for a source that it refuses', async () => {
    const counts = literalDoorCounts();
    const keeper = doorKeeper(counts, unexpected);
    await times(doorLimits.callsOfSource * 3, () => keeper.source('a', start));
    expect(counts.writes()).toBe(doorLimits.callsOfSource + 1);
  });

  test('stays open where a call cannot be counted, and says so', async () => {
    const said: unknown[] = [];
    const fault = new Error('no table');
    const keeper = doorKeeper({ add: () => Promise.reject(fault) }, (error) => said.push(error));
    expect(await times(doorLimits.callsOfSource + 1, () => keeper.source('a', start))).not.toContain(windowSeconds);
    expect(await waitOf(keeper.missed('a', start))).toBeUndefined();
    expect(said).toHaveLength(doorLimits.callsOfSource + 2);
  });
});
