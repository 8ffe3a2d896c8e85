import type { Operation } from '@sequester/contract';
import { StandingChanged, type Acting } from '@sequester/domain';

/** How often the row is read for one call before the call fails. */
const mostTries = 5;

/** What the caller was when their row was read here last, and what they are now. */
interface CallerRow {
  known: Acting | undefined;
  fresh: () => Promise<Acting>;
}

/** Carries out a call that is ready for it. */
type CarryOut = () => Promise<unknown>;

/** Makes a call ready by what the caller is, and changes nothing. */
export type MakeReady = (acting: Acting) => Promise<CarryOut>;

const changesNothing = ({ method, asks }: Operation): boolean => method === 'GET' || method === 'HEAD' || asks === true;

const outcomeOf = async <Value>(answer: Promise<Value>): Promise<() => Value> => {
  try {
    const value = await answer;
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
};

/** A call that changes nothing can be carried out before it is known what the caller is now; its answer does not leave before. */
const withAnswer =
  (ready: MakeReady): MakeReady =>
  async (acting) => {
    const carryOut = await ready(acting);
    const answer = await carryOut();
    return async () => answer;
  };

/** Makes a call ready by what the row said last, while it is read again; and anew where it says something else now. */
const readyMeanwhile = async ({ known, fresh }: CallerRow, ready: MakeReady): Promise<CarryOut> => {
  if (known === undefined) return ready(await fresh());

  const [carryOut, now] = await Promise.all([outcomeOf(ready(known)), fresh()]);
  return JSON.stringify(now) === JSON.stringify(known) ? carryOut() : ready(now);
};

/**
 * Acts as what the caller is by their row at this instant. A read begins with what the row said last, while it is read again:
 * its answer leaves where the row is still the same, and otherwise it is made anew. A change begins after the row was read, and
 * is written only while the row is unchanged; otherwise the row is read again.
 */
export const confirmed = async (operation: Operation, row: CallerRow, makeReady: MakeReady): Promise<unknown> => {
  const ready = changesNothing(operation) ? withAnswer(makeReady) : makeReady;
  for (let tries = 1; ; tries += 1) {
    try {
      const carryOut = await readyMeanwhile(tries === 1 ? row : { ...row, known: undefined }, ready);
      return await carryOut();
    } catch (error) {
      if (!(error instanceof StandingChanged) || tries === mostTries) throw error;
    }
  }
};
