import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import type { Answer } from '../../api/operations.ts';
import { asked } from '../../api/query.ts';
import { nameOf } from '../../parts/person-name.ts';
import { Asked } from '../../parts/states.tsx';
import { useLanguage, usePortalWhen, useWords } from '../language.tsx';
import { Screen, Sheet } from '../screen.tsx';

import styles from '../portal.module.css';

type Patient = Answer<'getOwnRecord'>['patient'];

const addressOf = ({ address }: Patient): string | undefined =>
  address === undefined
    ? undefined
    : [address.street, address.city, address.state, address.postalCode, address.country]
        .filter((part) => part !== undefined)
        .join(', ');

const useFacts = (patient: Patient): readonly (readonly [string, ReactNode])[] => {
  const { details, values } = useWords();
  const { language } = useLanguage();
  const when = usePortalWhen();
  const languages = new Intl.DisplayNames(language, { type: 'language' });
  const { preferredName, pronouns, preferredLanguage, preferredChannel, interpreter, contacts } = patient;
  const needed: readonly (readonly [string, string | undefined])[] = [
    [details.name, nameOf(patient.name)],
    [details.birthDate, when.date(patient.birthDate)],
    [details.address, addressOf(patient)],
    [details.telephones, patient.telephones.map(({ number }) => number).join(', ')],
    [details.email, patient.email],
    [details.language, preferredLanguage === undefined ? undefined : languages.of(preferredLanguage)],
    [details.channel, preferredChannel === undefined ? undefined : values[preferredChannel]],
    [
      details.contacts,
      contacts.map(({ name, relationship }) => [name, relationship].filter(Boolean).join(', ')).join('\n'),
    ],
    [details.since, when.date(when.dayOf(patient.admittedAt))],
  ];
  const other: readonly (readonly [string, string | undefined])[] = [
    [details.preferredName, preferredName],
    [details.pronouns, pronouns],
    [details.interpreter, interpreter === true ? details.interpreterYes : undefined],
  ];
  return [
    ...needed.map(([label, text]) => [label, text === undefined || text === '' ? details.unknown : text] as const),
    ...other.filter(([, text]) => text !== undefined),
  ];
};

const Details = ({ patient }: { patient: Patient }) => (
  <Sheet>
    <dl className={styles.facts}>
      {useFacts(patient).map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={styles.lines}>{text}</dd>
        </div>
      ))}
    </dl>
  </Sheet>
);

export const DetailsPage = () => {
  const { details, record } = useWords();
  const query = useQuery(asked('getOwnRecord', {}));
  return (
    <Screen title={details.title} lead={details.lead} back={{ to: '/record', label: record.title }}>
      <Asked query={query} what={details.title}>
        {({ patient }) => <Details patient={patient} />}
      </Asked>
    </Screen>
  );
};
