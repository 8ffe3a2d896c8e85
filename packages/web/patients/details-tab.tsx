import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

import type { Answer } from '../api/operations.ts';
import { asked } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { useMemberName } from '../identity/members.ts';
import { Facts } from '../parts/facts.tsx';
import { Stack } from '../parts/page.tsx';
import { Pane } from '../parts/pane.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Asked } from '../parts/states.tsx';
import { details, languageName } from '../words/details.ts';

type Patient = Answer<'getPatient'>;

const addressOf = ({ address }: Patient): string =>
  address === undefined
    ? details.notRecorded
    : [address.street, address.more, address.city, address.state, address.postalCode, address.country]
        .filter((part) => part !== undefined)
        .join(', ');

const Reach = ({ patient }: { patient: Patient }) => (
  <Pane title={details.reach}>
    <Facts
      facts={[
        [details.telephones, patient.telephones.map(({ number }) => number).join(', ') || details.notRecorded],
        [details.email, patient.email ?? details.notRecorded],
        [details.address, addressOf(patient)],
        [
          details.preferred,
          patient.preferredChannel === undefined ? details.notRecorded : details.channels[patient.preferredChannel],
        ],
      ]}
    />
  </Pane>
);

const Contacts = ({ patient: { contacts } }: { patient: Patient }) => (
  <Pane title={details.contacts}>
    {contacts.length === 0 ? (
      <p className="quiet">{details.noContacts}</p>
    ) : (
      <Facts
        facts={contacts.map(({ name, roles, telephones }) => [
          name,
          [roles.map((role) => details.roles[role]).join(', '), ...telephones.map(({ number }) => number)].join(' · '),
        ])}
      />
    )}
  </Pane>
);

/** What is recorded of the person. */
export const DetailsTab = () => {
  const { patientId } = useParams({ from: '/patients/$patientId/details' });
  const when = useWhen();
  const memberName = useMemberName();
  const patient = useQuery(asked('getPatient', { params: { patientId } }));
  return (
    <Asked query={patient} what={details.title}>
      {(found) => (
        <Stack>
          <Pane title={details.person}>
            <Facts
              facts={[
                [details.legalName, nameOf(found.name)],
                [details.preferredName, found.preferredName ?? details.notRecorded],
                [details.pronouns, found.pronouns ?? details.notRecorded],
                [details.born, when.date(found.birthDate)],
                [
                  details.language,
                  found.preferredLanguage === undefined
                    ? details.notRecorded
                    : `${languageName(found.preferredLanguage)}${found.interpreter === true ? details.withInterpreter : ''}`,
                ],
                [details.clinicians, found.clinicians.map(memberName).join(', ') || details.notRecorded],
              ]}
            />
          </Pane>
          <Reach patient={found} />
          <Contacts patient={found} />
        </Stack>
      )}
    </Asked>
  );
};
