import * as contract from '@sequester/contract';
import { downloadExtract } from '@sequester/domain';
import { sha256Hex } from '@sequester/edge';

import type { Door } from './door.ts';
import { attemptName, parseForm } from './form.ts';
import { countingWrongCodes, visitOf } from './visit.ts';

/** Takes the code and sends the recipient on to the extract. */
export const downloadExtractDoor: Door = {
  operation: contract.downloadExtract,
  open: async (event) => {
    const visit = await visitOf(event);
    const form = parseForm(contract.downloadExtract, event);
    const attempt = attemptName(event, form);
    const input = {
      pointer: visit.pointer,
      code: form.code,
      attemptSha256: attempt === undefined ? undefined : sha256Hex(attempt),
    };
    const { url } = await countingWrongCodes(event, visit, () => downloadExtract(visit.stores)(visit.context, input));
    return { statusCode: 303, headers: { location: url } };
  },
};
