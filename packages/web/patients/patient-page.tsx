import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';

import { asked } from '../api/query.ts';
import { useMe, useWhen } from '../identity/me.tsx';
import { LinkButton } from '../parts/button.tsx';
import { PlusIcon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Asked } from '../parts/states.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { ageOn } from '../parts/when.ts';
import { patients } from '../words/patients.ts';

const usePatientTabs = (patientId: string) => {
  const { roles } = useMe();
  const params = { patientId };
  const readsCharts = roles.some((role) => role !== 'staff');
  return [
    ...(readsCharts
      ? [
          { label: patients.sessions, link: { to: '/patients/$patientId', params } as const },
          { label: patients.chart, link: { to: '/patients/$patientId/chart', params } as const },
        ]
      : []),
    { label: patients.details, link: { to: '/patients/$patientId/details', params } as const },
  ];
};

/** Everything about one patient: whose it is, what can be done, and its parts. */
export const PatientPage = () => {
  const { patientId } = useParams({ from: '/patients/$patientId' });
  const patient = useQuery(asked('getPatient', { params: { patientId } }));
  const { roles } = useMe();
  const when = useWhen();
  const tabs = usePatientTabs(patientId);
  return (
    <Asked query={patient} what={patients.patient}>
      {({ name, birthDate, pronouns, preferredLanguage }) => (
        <Page
          title={patients.patient}
          heading={nameOf(name)}
          below={patients.strip({
            born: when.date(birthDate),
            age: ageOn(birthDate, when.today()),
            pronouns,
            language: preferredLanguage,
          })}
          crumbs={[{ label: patients.title, link: { to: '/patients' } }]}
          acts={
            roles.includes('provider') && (
              <LinkButton kind="main" to="/patients/$patientId/new-session" params={{ patientId }}>
                <PlusIcon />
                {patients.startSession}
              </LinkButton>
            )
          }
        >
          <Tabs label={patients.tabs} tabs={tabs} />
          <Outlet />
        </Page>
      )}
    </Asked>
  );
};
