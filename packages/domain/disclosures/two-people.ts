import {
  type Approval,
  type MemberId,
  type RecordedArtifact,
  type RecordedDecision,
  Refusal,
  type RefusalDetail,
} from '@sequester/model';

import { acceptorsOf } from './counted-papers.ts';

type Given = Pick<Approval, 'as' | 'memberId'>;
type Policy = Pick<RecordedDecision, 'policy'>;

const citation = '45 CFR 164.530(a)(1)(i), (c)(1)';
const instead =
  'Another privacy officer approves in your place; where there is none, an owner makes another member privacy officer.';

/** Whether the policy in force demands that the originators who approve are others than those who approve beside them or accepted the papers. */
export const demandsTwoPeople = ({ policy }: Policy): boolean => policy.tightenings.includes('approvers-must-differ');

/** The papers that count only because this member accepted them. */
const acceptedBy = (artifacts: readonly RecordedArtifact[], memberId: MemberId): RecordedArtifact[] =>
  artifacts.filter((recorded) => acceptorsOf(recorded)?.every((acceptor) => acceptor === memberId) === true);

/** Whether an approval counts beside those of these originators: theirs rest on what somebody else accepted, every other is somebody else's. */
export const isByAnother = (
  { as, memberId }: Given,
  { artifacts, originators }: { artifacts: readonly RecordedArtifact[]; originators: readonly MemberId[] },
): boolean => (as === 'originator' ? acceptedBy(artifacts, memberId).length === 0 : !originators.includes(memberId));

const refuse = (details: RefusalDetail[]): void => {
  if (details.length > 0) throw new Refusal('approvers-must-differ', details);
};

/** Refuses `approvers-must-differ` to an officer whose own notes are asked for: nobody else can give the approval of their originator. */
export const demandNoOriginator = (decided: Policy, originators: readonly MemberId[], memberId: MemberId): void =>
  refuse(
    demandsTwoPeople(decided) && originators.includes(memberId)
      ? [
          {
            path: 'actor',
            code: 'originator',
            text: `You wrote notes that may leave, and approve as their originator. ${instead}`,
            citation,
          },
        ]
      : [],
  );

/**
 * Refuses `approvers-must-differ` to an originator who alone has approved as privacy officer, or alone has accepted a paper
 * that the release rests on. The practice may demand it only since.
 */
export const demandOthers = (
  decided: Policy,
  { approvals, artifacts }: { approvals: readonly Given[]; artifacts: readonly RecordedArtifact[] },
  originatorId: MemberId,
): void => {
  if (!demandsTwoPeople(decided)) return;

  const own = approvals.filter(({ as, memberId }) => as !== 'originator' && memberId === originatorId);
  const alone = own.filter(({ as }) => !approvals.some((other) => other.as === as && other.memberId !== originatorId));
  refuse([
    ...alone.map(({ as }) => ({
      path: 'awaits',
      code: as,
      text: `Your own approval beside that of an originator does not count. ${instead}`,
      citation,
    })),
    ...acceptedBy(artifacts, originatorId).map(({ artifactId }) => ({
      path: `artifacts.${artifactId}`,
      code: 'accepted-by-you',
      text: 'You accepted the paper that this release rests on. Another privacy officer opens and accepts it as well; then you may approve.',
      citation,
    })),
  ]);
};
