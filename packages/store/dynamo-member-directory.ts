import type { AwsSession } from '@sequester/aws';
import { Member, type Context, type MemberDirectory } from '@sequester/domain';

import { queryAll } from './dynamo.ts';
import { keys } from './keys.ts';

/** The members of a practice, for those who may only read them. */
export class DynamoMemberDirectory implements MemberDirectory {
  readonly #session: AwsSession;
  readonly #practices: string;

  constructor(session: AwsSession, practices: string) {
    this.#session = session;
    this.#practices = practices;
  }

  async members({ practiceId }: Context): Promise<Member[]> {
    const items = await queryAll(this.#session, {
      table: this.#practices,
      partition: keys.members(practiceId),
      sortPrefix: 'MEMBER#',
    });
    return items.map((item) => Member.parse(item));
  }
}
