import { useState } from 'react';

import { useAct } from '../api/query.ts';
import { useMe } from '../identity/me.tsx';
import { useMemberName } from '../identity/members.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { CheckIcon, ClockIcon, PenIcon } from '../parts/icons.tsx';
import { next as words } from '../words/next.ts';
import { approvers } from '../words/request.ts';
import { NextCard } from './next-card.tsx';
import { requestReads, type WholeRequest } from './request-types.ts';

import styles from './request.module.css';

const Approve = ({ request }: { request: WholeRequest }) => {
  const [asks, setAsks] = useState(false);
  const act = useAct('approveRequest', requestReads);
  const { requestId, recipient } = request;
  return (
    <>
      <Button kind="main" onClick={() => setAsks(true)}>
        {words.approve}
      </Button>
      {asks && (
        <Confirm
          title={words.approveTitle}
          act={words.approveAct}
          run={() => act.mutateAsync({ params: { requestId }, body: { as: 'privacy-officer' } })}
          onClose={() => setAsks(false)}
        >
          <p>{words.approveWords(recipient.name)}</p>
        </Confirm>
      )}
    </>
  );
};

/** Which approvals the ground still demands, and mine. */
export const ApprovalsNext = ({ request }: { request: WholeRequest }) => {
  const nameOf = useMemberName();
  const officer = useMe().roles.includes('privacy-officer');
  const { awaits } = request;
  const mine = officer && awaits.some(({ as }) => as === 'privacy-officer');
  return (
    <NextCard
      icon={CheckIcon}
      title={words.approvals(awaits.length)}
      {...(mine ? { acts: <Approve request={request} /> } : {})}
    >
      <ul className={styles.approvals}>
        {awaits.map(({ as, memberId }) => {
          const you = as === 'privacy-officer' && officer;
          return (
            <li key={`${as} ${memberId}`}>
              {you ? <PenIcon size={16} /> : <ClockIcon />}
              <span>
                <b>{you ? words.you : nameOf(memberId ?? '') || words.somebody}</b>, {approvers[as]}
                <br />
                <span className={styles.small}>
                  {you ? words.youApprove : as === 'originator' ? words.chooses : words.approves}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </NextCard>
  );
};
