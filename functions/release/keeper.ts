import { createHmac } from 'node:crypto';

import { doorKeeper, type Counted } from '@sequester/domain';
import { logFault, ownSession } from '@sequester/edge';
import type { Instant } from '@sequester/model';
import { DynamoDoorCounts } from '@sequester/store';
import { countingKey } from '@sequester/vault';

import { settings } from './stores.ts';

let ofDay: { day: string; key: Promise<Uint8Array> } | undefined;

/** The key of a day, asked for once by each instance. */
const keyOf = (day: string): Promise<Uint8Array> => {
  if (ofDay?.day !== day) {
    const key = countingKey(ownSession(), settings.TOKENS_KEY_ARN, day);
    key.catch(() => {
      ofDay = undefined;
    });
    ofDay = { day, key };
  }
  return ofDay.key;
};

const digest = async (counted: Counted, window: Instant): Promise<string> =>
  createHmac('sha256', await keyOf(window.slice(0, 10)))
    .update(counted)
    .digest('base64url');

/** Limits calls by source and by link; no address stands in a row or in a log. */
export const keeper = doorKeeper(
  {
    add: (counted, window, what) =>
      new DynamoDoorCounts(ownSession(), settings.TABLE_IDEMPOTENCY, digest).add(counted, window, what),
  },
  (error) => logFault('DOOR_CALL_NOT_COUNTED', {}, error),
);
