import type { DisclosureRequest } from '@sequester/model';

import type { Item } from './dynamo.ts';
import { keyOf } from './keys.ts';

/** The place of a request in the list of its practice: when it came, then which. */
export const listedAt = (request: Pick<DisclosureRequest, 'practiceId' | 'receivedAt' | 'requestId'>) => {
  const { pk: gsi1pk, sk: gsi1sk } = keyOf('requestListed', request);
  return { gsi1pk, gsi1sk };
};

export const requestRow = (request: DisclosureRequest): Item => ({
  ...keyOf('request', request),
  ...request,
  ...listedAt(request),
});
