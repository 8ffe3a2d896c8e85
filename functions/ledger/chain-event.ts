import type { Appended, ChainStore, StoredEvent } from '@sequester/domain';
import { firstLink, nextLink } from '@sequester/ledger';

/** Tries at a chain that other consumers extend at the same time. */
const tries = 20;

/** Adds one event to the end of its practice's chain, exactly once however often it is delivered. */
export const chainEvent = async (chain: ChainStore, event: StoredEvent): Promise<Exclude<Appended, 'behind'>> => {
  const { practiceId, id } = event;
  if (await chain.isChained(practiceId, id)) {
    return 'chained-before';
  }
  for (let count = 0; count < tries; count += 1) {
    const head = (await chain.head(practiceId)) ?? firstLink(practiceId);
    const appended = await chain.append(nextLink(head, event));
    if (appended !== 'behind') {
      return appended;
    }
  }
  throw new Error('the chain did not stand still');
};
