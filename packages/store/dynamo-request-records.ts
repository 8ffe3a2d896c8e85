import type { AwsSession } from '@sequester/aws';
import {
  patientFactsOf,
  policyInForce,
  type PracticeContext,
  type NoteIndex,
  type RequestRecords,
} from '@sequester/domain';
import {
  IndexedNote,
  Member,
  type MemberId,
  partitionKey,
  Patient,
  type PatientFacts,
  type PatientId,
  type PolicyInForce,
  Practice,
  Restriction,
  restrictionKind,
  sortPrefix,
} from '@sequester/model';
import type * as z from 'zod';

import { readActiveMembers } from './active-members.ts';
import { DynamoOriginatorKeyStore } from './dynamo-originator-keys.ts';
import { queryAll } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { byPatient, keyOf } from './keys.ts';

/** That notes exist, by patient: the index that shows no more than an order or an authorization is measured by. */
export class DynamoNoteIndex implements NoteIndex {
  readonly #session: AwsSession;
  readonly #notes: string;

  constructor(session: AwsSession, notes: string) {
    this.#session = session;
    this.#notes = notes;
  }

  async ofPatient(context: PracticeContext, patientId: PatientId): Promise<IndexedNote[]> {
    const partition = partitionKey('notesOfPatient', { practiceId: context.practiceId, patientId });
    const items = await queryAll(this.#session, { table: this.#notes, partition, index: byPatient });
    return items.map((item) => IndexedNote.parse(item));
  }
}

const Profile = Practice.pick({
  name: true,
  keyArn: true,
  part2Program: true,
  state: true,
  privacyContact: true,
  timeZone: true,
  licence: true,
  codesByMail: true,
});
const Signing = Member.pick({ name: true, credentials: true, roles: true, state: true });
const Policy = Practice.pick({ tightenings: true, stateRules: true });

/** What the chart and the practice's profile say to a request. */
export class DynamoRequestRecords implements RequestRecords {
  readonly #session: AwsSession;
  readonly #tables: { practices: string; chart?: string };
  readonly #originatorKeys: DynamoOriginatorKeyStore;

  constructor(session: AwsSession, tables: { practices: string; chart?: string }) {
    this.#session = session;
    this.#tables = tables;
    this.#originatorKeys = new DynamoOriginatorKeyStore(session, tables.practices);
  }

  async patient({ practiceId }: PracticeContext, patientId: PatientId): Promise<PatientFacts | undefined> {
    const { chart } = this.#tables;
    if (chart === undefined) return undefined;

    const [item, restrictions] = await Promise.all([
      getItem(this.#session, chart, keyOf('demographics', { practiceId, patientId })),
      queryAll(this.#session, {
        table: chart,
        partition: partitionKey('current', { practiceId, patientId }),
        sortPrefix: sortPrefix('entryCurrent', { kind: restrictionKind.row }),
      }),
    ]);
    const agreed = restrictions.map((row) => Restriction.parse(row));
    return item === undefined ? undefined : patientFactsOf(Patient.parse(item), agreed);
  }

  async practice({ practiceId }: PracticeContext): Promise<z.infer<typeof Profile>> {
    return Profile.parse(await getItem(this.#session, this.#tables.practices, keyOf('profile', { practiceId })));
  }

  async policy({ practiceId }: PracticeContext): Promise<PolicyInForce> {
    const { practices } = this.#tables;
    const [profile, active] = await Promise.all([
      getItem(this.#session, practices, keyOf('profile', { practiceId })),
      readActiveMembers(this.#session, practices, practiceId),
    ]);
    return policyInForce(Policy.parse(profile), active);
  }

  async member({ practiceId }: PracticeContext, memberId: MemberId): Promise<z.infer<typeof Signing> | undefined> {
    const item = await getItem(this.#session, this.#tables.practices, keyOf('member', { practiceId, memberId }));
    return item === undefined ? undefined : Signing.parse(item);
  }

  providerKey(context: PracticeContext, memberId: MemberId): Promise<string | undefined> {
    return this.#originatorKeys.keyOf(context, memberId);
  }
}
