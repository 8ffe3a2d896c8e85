import { approvalName, filled, type Approval, type GrantBatch } from '@sequester/model';

/** What names an approval among those of a request: who gave it, when. */
export const approvalKey = (approval: Pick<Approval, 'at' | 'as' | 'memberId'>): string =>
  filled(approvalName, approval);

/** Approvals with the grants of batches added to theirs. */
export const withGrants = (approvals: readonly Approval[], batches: readonly GrantBatch[]): Approval[] =>
  approvals.map((approval) => {
    const own = batches.filter((batch) => batch.approval === approvalKey(approval));
    return own.length === 0
      ? approval
      : {
          ...approval,
          grants: [...(approval.grants ?? []), ...own.flatMap(({ grants }) => grants)],
          grantedAt: own.at(-1)?.at,
        };
  });
