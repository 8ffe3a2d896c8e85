import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { asked } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { Chip } from '../parts/chip.tsx';
import { Facts } from '../parts/facts.tsx';
import { CheckIcon, ClockIcon, InboxIcon, StopIcon } from '../parts/icons.tsx';
import { Page, Stack } from '../parts/page.tsx';
import { Pane } from '../parts/pane.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Asked } from '../parts/states.tsx';
import { daysBetween, inDays } from '../parts/when.ts';
import { grounds } from '../words/grounds.ts';
import { request as words } from '../words/request.ts';
import { requests } from '../words/requests.ts';
import { askedFor, askerOf } from './asked-title.ts';
import { EndRequest } from './end-request.tsx';
import { History } from './history.tsx';
import { KnownPane } from './known-pane.tsx';
import { LawAnswer } from './law-answer.tsx';
import { NextCard } from './next-card.tsx';
import { NextOfRequest } from './next-of-request.tsx';
import { PapersPane } from './papers-pane.tsx';
import type { RequestAnswer, WholeRequest } from './request-types.ts';
import { Steps } from './steps.tsx';

import styles from './request.module.css';

const ended: ReadonlySet<string> = new Set(['closed', 'withdrawn', 'revoked', 'expired']);
const takesMore = ({ status }: RequestAnswer): boolean => !ended.has(status);

const DueChip = ({ request }: { request: RequestAnswer }) => {
  const when = useWhen();
  const first = request.view === 'whole' ? request.due[0]?.by : undefined;
  if (first === undefined) return null;

  const days = daysBetween(when.today(), first);
  return (
    <Chip tone={days < 0 ? 'bad' : 'warn'}>
      <ClockIcon size={14} />
      {words.answerBy(when.short(first), days < 0 ? requests.daysLate(-days) : inDays(days))}
    </Chip>
  );
};

const DuePane = ({ due }: Pick<WholeRequest, 'due'>) => {
  const when = useWhen();
  if (due.length === 0) return null;

  return (
    <Pane title={words.due}>
      <Facts
        facts={due.map(({ what, by, extendedBy, citation }) => [
          when.date(by),
          <>
            {what}
            {extendedBy !== undefined && `; ${words.atTheLatest(when.date(extendedBy))}`}{' '}
            <span className={styles.cite}>{citation}</span>
          </>,
        ])}
      />
    </Pane>
  );
};

const Whole = ({ request }: { request: WholeRequest }) => (
  <>
    <Steps request={request} />
    <div className={styles.panes}>
      <LawAnswer request={request} open={takesMore(request)} />
      <Stack>
        <NextOfRequest request={request} />
        <PapersPane request={request} open={takesMore(request)} />
        <KnownPane request={request} open={takesMore(request)} />
        <DuePane due={request.due} />
      </Stack>
    </div>
    <div className={styles.foot}>
      <History request={request} />
      {!ended.has(request.status) && <EndRequest requestId={request.requestId} />}
    </div>
  </>
);

const told = {
  'with-privacy-officer': [InboxIcon, words.reduced, words.reducedWords],
  answered: [CheckIcon, words.answered, words.answeredWords],
  withdrawn: [StopIcon, words.withdrawn, words.withdrawnWords],
} as const;

const Reduced = ({ request }: { request: Extract<RequestAnswer, { view: 'reduced' }> }) => {
  const [icon, title, text] = told[request.status];
  const open = request.status !== 'withdrawn';
  return (
    <>
      <div className={styles.panes}>
        <Stack>
          <NextCard icon={icon} title={title}>
            <p>{text}</p>
          </NextCard>
          <PapersPane request={request} open={open} />
        </Stack>
        <KnownPane request={request} open={open} />
      </div>
      <div className={styles.foot}>{open && <EndRequest requestId={request.requestId} />}</div>
    </>
  );
};

const Below = ({ request }: { request: RequestAnswer }): ReactNode => {
  const when = useWhen();
  return (
    <>
      {words.askedBy} <b>{askerOf(request)}</b> · {grounds[request.groundAsserted].by} ·{' '}
      {words.receivedOn(when.long(when.dayOf(request.receivedAt)))}
    </>
  );
};

/** One request: the law's answer, what is to be done next, papers, what is known. */
export const RequestPage = () => {
  const { requestId } = useParams({ from: '/requests/$requestId' });
  const query = useQuery(asked('getRequest', { params: { requestId } }));
  return (
    <Asked query={query} what={words.what}>
      {(request) => (
        <Page
          title={words.titleOf(grounds[request.groundAsserted].by)}
          heading={words.of(askedFor(request), nameOf(request.patient.name))}
          below={<Below request={request} />}
          crumbs={[{ label: requests.title, link: { to: '/requests' } }]}
          acts={<DueChip request={request} />}
          wide
        >
          {request.view === 'whole' ? <Whole request={request} /> : <Reduced request={request} />}
        </Page>
      )}
    </Asked>
  );
};
