import type { AwsSession } from '@sequester/aws';
import type { ClinicianDirectory, PracticeContext } from '@sequester/domain';
import { Member, type MemberId } from '@sequester/model';

import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';

const Therapist = Member.pick({ memberId: true, roles: true, state: true });

/** The rows of members, read for whether they treat patients. */
export class DynamoClinicians implements ClinicianDirectory {
  readonly #session: AwsSession;
  readonly #practices: string;

  constructor(session: AwsSession, practices: string) {
    this.#session = session;
    this.#practices = practices;
  }

  async therapists(
    { practiceId }: PracticeContext,
    memberIds: readonly MemberId[],
    { everActive } = { everActive: false },
  ): Promise<MemberId[]> {
    const rows = await Promise.all(
      memberIds.map((memberId) => getItem(this.#session, this.#practices, keyOf('member', { practiceId, memberId }))),
    );
    return rows
      .filter((row) => row !== undefined)
      .map((row) => Therapist.parse(row))
      .filter(({ roles, state }) => (everActive || state === 'active') && roles.includes('provider'))
      .map(({ memberId }) => memberId);
  }
}
