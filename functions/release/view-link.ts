import * as contract from '@sequester/contract';
import { viewLink } from '@sequester/domain';

import { answer } from './answer.ts';
import type { Door } from './door.ts';
import { linkPage } from './pages.ts';
import { visitOf } from './visit.ts';

/** Shows who sends and asks for a code. */
export const viewLinkDoor: Door = {
  operation: contract.viewLink,
  open: async (call) => {
    const { pointer, context, stores } = await visitOf(call);
    const view = await viewLink(stores)(context, pointer);
    return answer(call, {
      status: 200,
      json: () => contract.viewLink.answer.parse(view),
      page: (reading) => linkPage(reading, view),
    });
  },
};
