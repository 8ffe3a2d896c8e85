import { setTimeout } from 'node:timers/promises';

/** Waits for its turn, so that no more than so many begin in a second; the first goes at once. */
export const paced = (inASecond: number): (() => Promise<void>) => {
  let next = 0;
  return async () => {
    const now = performance.now();
    const turn = Math.max(now, next);
    next = turn + 1000 / inASecond;
    if (turn > now) await setTimeout(turn - now);
  };
};
