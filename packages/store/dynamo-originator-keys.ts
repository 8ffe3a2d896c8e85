import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, OriginatorKeyStore } from '@sequester/domain';
import type { MemberId } from '@sequester/model';
import * as z from 'zod';

import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';

const Enrolled = z.object({ keyArn: z.string().optional() });

/** The key that enrolment made for a therapist, named in the member's row. */
export class DynamoOriginatorKeyStore implements OriginatorKeyStore {
  readonly #session: AwsSession;
  readonly #practices: string;

  constructor(session: AwsSession, practices: string) {
    this.#session = session;
    this.#practices = practices;
  }

  async keyOf(context: PracticeContext, originatorId: MemberId): Promise<string | undefined> {
    const item = await getItem(
      this.#session,
      this.#practices,
      keyOf('member', { practiceId: context.practiceId, memberId: originatorId }),
    );
    return item === undefined ? undefined : Enrolled.parse(item).keyArn;
  }
}
