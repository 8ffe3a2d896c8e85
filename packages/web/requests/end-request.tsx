import { useState } from 'react';

import { useAct } from '../api/query.ts';
import { Button } from '../parts/button.tsx';
import { Segments } from '../parts/choices.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { request as words } from '../words/request.ts';
import { requestReads } from './request-types.ts';

type Reason = 'withdrawn-by-requester' | 'withdrawn-by-practice';

const reasons: readonly { value: Reason; label: string }[] = [
  { value: 'withdrawn-by-requester', label: words.byRequester },
  { value: 'withdrawn-by-practice', label: words.byPractice },
];

/** Ends a request that is no longer made, or no longer answered. */
export const EndRequest = ({ requestId }: { requestId: string }) => {
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState<Reason>('withdrawn-by-requester');
  const act = useAct('withdrawRequest', requestReads);
  return (
    <>
      <Button kind="quiet" onClick={() => setAsks(true)}>
        {words.end}
      </Button>
      {asks && (
        <Confirm
          title={words.endTitle}
          act={words.endAct}
          kind="danger"
          run={() => act.mutateAsync({ params: { requestId }, body: { reason } })}
          onClose={() => setAsks(false)}
        >
          <p>{words.endWords}</p>
          <Segments name="reason" label={words.endWho} options={reasons} value={reason} onChoose={setReason} />
        </Confirm>
      )}
    </>
  );
};
