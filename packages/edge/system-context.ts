import type { SystemContext } from '@sequester/domain';
import { instantOf } from '@sequester/model';

import { newIds } from './new-id.ts';

/** An act of the system at this instant, by the function that is named. */
export const systemContext = (functionName: string): SystemContext => ({
  actor: { kind: 'system', id: functionName },
  now: instantOf(Date.now()),
  newId: newIds(),
});
