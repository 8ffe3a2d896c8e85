import type { AwsSession } from '@sequester/aws';
import type { NamedOnSheet, NoteNames, PracticeContext } from '@sequester/domain';
import { Member, type MemberId, Patient, type PatientId, Practice, writtenName } from '@sequester/model';

import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';

const Named = Patient.pick({ name: true });
const Signing = Member.pick({ name: true, credentials: true });
const Profile = Practice.pick({ timeZone: true });

/** The names on a note's sheet, from the rows of patient, therapist and practice, each by its key. */
export class DynamoNoteNames implements NoteNames {
  readonly #session: AwsSession;
  readonly #tables: { chart: string; practices: string };

  constructor(session: AwsSession, tables: { chart: string; practices: string }) {
    this.#session = session;
    this.#tables = tables;
  }

  async of(
    { practiceId }: PracticeContext,
    { patientId, originatorId }: { patientId: PatientId; originatorId: MemberId },
  ): Promise<NamedOnSheet | undefined> {
    const { chart, practices } = this.#tables;
    const [patient, member, profile] = await Promise.all([
      getItem(this.#session, chart, keyOf('demographics', { practiceId, patientId })),
      getItem(this.#session, practices, keyOf('member', { practiceId, memberId: originatorId })),
      getItem(this.#session, practices, keyOf('profile', { practiceId })),
    ]);
    if (patient === undefined) return undefined;

    const { timeZone } = Profile.parse(profile);
    return {
      patient: writtenName(Named.parse(patient).name),
      originator: Signing.parse(member),
      ...(timeZone === undefined ? {} : { timeZone }),
    };
  }
}
