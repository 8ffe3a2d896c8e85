import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, PracticeKeyStore } from '@sequester/domain';
import * as z from 'zod';

import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';

const Keyed = z.object({ keyArn: z.string() });

/** The key that a practice was founded with, named in its profile. */
export class DynamoPracticeKeyStore implements PracticeKeyStore {
  readonly #session: AwsSession;
  readonly #practices: string;

  constructor(session: AwsSession, practices: string) {
    this.#session = session;
    this.#practices = practices;
  }

  async practiceKey({ practiceId }: PracticeContext): Promise<string> {
    return Keyed.parse(await getItem(this.#session, this.#practices, keyOf('profile', { practiceId }))).keyArn;
  }
}
