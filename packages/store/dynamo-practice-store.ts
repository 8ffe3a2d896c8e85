import type { AwsSession } from '@sequester/aws';
import {
  sha256Hex,
  type FoundingContext,
  type MemberChange,
  type PatientOnChart,
  type PracticeChange,
  type PracticeContext,
  type PracticeStore,
  type Trace,
} from '@sequester/domain';
import {
  type ChartRules,
  Member,
  MemberSupervisions,
  partitionKey,
  Patient,
  PatientAccount,
  Practice,
  sortPrefix,
  type AccountId,
  type MemberId,
  type PatientId,
  type RefusalCode,
} from '@sequester/model';

import { countActive, readActiveMembers } from './active-members.ts';
import { readChartRules, readSupervisions } from './dynamo-colleagues.ts';
import { queryAll, type Condition } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { type Key, keyOf } from './keys.ts';
import { absent, atRevisionBefore, transact, type TraceTables, type Write } from './transact.ts';

export type PracticeTables = TraceTables & { chart: string };

const OnChart = Patient.pick({
  email: true,
  birthDate: true,
  death: true,
  merged: true,
  emailChangedAt: true,
  emailChangedBy: true,
  earlierEmails: true,
  contacts: true,
  revision: true,
});

/** A row in the place of the revision before it, or the first. */
const nextRow = (table: string, key: Key, row: { revision: number }): Write => ({
  table,
  put: { ...key, ...row },
  condition: row.revision === 1 ? absent : atRevisionBefore(row.revision),
  refusal: 'stale',
});

/** Practices and members in DynamoDB: the profile in its own partition, the members together in theirs. */
export class DynamoPracticeStore implements PracticeStore {
  readonly #session: AwsSession;
  readonly #tables: PracticeTables;

  constructor(session: AwsSession, tables: PracticeTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async practice({ practiceId }: PracticeContext): Promise<Practice | undefined> {
    const item = await getItem(this.#session, this.#tables.practices, keyOf('profile', { practiceId }));
    return item === undefined ? undefined : Practice.parse(item);
  }

  async create(
    context: FoundingContext,
    { practice, owner }: { practice: Practice; owner: Member },
    trace: Trace,
  ): Promise<void> {
    const profile: Write = {
      table: this.#tables.practices,
      put: { ...keyOf('profile', practice), ...practice },
      condition: absent,
    };
    await this.#write(context, [profile, ...this.#newMember(owner)], trace);
  }

  async changePractice(context: PracticeContext, { after }: PracticeChange, trace: Trace): Promise<void> {
    await this.#write(context, [nextRow(this.#tables.practices, keyOf('profile', after), after)], trace);
  }

  async members({ practiceId }: PracticeContext): Promise<Member[]> {
    const items = await queryAll(this.#session, {
      table: this.#tables.practices,
      partition: partitionKey('members', { practiceId }),
      sortPrefix: sortPrefix('member'),
    });
    return items.map((item) => Member.parse(item));
  }

  activeMembers({ practiceId }: PracticeContext): Promise<number> {
    return readActiveMembers(this.#session, this.#tables.practices, practiceId);
  }

  async member({ practiceId }: PracticeContext, memberId: MemberId): Promise<Member | undefined> {
    const item = await getItem(this.#session, this.#tables.practices, keyOf('member', { practiceId, memberId }));
    return item === undefined ? undefined : Member.parse(item);
  }

  async addMember(context: PracticeContext, member: Member, trace: Trace): Promise<void> {
    await this.#write(context, this.#newMember(member), trace);
  }

  async changeMember(context: PracticeContext, { before, after, owners }: MemberChange, trace: Trace): Promise<void> {
    await this.#write(
      context,
      [
        nextRow(this.#tables.practices, keyOf('member', after), after),
        ...this.#address(after),
        ...countActive(this.#tables.practices, { before, after }),
        ...this.#owners(owners),
      ],
      trace,
    );
  }

  async chartRules({ practiceId }: PracticeContext): Promise<ChartRules> {
    return readChartRules(this.#session, this.#tables.practices, practiceId);
  }

  async changeChartRules(context: PracticeContext, after: ChartRules, trace: Trace): Promise<void> {
    await this.#write(context, [nextRow(this.#tables.practices, keyOf('chartRules', after), after)], trace);
  }

  async supervisionsOf({ practiceId }: PracticeContext, memberId: MemberId): Promise<MemberSupervisions> {
    return readSupervisions(this.#session, this.#tables.practices, { practiceId, memberId });
  }

  async supervisions({ practiceId }: PracticeContext): Promise<MemberSupervisions[]> {
    const items = await queryAll(this.#session, {
      table: this.#tables.practices,
      partition: partitionKey('members', { practiceId }),
      sortPrefix: sortPrefix('memberSupervisions'),
    });
    return items.map((item) => MemberSupervisions.parse(item));
  }

  async changeSupervisions(
    context: PracticeContext,
    after: readonly MemberSupervisions[],
    trace: Trace,
  ): Promise<void> {
    const writes = after.map((row) => nextRow(this.#tables.practices, keyOf('memberSupervisions', row), row));
    await this.#write(context, writes, trace);
  }

  async patientOnChart({ practiceId }: PracticeContext, patientId: PatientId): Promise<PatientOnChart | undefined> {
    const item = await getItem(this.#session, this.#tables.chart, keyOf('demographics', { practiceId, patientId }));
    return item === undefined ? undefined : OnChart.parse(item);
  }

  /** The account of a representative, while the chart stands as it was read. */
  addRepresentativeAccount(
    context: PracticeContext,
    { account, chart }: { account: PatientAccount; chart: PatientOnChart },
    trace: Trace,
  ): Promise<void> {
    return this.#addAccount(context, account, trace, {
      condition: atRevisionBefore(chart.revision + 1),
      refusal: 'stale',
    });
  }

  addPatientAccount(context: PracticeContext, account: PatientAccount, trace: Trace): Promise<void> {
    const names = { '#email': 'email' };
    return this.#addAccount(context, account, trace, {
      condition: { expression: '#email = :email', names, values: { ':email': account.email } },
      refusal: 'address-not-on-chart',
    });
  }

  async #addAccount(
    context: PracticeContext,
    account: PatientAccount,
    trace: Trace,
    onChart: { condition: Condition; refusal: RefusalCode },
  ): Promise<void> {
    const { practiceId, patientId, accountId } = account;
    const put = { ...keyOf('patientAccount', { practiceId, accountId }), ...account };
    const check = keyOf('demographics', { practiceId, patientId });
    const writes: Write[] = [
      { table: this.#tables.chart, check, ...onChart },
      { table: this.#tables.practices, put, condition: absent },
    ];
    await this.#write(context, writes, trace);
  }

  async patientAccount({ practiceId }: PracticeContext, accountId: AccountId): Promise<PatientAccount | undefined> {
    const item = await getItem(
      this.#session,
      this.#tables.practices,
      keyOf('patientAccount', { practiceId, accountId }),
    );
    return item === undefined ? undefined : PatientAccount.parse(item);
  }

  async changePatientAccount(
    context: PracticeContext,
    { after }: { before: PatientAccount; after: PatientAccount },
    trace: Trace,
  ): Promise<void> {
    await this.#write(context, [nextRow(this.#tables.practices, keyOf('patientAccount', after), after)], trace);
  }

  #newMember(member: Member): Write[] {
    const put = { ...keyOf('member', member), ...member };
    return [{ table: this.#tables.practices, put, condition: absent }, ...this.#address(member)];
  }

  /** The row that holds a member's address: taken by one member at a time, and let go when they leave. */
  #address({ practiceId, memberId, email, state }: Member): Write[] {
    const key = keyOf('memberAddress', { practiceId, emailSha256: sha256Hex(email) });
    const condition = {
      expression: 'attribute_not_exists(pk) OR #memberId = :memberId OR #left = :yes',
      names: { '#memberId': 'memberId', '#left': 'left' },
      values: { ':memberId': memberId, ':yes': true },
    };
    return [
      {
        table: this.#tables.practices,
        put: { ...key, memberId, left: state === 'disabled' },
        condition,
        refusal: 'member-exists',
      },
    ];
  }

  #owners(owners: PracticeChange | undefined): Write[] {
    if (owners === undefined) return [];

    const { practiceId, ownerIds, revision } = owners.after;
    return [
      {
        table: this.#tables.practices,
        update: keyOf('profile', { practiceId }),
        set: { ownerIds, revision },
        condition: atRevisionBefore(revision),
        refusal: 'stale',
      },
    ];
  }

  async #write(context: PracticeContext | FoundingContext, writes: readonly Write[], trace: Trace): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
