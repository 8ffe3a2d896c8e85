import type { AwsSession } from '@sequester/aws';
import type { ColleagueStore, PracticeContext } from '@sequester/domain';
import {
  ChartRules,
  Member,
  type MemberId,
  MemberSupervisions,
  type PracticeId,
  rulesUnsaid,
  type Supervision,
} from '@sequester/model';

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

/** What a practice says of its charts; where it has said nothing, what holds then, at revision 0. */
export const readChartRules = async (
  session: AwsSession,
  practices: string,
  practiceId: PracticeId,
): Promise<ChartRules> => {
  const item = await getItem(session, practices, keyOf('chartRules', { practiceId }));
  return item === undefined ? rulesUnsaid(practiceId) : ChartRules.parse(item);
};

/** Members for those who may only read them, one by one: their rows lie beside the caller's own, and are read with it. */
export class DynamoColleagues implements ColleagueStore {
  readonly #session: AwsSession;
  readonly #practices: string;

  constructor(session: AwsSession, practices: string) {
    this.#session = session;
    this.#practices = practices;
  }

  async supervisions({ practiceId }: PracticeContext, memberId: MemberId): Promise<Supervision[]> {
    return (await readSupervisions(this.#session, this.#practices, { practiceId, memberId })).supervisions;
  }

  async hasLeft({ practiceId }: PracticeContext, memberId: MemberId): Promise<boolean> {
    const item = await getItem(this.#session, this.#practices, keyOf('member', { practiceId, memberId }));
    return item !== undefined && Member.parse(item).state === 'disabled';
  }

  rules({ practiceId }: PracticeContext): Promise<ChartRules> {
    return readChartRules(this.#session, this.#practices, practiceId);
  }
}
