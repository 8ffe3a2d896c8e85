import { epochSeconds, type Instant, instantOf, Refusal } from '@sequester/model';

/** Calls at the recipient's door are counted in windows of this many seconds. */
export const windowSeconds = 300;

/** What one window allows. A hundred recipients behind one office's address look, ask for a code and download. */
export const doorLimits = {
  callsOfSource: 300,
  /** Tokens that lead nowhere, and wrong codes. */
  missesOfSource: 20,
  /** Looks, codes and downloads of one link, wherever they come from. */
  callsOfLink: 100,
} as const;

/** What is counted: an address or network that calls, or a link. */
export type Counted = `source:${string}` | `link:${string}`;

export interface DoorCount {
  calls: number;
  misses: number;
}

/** Counts kept for one window, under a name that tells nothing of what is counted. */
export interface DoorCounts {
  /** Adds one and answers the counts of the window with it. */
  add(counted: Counted, window: Instant, what: keyof DoorCount): Promise<DoorCount>;
}

/** Whom the recipient's door lets call at an instant. */
export interface DoorKeeper {
  /** Counts a call of a source, and refuses `too-many-calls` beyond what one window allows. */
  source(source: string, now: Instant): Promise<void>;
  /** Counts a call for a link in the same way, wherever it comes from. */
  link(tokenSha256: string, now: Instant): Promise<void>;
  /** Counts a token that leads nowhere, or a wrong code. */
  missed(source: string, now: Instant): Promise<void>;
}

/** Counted names that are refused, remembered by one instance: so many at most. */
const remembered = 10_000;

const windowOf = (now: Instant): { start: Instant; secondsLeft: number } => {
  const seconds = epochSeconds(now);
  const start = seconds - (seconds % windowSeconds);
  return { start: instantOf(start * 1000), secondsLeft: start + windowSeconds - seconds };
};

const isBeyond = (counted: Counted, { calls, misses }: DoorCount): boolean =>
  counted.startsWith('link:')
    ? calls > doorLimits.callsOfLink
    : calls > doorLimits.callsOfSource || misses >= doorLimits.missesOfSource;

/**
 * Keeps one guesser from using up what all recipients share. A count that cannot be written lets the caller pass: the
 * limits keep the door open for others, while secrecy rests on the token of 256 bits and on the lock after five wrong
 * codes, which is written in a transaction of its own and lets nobody pass without it.
 */
export const doorKeeper = (counts: DoorCounts, notCounted: (error: unknown) => void): DoorKeeper => {
  const refused = new Map<string, Instant>();
  const counted = async (name: Counted, window: Instant, what: keyof DoorCount): Promise<DoorCount> => {
    try {
      return await counts.add(name, window, what);
    } catch (error) {
      notCounted(error);
      return { calls: 0, misses: 0 };
    }
  };
  const admit = async (name: Counted, now: Instant): Promise<void> => {
    const { start, secondsLeft } = windowOf(now);
    if (refused.get(name) !== start) {
      if (!isBeyond(name, await counted(name, start, 'calls'))) return;

      if (refused.size >= remembered) refused.clear();

      refused.set(name, start);
    }
    throw new Refusal('too-many-calls', [], { retryAfterSeconds: secondsLeft });
  };
  return {
    source: (source, now) => admit(`source:${source}`, now),
    link: (tokenSha256, now) => admit(`link:${tokenSha256}`, now),
    missed: async (source, now) => {
      await counted(`source:${source}`, windowOf(now).start, 'misses');
    },
  };
};
