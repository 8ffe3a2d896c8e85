import { useWhen } from '../identity/me.tsx';
import { useMemberName } from '../identity/members.ts';
import { paperNames } from '../words/papers.ts';
import { approvers, conveyances, request as words } from '../words/request.ts';
import type { WholeRequest } from './request-types.ts';

import styles from './request.module.css';

interface Happened {
  at: string;
  text: string;
}

const happenedOn = (request: WholeRequest, nameOf: (memberId: string) => string): Happened[] => {
  const { receivedAt, artifacts, approvals, letters, links } = request;
  const all: Happened[] = [
    { at: receivedAt, text: words.recordedIntake },
    ...artifacts.map(({ recordedAt, artifact }) => ({
      at: recordedAt,
      text: words.paperRecorded(paperNames[artifact.type]),
    })),
    ...artifacts.flatMap(({ acceptances, artifact }) =>
      acceptances.map(({ at, by }) => ({ at, text: words.paperAccepted(nameOf(by), paperNames[artifact.type]) })),
    ),
    ...approvals.map(({ at, as, memberId }) => ({ at, text: words.approvedAs(nameOf(memberId), approvers[as]) })),
    ...letters.map(({ at }) => ({ at, text: words.letterWritten })),
    ...letters.flatMap(({ dispatches }) =>
      dispatches.map(({ sentAt, how, to }) => ({
        at: sentAt,
        text: words.letterWent(conveyances[how].toLowerCase(), to),
      })),
    ),
    ...links.map(({ issuedAt }) => ({ at: issuedAt, text: words.linkSent })),
  ];
  return all.toSorted((a, b) => b.at.localeCompare(a.at));
};

/** What happened to a request, the newest first. */
export const History = ({ request }: { request: WholeRequest }) => {
  const when = useWhen();
  const nameOf = useMemberName();
  return (
    <details>
      <summary>{words.history}</summary>
      <ol className={styles.history}>
        {happenedOn(request, nameOf).map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <time dateTime={at}>
              {when.short(when.dayOf(at))}, {when.time(at)}
            </time>{' '}
            {text}
          </li>
        ))}
      </ol>
      <p className={styles.small}>
        {words.reference}: {request.requestId}
      </p>
    </details>
  );
};
