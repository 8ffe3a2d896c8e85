import type { AwsSession } from '@sequester/aws';
import { windowSeconds, type Counted, type DoorCount, type DoorCounts } from '@sequester/domain';
import { epochSeconds, type Instant } from '@sequester/model';
import * as z from 'zod';

import { addOne } from './dynamo.ts';
import { keyOf } from './keys.ts';

const Row = z.object({ calls: z.int().default(0), misses: z.int().default(0) });

/** A count's row goes an hour after its window. */
const keptSeconds = 3600;

/** Counts of calls in DynamoDB, under digests of what is counted. */
export class DynamoDoorCounts implements DoorCounts {
  readonly #own: AwsSession;
  readonly #table: string;
  readonly #digest: (counted: Counted, window: Instant) => Promise<string>;

  constructor(own: AwsSession, table: string, digest: (counted: Counted, window: Instant) => Promise<string>) {
    this.#own = own;
    this.#table = table;
    this.#digest = digest;
  }

  async add(counted: Counted, window: Instant, what: keyof DoorCount): Promise<DoorCount> {
    const key = keyOf('doorCount', { digest: await this.#digest(counted, window), epoch: epochSeconds(window) });
    return Row.parse(
      await addOne(this.#own, this.#table, {
        key,
        field: what,
        expiresAtEpoch: epochSeconds(window) + windowSeconds + keptSeconds,
      }),
    );
  }
}
