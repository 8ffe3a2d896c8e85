import { endOrphans } from '@sequester/domain';
import { log } from '@sequester/edge';
import { instantOf } from '@sequester/model';

import { everyPerson, stores } from './stores.ts';

/** Ends accounts that belong to nobody. Each calls a person: an alarm counts this line of the log. */
export const sweep = async (): Promise<void> => {
  for (const account of await endOrphans({ persons: everyPerson, issuer: stores.issuer })(instantOf(Date.now())))
    log('ACCOUNT_WITHOUT_PERSON', { account });
};
