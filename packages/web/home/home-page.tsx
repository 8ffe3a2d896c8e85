import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';

import { asked } from '../api/query.ts';
import { railOf } from '../frame/rail.ts';
import { useMe, useWhen } from '../identity/me.tsx';
import { PlusIcon, CheckIcon } from '../parts/icons.tsx';
import { Columns, Page } from '../parts/page.tsx';
import { Pane } from '../parts/pane.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Picks, Rows } from '../parts/rows.tsx';
import { Asked, Empty } from '../parts/states.tsx';
import { home } from '../words/home.ts';
import { useWaiting } from './use-waiting.ts';
import { WaitingRow } from './waiting-row.tsx';

/** The commonest task of a day: to write about somebody who was here. */
const WriteAbout = () => {
  const patients = useQuery(asked('listPatients', { query: { clinician: 'me' } }));
  return (
    <Pane title={home.write} about={home.writeAbout} flush>
      <Asked query={patients} what={home.yourPatients}>
        {({ patients: found }) => (
          <Picks
            icon={PlusIcon}
            picks={found.slice(0, 5).map(({ patientId, name }) => ({
              key: patientId,
              title: nameOf(name),
              link: { to: '/patients/$patientId/new-session', params: { patientId } },
            }))}
          />
        )}
      </Asked>
    </Pane>
  );
};

/** What waits for a therapist, the longest open first. Not a dashboard: one list. */
const WaitingPage = () => {
  const when = useWhen();
  const waiting = useWaiting();
  return (
    <Page title={home.title} below={when.long(when.today())}>
      <Columns>
        <Asked query={waiting} what={home.title}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty icon={CheckIcon} title={home.nothing}>
                {home.nothingWords}
              </Empty>
            ) : (
              <Rows label={home.title}>
                {rows.map((row) => (
                  <WaitingRow key={row.key} row={row} />
                ))}
              </Rows>
            )
          }
        </Asked>
        <WriteAbout />
      </Columns>
    </Page>
  );
};

/** The first page of each role: what waits for a therapist, and for all others the first of their entries. */
export const HomePage = () => {
  const { roles } = useMe();
  if (roles.includes('provider')) return <WaitingPage />;

  const [first] = railOf(roles);
  return <Navigate to={first?.to ?? '/patients'} replace />;
};
