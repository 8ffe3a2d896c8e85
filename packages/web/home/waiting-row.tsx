import { useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';

import { asked } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { LinkButton } from '../parts/button.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Due, Row } from '../parts/rows.tsx';
import { daysBetween, inDays } from '../parts/when.ts';
import { home } from '../words/home.ts';
import type { Waiting } from './use-waiting.ts';

const linkOf = (row: Waiting): LinkProps => {
  const { patientId } = row;
  if ((row.kind === 'write' || row.kind === 'seal') && row.sessionId !== undefined)
    return { to: '/patients/$patientId/sessions/$sessionId', params: { patientId, sessionId: row.sessionId } };

  return row.kind === 'review'
    ? { to: '/patients/$patientId/chart', params: { patientId } }
    : { to: '/patients/$patientId', params: { patientId } };
};

/** Names of those whom the therapist treats, by id: lists of work have ids. */
const usePatientName = (): ((patientId: string) => string) => {
  const patients = useQuery(asked('listPatients', { query: { clinician: 'me' } }));
  return (patientId) => {
    const found = patients.data?.patients.find((one) => one.patientId === patientId);
    return found === undefined ? '' : nameOf(found.name);
  };
};

/** What has a day says how long that is; what has none says since when it is open. */
const WhenOf = ({ row }: { row: Waiting }) => {
  const when = useWhen();
  const today = when.today();
  const day = row.on.length > 10 ? when.dayOf(row.on) : row.on;
  const days = daysBetween(today, day);
  if (row.kind !== 'review') return <Due day={home.open(-days)} left={home.since(when.short(day))} />;

  return <Due day={when.short(day)} left={inDays(days)} tone={days < 0 ? 'late' : days <= 14 ? 'soon' : undefined} />;
};

export const WaitingRow = ({ row }: { row: Waiting }) => {
  const when = useWhen();
  const patientName = usePatientName();
  const name = row.kind === 'write' ? nameOf(row.name) : patientName(row.patientId);
  const day = row.on.length > 10 ? when.dayOf(row.on) : row.on;
  const title = home.titles[row.kind];
  return (
    <Row
      sealed={row.kind === 'seal'}
      when={<WhenOf row={row} />}
      title={title}
      about={
        <>
          <b>{name}</b>
          {row.kind !== 'review' && home.sessionOf(when.date(day))}
        </>
      }
      act={
        <LinkButton {...linkOf(row)} aria-label={`${home.act}: ${title}, ${name}`}>
          {home.act}
        </LinkButton>
      }
    />
  );
};
