import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import type { Answer } from '../api/operations.ts';
import { asked } from '../api/query.ts';
import { useFindText } from '../frame/find-text.ts';
import { useMe, useWhen } from '../identity/me.tsx';
import { PeopleIcon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Asked, Empty } from '../parts/states.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { patients } from '../words/patients.ts';

type Listed = Answer<'listPatients'>['patients'][number];

/** A search is an event in the log, so that it waits until somebody stops typing. */
const pauseMilliseconds = 350;

const useSettled = (text: string): string => {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** A date of birth as it is typed: `1990-05-17` or `5/17/1990`. */
const birthDateOf = (text: string): string | undefined => {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (month !== undefined && day !== undefined) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
};

const saysSomething = /\p{L}/u;

const useListed = () => {
  const { roles } = useMe();
  const text = useSettled(useFindText()).trim();
  const birthDate = birthDateOf(text);
  const searches = birthDate !== undefined || saysSomething.test(text);
  const body = birthDate === undefined ? { name: text } : { birthDate };
  const found = useQuery({
    ...asked('searchPatients', { body }),
    enabled: searches,
    placeholderData: keepPreviousData,
  });
  const all = useQuery({
    ...asked('listPatients', { query: roles.includes('provider') ? { clinician: 'me' } : {} }),
    enabled: !searches,
  });
  return { searches, query: searches ? found : all };
};

const useColumns = (): Column<Listed>[] => {
  const when = useWhen();
  return [
    {
      label: patients.name,
      cell: ({ name, patientId }) => (
        <Link to="/patients/$patientId" params={{ patientId }}>
          {nameOf(name)}
        </Link>
      ),
    },
    { label: patients.born, card: patients.born, cell: ({ birthDate }) => when.date(birthDate) },
  ];
};

export const PatientsPage = () => {
  const { searches, query } = useListed();
  const columns = useColumns();
  return (
    <Page title={patients.title} below={searches ? patients.found : undefined}>
      <Asked query={query} what={patients.title}>
        {({ patients: rows }) =>
          rows.length === 0 ? (
            <Empty icon={PeopleIcon} title={searches ? patients.nobody : patients.none} />
          ) : (
            <Table caption={patients.title} columns={columns} rows={rows} keyOf={({ patientId }) => patientId} />
          )
        }
      </Asked>
    </Page>
  );
};
