import * as contract from '@sequester/contract';
import { downloadExtract } from '@sequester/domain';
import { sha256Hex } from '@sequester/edge';

import { successPage } from './answer.ts';
import type { Door } from './door.ts';
import { attemptName, parseForm, readsHtml } from './form.ts';
import { downloadPage } from './pages.ts';
import { countingWrongCodes, visitOf } from './visit.ts';

/** Takes the code and sends the recipient on to the extract: a person by a page, a program at once. */
export const downloadExtractDoor: Door = {
  operation: contract.downloadExtract,
  open: async (call) => {
    const visit = await visitOf(call);
    const form = parseForm(contract.downloadExtract, call.event);
    const attempt = attemptName(call.event, form);
    const input = {
      pointer: visit.pointer,
      code: form.code,
      attemptSha256: attempt === undefined ? undefined : sha256Hex(attempt),
    };
    const { url } = await countingWrongCodes(call, visit, () => downloadExtract(visit.stores)(visit.context, input));
    return readsHtml(call.event)
      ? successPage(call, (reading) => downloadPage(reading, url))
      : { statusCode: 303, headers: { location: url } };
  },
};
