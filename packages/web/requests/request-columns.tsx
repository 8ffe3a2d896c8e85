import { Link } from '@tanstack/react-router';

import { useMe, useWhen } from '../identity/me.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Due } from '../parts/rows.tsx';
import type { Column } from '../parts/table.tsx';
import { daysBetween, inDays, type When } from '../parts/when.ts';
import { nextOf, requests } from '../words/requests.ts';
import { askedTitle, askerOf } from './asked-title.ts';
import { isAnswered, type Listed } from './filters.ts';
import { answerDay } from './request-groups.ts';
import { Stands } from './stands.tsx';

import styles from './requests.module.css';

const soonDays = 14;

/** A day with how long that is, late or near told apart. */
const DayLeft = ({ day, when }: { day: string; when: When }) => {
  const days = daysBetween(when.today(), day);
  return (
    <Due
      day={when.short(day)}
      left={days < 0 ? requests.daysLate(-days) : inDays(days)}
      tone={days < 0 ? 'late' : days <= soonDays ? 'soon' : undefined}
    />
  );
};

const Next = ({ request }: { request: Listed }) => {
  const next = isAnswered(request) ? undefined : nextOf[request.status];
  return next === undefined ? null : <span className={next.mine ? styles.mine : styles.quiet}>{next.text}</span>;
};

const shared: Column<Listed>[] = [
  {
    label: requests.asked,
    cell: (request) => (
      <>
        <Link to="/requests/$requestId" params={{ requestId: request.requestId }}>
          {askedTitle(request)}
        </Link>
        <span className={styles.who}>{askerOf(request)}</span>
      </>
    ),
  },
  {
    label: requests.patient,
    card: requests.patient,
    cell: ({ patient }) => nameOf({ ...patient.name, given: patient.preferredName ?? patient.name.given }),
  },
  { label: requests.stands, cell: ({ status }) => <Stands status={status} /> },
];

/** What a privacy officer sees of each request, or everybody else. */
export const useRequestColumns = (): Column<Listed>[] => {
  const when = useWhen();
  const { roles } = useMe();
  if (roles.includes('privacy-officer')) {
    return [
      {
        label: requests.answerBy,
        narrow: true,
        cell: (request) => {
          const day = answerDay(request);
          return day === undefined ? (
            <span className="unseen">{requests.noDay}</span>
          ) : (
            <DayLeft day={day} when={when} />
          );
        },
      },
      ...shared,
      { label: requests.next, card: requests.next, cell: (request) => <Next request={request} /> },
    ];
  }

  return [
    ...shared,
    {
      label: requests.received,
      card: requests.received,
      narrow: true,
      cell: ({ receivedAt }) => when.short(when.dayOf(receivedAt)),
    },
  ];
};
