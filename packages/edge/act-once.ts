import { AlreadyAttempted, type AttemptRecord, type AttemptStore, type Context } from '@sequester/domain';
import { Refusal } from '@sequester/model';

import type { Surroundings } from './implement.ts';

const replayed = (context: Context, record: AttemptRecord): unknown => {
  if (record.requestSha256 !== context.attempt?.requestSha256) throw new Refusal('idempotency-key-reused');

  return record.answer;
};

/** Acts once for each attempt: a retry, and the slower of two at once, get the first answer. */
export const actOnce = async <Stores>(
  surroundings: Surroundings<Stores>,
  attempts: AttemptStore,
  act: (surroundings: Surroundings<Stores>) => Promise<unknown>,
): Promise<unknown> => {
  const { context } = surroundings;
  const earlier = await attempts.find(context);
  if (earlier !== undefined) return replayed(context, earlier);

  try {
    return await act(surroundings);
  } catch (error) {
    const record =
      error instanceof AlreadyAttempted || error instanceof Refusal ? await attempts.find(context) : undefined;
    if (record === undefined) throw error;

    return replayed(context, record);
  }
};
