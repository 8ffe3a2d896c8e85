import type { DisclosureRequest } from '@sequester/model';

import type { Item } from './get-item.ts';
import { indexKeyOf, keyOf } from './keys.ts';

/** The place of a request in the list of its practice: when it came, then which. */
export const listedAt = (request: Pick<DisclosureRequest, 'practiceId' | 'receivedAt' | 'requestId'>) =>
  indexKeyOf('requestListed', request);

export const requestRow = (request: DisclosureRequest): Item => ({
  ...keyOf('request', request),
  ...request,
  ...listedAt(request),
});
