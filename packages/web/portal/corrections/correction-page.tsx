import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { asked, useAct } from '../../api/query.ts';
import { Button } from '../../parts/button.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { Asked } from '../../parts/states.tsx';
import { useAddressPart } from '../go.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { PortalNotFound } from '../not-found.tsx';
import { Part, Screen, Sheet } from '../screen.tsx';
import { Disagreeing } from './disagreeing.tsx';
import type { OwnRequest } from './own-request.ts';

import styles from '../portal.module.css';

const saidIn = ({ asked: said }: OwnRequest): string => {
  if (said.kind === 'review') return '';

  return said.kind === 'amendment'
    ? [said.change, said.reason].filter((text) => text !== undefined).join('\n\n')
    : said.asked;
};

const Withdrawing = ({ request, onClose }: { request: OwnRequest; onClose: () => void }) => {
  const { corrections } = useWords();
  const { patientRequestId, revision } = request;
  const act = useAct('withdrawOwnRequest', ['listOwnRequests']);
  return (
    <Confirm
      title={corrections.withdrawAsk}
      act={corrections.withdraw}
      run={() => act.mutateAsync({ params: { patientRequestId }, revision })}
      onClose={onClose}
    >
      <p>{corrections.withdrawText}</p>
    </Confirm>
  );
};

const Answered = ({ request }: { request: OwnRequest }) => {
  const { corrections } = useWords();
  const { told, answer, disagreement, rebuttal } = request;
  return (
    <>
      {told.length > 0 && (
        <Part title={corrections.answer}>
          <Sheet>
            {told.map((text) => (
              <p key={text} className={styles.written}>
                {text}
              </p>
            ))}
          </Sheet>
        </Part>
      )}
      {answer?.given.outcome === 'denied' && disagreement === undefined && <Disagreeing request={request} />}
      {disagreement !== undefined && (
        <Part title={corrections.disagreed}>
          <Sheet>
            <p className={styles.written}>
              {disagreement.said.how === 'statement' ? disagreement.said.text : corrections.attached}
            </p>
          </Sheet>
        </Part>
      )}
      {rebuttal !== undefined && (
        <Part title={corrections.reply}>
          <Sheet>
            <p className={styles.written}>{rebuttal.text}</p>
          </Sheet>
        </Part>
      )}
    </>
  );
};

const Shown = ({ request }: { request: OwnRequest }) => {
  const { corrections } = useWords();
  const when = usePortalWhen();
  const [withdrawing, withdraw] = useState(false);
  const { asked: said, receivedOn, status, due } = request;
  const words = saidIn(request);
  return (
    <Screen
      title={corrections.title}
      heading={corrections.kinds[said.kind]}
      lead={`${corrections.status[status]}. ${corrections.askedOn(when.date(receivedOn))}.`}
      back={{ to: '/corrections', label: corrections.title }}
    >
      {status === 'received' && due !== undefined && <p>{corrections.due(when.date(due.extendedBy ?? due.by))}</p>}
      {words !== '' && (
        <Part title={corrections.your}>
          <Sheet>
            <p className={styles.written}>{words}</p>
          </Sheet>
        </Part>
      )}
      <Answered request={request} />
      {status === 'received' && <Button onClick={() => withdraw(true)}>{corrections.withdraw}…</Button>}
      {withdrawing && <Withdrawing request={request} onClose={() => withdraw(false)} />}
    </Screen>
  );
};

/** One wish: its words, until when an answer is due, and the answer. */
export const CorrectionPage = () => {
  const { corrections } = useWords();
  const patientRequestId = useAddressPart('patientRequestId');
  const query = useQuery(asked('listOwnRequests', {}));
  if (query.data === undefined) {
    return (
      <Screen title={corrections.title}>
        <Asked query={query} what={corrections.title}>
          {() => undefined}
        </Asked>
      </Screen>
    );
  }

  const request = query.data.requests.find((one) => one.patientRequestId === patientRequestId);
  return request === undefined ? <PortalNotFound /> : <Shown request={request} />;
};
