import * as contract from '@sequester/contract';

import type { Door } from './door.ts';

/** Answers a mail scanner: the same for every address, and without a look at any link. */
export const probeLinkDoor: Door = {
  operation: contract.probeLink,
  open: async () => ({ statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' } }),
};
