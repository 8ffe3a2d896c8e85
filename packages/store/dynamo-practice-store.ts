import type { AwsSession } from '@sequester/aws';
import { Member, Practice, type Context, type MemberChange, type MemberId, type PracticeChange, type PatientAccount, type PatientId, type PracticeStore, type Trace } from '@sequester/domain';
import { countActive, readActiveMembers } from './active-members.ts';
import { getItem, queryAll } from './dynamo.ts';
import { keys } from './keys.ts';
import { absent, atRevisionBefore, transact, type TraceTables, type Write } from './transact.ts';

export type PracticeTables = TraceTables & { practices: string; chart: string };

/** Practices and members in DynamoDB: the profile in its own partition, the members together in theirs. */
export class DynamoPracticeStore implements PracticeStore {
  readonly #session: AwsSession;
  readonly #tables: PracticeTables;

  constructor(session: AwsSession, tables: PracticeTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async practice({ practiceId }: Context): Promise<Practice | undefined> {
    const item = await getItem(this.#session, this.#tables.practices, keys.profile(practiceId));
    return item === undefined ? undefined : Practice.parse(item);
  }

  async create(context: Context, { practice, owner }: { practice: Practice; owner: Member }, trace: Trace): Promise<void> {
    const profile: Write = { table: this.#tables.practices, put: { ...keys.profile(practice.practiceId), ...practice }, condition: absent };
    await this.#write(context, [profile, this.#newMember(owner), ...countActive(this.#tables.practices, { after: owner })], trace);
  }

  async changePractice(context: Context, { after }: PracticeChange, trace: Trace): Promise<void> {
    const put = { ...keys.profile(after.practiceId), ...after };
    await this.#write(context, [{ table: this.#tables.practices, put, condition: atRevisionBefore(after.revision), refusal: 'stale' }], trace);
  }

  async members({ practiceId }: Context): Promise<Member[]> {
    const items = await queryAll(this.#session, { table: this.#tables.practices, partition: keys.members(practiceId), sortPrefix: 'MEMBER#' });
    return items.map((item) => Member.parse(item));
  }

  activeMembers({ practiceId }: Context): Promise<number> {
    return readActiveMembers(this.#session, this.#tables.practices, practiceId);
  }

  async member({ practiceId }: Context, memberId: MemberId): Promise<Member | undefined> {
    const item = await getItem(this.#session, this.#tables.practices, keys.member(practiceId, memberId));
    return item === undefined ? undefined : Member.parse(item);
  }

  async addMember(context: Context, { member, owners }: { member: Member; owners?: PracticeChange | undefined }, trace: Trace): Promise<void> {
    await this.#write(context, [this.#newMember(member), ...countActive(this.#tables.practices, { after: member }), ...this.#owners(owners)], trace);
  }

  async changeMember(context: Context, { before, after, owners }: MemberChange, trace: Trace): Promise<void> {
    const put = { ...keys.member(after.practiceId, after.memberId), ...after };
    const changed: Write = { table: this.#tables.practices, put, condition: atRevisionBefore(after.revision), refusal: 'stale' };
    await this.#write(context, [changed, ...countActive(this.#tables.practices, { before, after }), ...this.#owners(owners)], trace);
  }

  async patientExists({ practiceId }: Context, patientId: PatientId): Promise<boolean> {
    return (await getItem(this.#session, this.#tables.chart, keys.demographics(practiceId, patientId))) !== undefined;
  }

  async addPatientAccount(context: Context, account: PatientAccount, trace: Trace): Promise<void> {
    const { practiceId, patientId } = account;
    const writes: Write[] = [
      { table: this.#tables.chart, check: keys.demographics(practiceId, patientId), condition: { expression: 'attribute_exists(pk)' }, refusal: 'not-found' },
      { table: this.#tables.practices, put: { ...keys.patientAccount(practiceId, patientId), ...account }, condition: absent, refusal: 'account-exists' },
    ];
    await this.#write(context, writes, trace);
  }

  #newMember(member: Member): Write {
    return { table: this.#tables.practices, put: { ...keys.member(member.practiceId, member.memberId), ...member }, condition: absent };
  }

  #owners(owners: PracticeChange | undefined): Write[] {
    if (owners === undefined) {
      return [];
    }
    const { practiceId, ownerIds, revision } = owners.after;
    return [{ table: this.#tables.practices, update: keys.profile(practiceId), set: { ownerIds, revision }, condition: atRevisionBefore(revision), refusal: 'stale' }];
  }

  async #write(context: Context, writes: readonly Write[], trace: Trace): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}
