import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, MemberDirectory } from '@sequester/domain';
import { Member, partitionKey, sortPrefix } from '@sequester/model';

import { queryAll } from './dynamo.ts';

/** The members of a practice, for those who may only read them. */
export class DynamoMemberDirectory implements MemberDirectory {
  readonly #session: AwsSession;
  readonly #practices: string;

  constructor(session: AwsSession, practices: string) {
    this.#session = session;
    this.#practices = practices;
  }

  async members({ practiceId }: PracticeContext): Promise<Member[]> {
    const items = await queryAll(this.#session, {
      table: this.#practices,
      partition: partitionKey('members', { practiceId }),
      sortPrefix: sortPrefix('member'),
    });
    return items.map((item) => Member.parse(item));
  }
}
