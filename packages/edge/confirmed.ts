import type { Operation } from '@sequester/contract';
import { StandingChanged, type Acting } from '@sequester/domain';

import type { Asking, Standings } from './standings.ts';

/** How often the row is read for one call before the call fails. */
const mostTries = 5;

const changesNothing = ({ method, asks }: Operation): boolean => method === 'GET' || method === 'HEAD' || asks === true;

const outcomeOf = async (answer: Promise<unknown>): Promise<() => unknown> => {
  try {
    const value = await answer;
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
};

/** Acts by the row as it is now. A change is written only while the row is unchanged; otherwise the row is read again. */
const actOnCurrentRow = async (
  act: (acting: Acting) => Promise<unknown>,
  fresh: () => Promise<Acting>,
): Promise<unknown> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act(await fresh());
    } catch (error) {
      if (!(error instanceof StandingChanged) || tries === mostTries) throw error;
    }
  }
};

/**
 * Acts as what the caller is by their row at this instant. A read begins with what the row said last, while it is read again:
 * its answer leaves where the row is still the same, and otherwise it is made anew.
 */
export const confirmed = async (
  { standings, asking, operation }: { standings: Standings; asking: Asking; operation: Operation },
  act: (acting: Acting) => Promise<unknown>,
): Promise<unknown> => {
  const fresh = () => standings.read(asking);
  const known = changesNothing(operation) ? standings.known(asking) : undefined;
  if (known !== undefined) {
    const [answer, now] = await Promise.all([outcomeOf(act(known)), fresh()]);
    if (JSON.stringify(now) === JSON.stringify(known)) return answer();
  }
  return actOnCurrentRow(act, fresh);
};
