import * as contract from '@sequester/contract';
import { viewRequestStatus } from '@sequester/domain';

import { answer } from './answer.ts';
import type { Door } from './door.ts';
import { statusPage } from './pages.ts';
import { statusVisitOf } from './visit.ts';

/** Shows where a request stands. */
export const viewRequestStatusDoor: Door = {
  operation: contract.viewRequestStatus,
  open: async (call) => {
    const { pointer, context, stores } = await statusVisitOf(call);
    const view = await viewRequestStatus(stores)(context, pointer);
    return answer(call, {
      status: 200,
      json: () => contract.viewRequestStatus.answer.parse(view),
      page: (reading) => statusPage(reading, view),
    });
  },
};
