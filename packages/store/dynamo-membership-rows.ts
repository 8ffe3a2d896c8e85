import type { AwsSession } from '@sequester/aws';
import type { Belonging, MembershipRows } from '@sequester/domain';
import { Member, Membership, type MembershipName, partitionKey, PatientAccount, sortPrefix } from '@sequester/model';

import { queryAll } from './dynamo.ts';
import { getItem, type Item } from './get-item.ts';
import { belongingKey } from './keys.ts';

/** Opens the session in which a row of one practice, or of one person, may be read. */
export type OpenSession = (tags: { practice?: string; person?: string }) => Promise<AwsSession>;

const belongingOf = (name: MembershipName, item: Item): Belonging =>
  'memberId' in name ? Member.parse(item) : PatientAccount.parse(item);

/** The rows of memberships in DynamoDB: a person's own in their partition, what they are in that of the practice. */
export class DynamoMembershipRows implements MembershipRows {
  readonly #open: OpenSession;
  readonly #practices: string;

  constructor(open: OpenSession, practices: string) {
    this.#open = open;
    this.#practices = practices;
  }

  async memberships(sub: string): Promise<Membership[]> {
    const session = await this.#open({ person: sub });
    const items = await queryAll(session, {
      table: this.#practices,
      partition: partitionKey('person', { sub }),
      sortPrefix: sortPrefix('membership'),
    });
    return items.map((item) => Membership.parse(item));
  }

  async belonging(name: MembershipName, sub?: string): Promise<Belonging | undefined> {
    const session = await this.#open({ practice: name.practiceId, ...(sub === undefined ? {} : { person: sub }) });
    const item = await getItem(session, this.#practices, belongingKey(name));
    return item === undefined ? undefined : belongingOf(name, item);
  }
}
