import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Answer } from '../api/operations.ts';
import { asked } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { useMemberName } from '../identity/members.ts';
import { nameOf } from '../parts/person-name.ts';
import { accessLog as words } from '../words/access-log.ts';
import { sentenceOf, type Piece } from './sentence.ts';

import styles from './access-log.module.css';

export type AuditEvent = Answer<'listAuditEvents'>['events'][number];

const textAt = ({ subject }: AuditEvent, name: string): string | undefined => {
  const value = subject[name];
  return typeof value === 'string' ? value : undefined;
};

/** Names of the patients that the list shows first; others are a patient. */
const usePatientName = (): ((patientId: string | undefined) => string) => {
  const { data } = useQuery({ ...asked('listPatients', { query: {} }), staleTime: 5 * 60_000 });
  const names = new Map(data?.patients.map(({ patientId, name }) => [String(patientId), nameOf(name)]));
  return (patientId) => names.get(patientId ?? '') ?? words.aPatient;
};

const others = {
  patient: words.patientSelf,
  recipient: words.recipient,
  operator: words.operator,
  system: words.system,
};

const actorOf = ({ actor }: AuditEvent, memberName: (memberId: string) => string): string =>
  actor.kind === 'member' ? memberName(actor.id) || words.member : others[actor.kind];

const Said = ({ piece: { text, strong, requestId } }: { piece: Piece }) => {
  if (requestId !== undefined) {
    return (
      <Link to="/requests/$requestId" params={{ requestId }}>
        {text}
      </Link>
    );
  }

  return strong === true ? <b>{text}</b> : text;
};

/** The entries of one day, each a sentence. */
export const Entries = ({ events, label }: { events: readonly AuditEvent[]; label: string }) => {
  const when = useWhen();
  const memberName = useMemberName();
  const patientName = usePatientName();
  return (
    <ol className={styles.entries} aria-label={label}>
      {events.map((event) => (
        <li key={event.id} className={styles.entry}>
          <time dateTime={event.at}>{when.time(event.at)}</time>
          <p>
            <b>{actorOf(event, memberName)}</b>{' '}
            {sentenceOf(event.action, {
              patient: patientName(textAt(event, 'patientId')),
              requestId: textAt(event, 'requestId'),
            }).map((piece, index) => (
              <Said key={index} piece={piece} />
            ))}
          </p>
          <details>
            <summary>{words.more}</summary>
            {event.action} · {words.reference} {event.id}
          </details>
        </li>
      ))}
    </ol>
  );
};
