import * as contract from '@sequester/contract';
import { sendCode } from '@sequester/domain';

import { answer, pageFor } from './answer.ts';
import type { Door } from './door.ts';
import { codePage } from './pages.ts';
import { visitOf } from './visit.ts';

/** Issues a one-time code; the notice that mails it follows from its row. */
export const sendCodeDoor: Door = {
  operation: contract.sendCode,
  open: async (event) => {
    const { token, pointer, context, stores } = await visitOf(event);
    const sent = await sendCode(stores)(context, pointer);
    return answer(event, {
      status: 202,
      json: contract.sendCode.answer.parse(sent),
      page: () => codePage(pageFor(token), sent),
    });
  },
};
