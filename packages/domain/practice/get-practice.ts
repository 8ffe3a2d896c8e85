import { Refusal, type Practice } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { PracticeStore } from './ports.ts';

interface Stores {
  practices: PracticeStore;
  traces: TraceStore;
}

/** The profile of the caller's practice. It is no health information: the read leaves no trace. */
export const getPractice =
  ({ practices }: Pick<Stores, 'practices'>) =>
  async (context: PracticeContext): Promise<Practice> => {
    const practice = await practices.practice(context);
    if (practice === undefined) throw new Refusal('not-found');

    return practice;
  };
