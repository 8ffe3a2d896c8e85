import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, SupervisionStore } from '@sequester/domain';
import { type MemberId, MemberSupervisions, type PracticeId, type Supervision } from '@sequester/model';

import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';

/** The supervisions of one member; of one who has none yet, at revision 0. */
export const readSupervisions = async (
  session: AwsSession,
  practices: string,
  ids: { practiceId: PracticeId; memberId: MemberId },
): Promise<MemberSupervisions> => {
  const item = await getItem(session, practices, keyOf('memberSupervisions', ids));
  return item === undefined ? { ...ids, supervisions: [], revision: 0 } : MemberSupervisions.parse(item);
};

/** Supervisions for those who may only read them: one row for each member, beside the member's own. */
export class DynamoSupervisions implements SupervisionStore {
  readonly #session: AwsSession;
  readonly #practices: string;

  constructor(session: AwsSession, practices: string) {
    this.#session = session;
    this.#practices = practices;
  }

  async of({ practiceId }: PracticeContext, memberId: MemberId): Promise<Supervision[]> {
    return (await readSupervisions(this.#session, this.#practices, { practiceId, memberId })).supervisions;
  }
}
