import { endOrphans } from '@sequester/domain';
import { log, systemContext } from '@sequester/edge';

import { everyPerson, stores } from './stores.ts';

/** Ends accounts that belong to nobody. Each calls a person: an alarm counts this line of the log. */
export const sweep = async (): Promise<void> => {
  for (const account of await endOrphans({ persons: everyPerson, issuer: stores.issuer })(systemContext('accounts')))
    log('ACCOUNT_WITHOUT_PERSON', { account });
};
