import type { Appended, ChainStore } from '@sequester/domain';
import { firstLink, nextLink } from '@sequester/ledger';
import type { StoredEvent } from '@sequester/model';

/** Tries at a chain that other consumers extend at the same time. */
const tries = 20;

/** Adds one event to the end of its practice's chain, exactly once however often it is delivered. */
export const chainEvent = async (chain: ChainStore, event: StoredEvent): Promise<Exclude<Appended, 'behind'>> => {
  for (let count = 0; count < tries; count += 1) {
    const head = (await chain.head(event.practiceId)) ?? firstLink(event.practiceId);
    const appended = await chain.append(nextLink(head, event));
    if (appended !== 'behind') return appended;
  }
  throw new Error('the chain did not stand still');
};
