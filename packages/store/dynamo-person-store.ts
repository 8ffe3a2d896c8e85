import type { AwsSession } from '@sequester/aws';
import type { Belonging, BelongingChange, PracticeContext, Joining, PersonStore, Trace } from '@sequester/domain';
import { type Membership, type MembershipName, Person, Practice, type PracticeId } from '@sequester/model';

import { countActive } from './active-members.ts';
import { DynamoMembershipRows, type OpenSession } from './dynamo-membership-rows.ts';
import { putItem, type Condition } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { belongingKey, keyOf, membershipKey } from './keys.ts';
import { absent, atRevisionBefore, transact, writeAll, type TraceTables, type Write } from './transact.ts';

const nameOf = (row: Belonging): MembershipName =>
  'memberId' in row
    ? { practiceId: row.practiceId, memberId: row.memberId }
    : { practiceId: row.practiceId, accountId: row.accountId };

/** The membership is new, has ended, or is this one. */
const free = (membership: Membership): Condition => {
  const [field, value] =
    'memberId' in membership ? ['memberId', membership.memberId] : ['accountId', membership.accountId];
  return {
    expression: 'attribute_not_exists(pk) OR #state = :ended OR #id = :id',
    names: { '#state': 'state', '#id': field },
    values: { ':ended': 'ended', ':id': value },
  };
};

/** Persons and their memberships in DynamoDB, and the rows of practices that change with them. */
export class DynamoPersonStore implements PersonStore {
  readonly #open: OpenSession;
  readonly #tables: TraceTables;
  readonly #rows: DynamoMembershipRows;

  constructor(open: OpenSession, tables: TraceTables) {
    this.#open = open;
    this.#tables = tables;
    this.#rows = new DynamoMembershipRows(open, tables.practices);
  }

  memberships(sub: string): Promise<Membership[]> {
    return this.#rows.memberships(sub);
  }

  belonging(name: MembershipName, sub?: string): Promise<Belonging | undefined> {
    return this.#rows.belonging(name, sub);
  }

  async person(sub: string): Promise<Person | undefined> {
    const item = await getItem(await this.#open({ person: sub }), this.#tables.practices, keyOf('person', { sub }));
    return item === undefined ? undefined : Person.parse(item);
  }

  async practice(practiceId: PracticeId, sub?: string): Promise<Practice | undefined> {
    const item = await getItem(
      await this.#session(practiceId, sub),
      this.#tables.practices,
      keyOf('profile', { practiceId }),
    );
    return item === undefined ? undefined : Practice.parse(item);
  }

  async join(
    context: PracticeContext,
    { person, membership, before, after, owners }: Joining,
    trace: Trace,
  ): Promise<void> {
    const { account: sub } = after;
    const table = this.#tables.practices;
    const unchanged: Condition = {
      expression: '#epoch = :epoch',
      names: { '#epoch': 'epoch' },
      values: { ':epoch': person?.epoch ?? 0 },
    };
    const known: Write =
      person === undefined
        ? {
            table,
            put: { ...keyOf('person', { sub }), sub, epoch: 0, createdAt: context.now },
            condition: absent,
            refusal: 'stale',
          }
        : { table, check: keyOf('person', { sub }), condition: unchanged, refusal: 'stale' };
    const writes: Write[] = [
      known,
      {
        table,
        put: { ...membershipKey(sub, membership), ...membership },
        condition: free(membership),
        refusal: 'member-exists',
      },
      ...this.#belonging(before, after),
    ];
    if (owners !== undefined) {
      const { practiceId, ownerIds, revision } = owners.after;
      writes.push({
        table,
        update: keyOf('profile', { practiceId }),
        set: { ownerIds, revision },
        condition: atRevisionBefore(revision),
        refusal: 'stale',
      });
    }
    await transact(
      { session: await this.#session(context.practiceId, sub), tables: this.#tables, context },
      writes,
      trace,
    );
  }

  async change(context: PracticeContext, { sub, before, after }: BelongingChange, trace: Trace): Promise<void> {
    await transact(
      { session: await this.#session(context.practiceId, sub), tables: this.#tables, context },
      this.#belonging(before, after),
      trace,
    );
  }

  async keep(sub: string, membership: Membership): Promise<void> {
    await putItem(await this.#open({ person: sub }), this.#tables.practices, {
      ...membershipKey(sub, membership),
      ...membership,
    });
  }

  async raise(sub: string, epoch: number): Promise<void> {
    const lower: Condition = {
      expression: '#epoch < :raised',
      names: { '#epoch': 'epoch' },
      values: { ':raised': epoch },
    };
    await writeAll(await this.#open({ person: sub }), [
      { table: this.#tables.practices, update: keyOf('person', { sub }), set: { epoch }, condition: lower },
    ]);
  }

  /** The row, and the count of active members where the row changes it. */
  #belonging(before: Belonging, after: Belonging): Write[] {
    const table = this.#tables.practices;
    const put = { ...belongingKey(nameOf(after)), ...after };
    const row: Write = { table, put, condition: atRevisionBefore(after.revision), refusal: 'stale' };
    return [row, ...('memberId' in after ? countActive(table, { before, after }) : [])];
  }

  #session(practiceId: PracticeId, sub: string | undefined): Promise<AwsSession> {
    return this.#open({ practice: practiceId, ...(sub === undefined ? {} : { person: sub }) });
  }
}
