import * as contract from '@sequester/contract';
import { sendCode } from '@sequester/domain';

import { answer } from './answer.ts';
import type { Door } from './door.ts';
import { languageOf } from './language.ts';
import { codePage } from './pages.ts';
import { visitOf } from './visit.ts';

/** Issues a one-time code; the notice that sends it follows from its row. */
export const sendCodeDoor: Door = {
  operation: contract.sendCode,
  open: async (call) => {
    const { pointer, context, stores } = await visitOf(call);
    const sent = await sendCode(stores)(context, { ...pointer, language: languageOf(call.event) });
    return answer(call, {
      status: 202,
      json: () => contract.sendCode.answer.parse(sent),
      page: (reading) => codePage(reading, sent),
    });
  },
};
