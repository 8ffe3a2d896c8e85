import * as contract from '@sequester/contract';
import { setPrivacyContact } from '@sequester/domain';

import { implement } from './stores.ts';

export const setPrivacyContactOperation = implement(contract.setPrivacyContact, ({ stores, context, revision, body }) =>
  setPrivacyContact(stores)(context, { revision, privacyContact: body }),
);
