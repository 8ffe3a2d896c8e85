import { Refusal } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

/** Tries at a request that others are changing at the same time. */
const tries = 8;

const isStale = (error: unknown): boolean => error instanceof Refusal && error.code === 'stale';

/** Acts on a request as it is now: where it has changed since it was read, everything is looked at again from the start. */
export const onFresh = async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (!isStale(error) || attempt === tries) throw error;
    }
  }
};

/** The same surroundings for a step that does not finish the act: a retry must not be answered from here. */
export const unfinished = (context: PracticeContext): PracticeContext => {
  const { attempt: _, ...surroundings } = context;
  return surroundings;
};
