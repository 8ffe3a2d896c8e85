import type { RequestFile, RequestId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { fileOf } from './adjudicate-request.ts';
import type { DisclosureStore } from './ports.ts';
import { demandOpen } from './settle.ts';

export const openFile = async (
  disclosures: DisclosureStore,
  context: PracticeContext,
  requestId: RequestId,
): Promise<RequestFile> => {
  const file = await fileOf(disclosures, context, requestId);
  demandOpen(context, file);
  return file;
};
