import type { MemberId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { Approval, RecordedDecision } from './decision.ts';

type Given = Pick<Approval, 'as' | 'memberId'>;

/** Whether the policy in force demands that the originators who approve are others than those who approve beside them. */
export const demandsTwoPeople = ({ policy }: Pick<RecordedDecision, 'policy'>): boolean => policy.tightenings.includes('approvers-must-differ');

/** Whether an approval counts beside those of these originators: theirs are their own, every other is somebody else's. */
export const isAnothers = ({ as, memberId }: Given, originators: readonly MemberId[]): boolean => as === 'originator' || !originators.includes(memberId);

const citation = '45 CFR 164.530(a)(1)(i), (c)(1)';
const instead = 'Another privacy officer approves in your place; where there is none, an owner makes another member privacy officer.';

/** Refuses `approvers-must-differ` to an officer whose own notes are asked for: nobody else can give the approval of their originator. */
export const demandNoOriginator = (decided: Pick<RecordedDecision, 'policy'>, originators: readonly MemberId[], memberId: MemberId): void => {
  if (demandsTwoPeople(decided) && originators.includes(memberId)) {
    throw new Refusal('approvers-must-differ', [{ path: 'actor', code: 'originator', text: `You wrote notes that may leave, and approve as their originator. ${instead}`, citation }]);
  }
};

/** Refuses `approvers-must-differ` to an originator who has approved as privacy officer where nobody else has: the practice may demand it only since. */
export const demandNotBoth = (decided: Pick<RecordedDecision, 'policy'>, ofRound: readonly Given[], originatorId: MemberId): void => {
  const own = ofRound.filter(({ as, memberId }) => as !== 'originator' && memberId === originatorId);
  const alone = own.filter(({ as }) => !ofRound.some((other) => other.as === as && other.memberId !== originatorId));
  if (demandsTwoPeople(decided) && alone.length > 0) {
    throw new Refusal('approvers-must-differ', alone.map(({ as }) => ({ path: 'awaits', code: as, text: `Your own approval beside that of an originator does not count. ${instead}`, citation })));
  }
};
