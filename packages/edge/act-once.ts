import {
  AlreadyAttempted,
  type AttemptRecord,
  type AttemptStore,
  type FoundingContext,
  type PracticeContext,
} from '@sequester/domain';
import { Refusal } from '@sequester/model';

const replayed = (context: PracticeContext | FoundingContext, record: AttemptRecord): unknown => {
  if (record.requestSha256 !== context.attempt?.requestSha256) throw new Refusal('idempotency-key-reused');

  return record.answer;
};

/**
 * Looks for an earlier try at the same act; what it answers acts once for each attempt: a retry, and the slower of two at once,
 * get the first answer.
 */
export const actingOnce = async (
  context: PracticeContext | FoundingContext,
  attempts: AttemptStore,
  act: () => Promise<unknown>,
): Promise<() => Promise<unknown>> => {
  const earlier = await attempts.find(context);
  return async () => {
    if (earlier !== undefined) return replayed(context, earlier);

    try {
      return await act();
    } catch (error) {
      const record =
        error instanceof AlreadyAttempted || error instanceof Refusal ? await attempts.find(context) : undefined;
      if (record === undefined) throw error;

      return replayed(context, record);
    }
  };
};
