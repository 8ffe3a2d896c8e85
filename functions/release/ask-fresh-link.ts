import * as contract from '@sequester/contract';
import { askFreshLink } from '@sequester/domain';

import { answer } from './answer.ts';
import type { Door } from './door.ts';
import { freshPage } from './pages.ts';
import { visitOf } from './visit.ts';

/** Issues a link in the place of one that has ended; its mail follows from its row. */
export const askFreshLinkDoor: Door = {
  operation: contract.askFreshLink,
  open: async (call) => {
    const { pointer, context, stores } = await visitOf(call);
    const fresh = await askFreshLink(stores)(context, pointer);
    return answer(call, {
      status: 202,
      json: () => contract.askFreshLink.answer.parse(fresh),
      page: (reading) => freshPage(reading, fresh),
    });
  },
};
