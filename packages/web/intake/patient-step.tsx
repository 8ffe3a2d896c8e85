import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { asked } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/fields.tsx';
import { Notice } from '../parts/notice.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Asked } from '../parts/states.tsx';
import { intake } from '../words/intake.ts';
import type { Chosen } from './entered.ts';

import styles from './intake.module.css';

const { patient: words } = intake;

/** A search is an event in the log, so that it waits until somebody stops typing. */
const pauseMilliseconds = 400;
const lettersAtLeast = 3;

const useSettled = (text: string): string => {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

const searchOf = (text: string): { name?: string; birthDate?: string } | undefined => {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (month !== undefined && day !== undefined)
    return { birthDate: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };

  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { birthDate: text };

  return text.length >= lettersAtLeast && /\p{L}/u.test(text) ? { name: text } : undefined;
};

const Found = ({ text, choose }: { text: string; choose: (chosen: Chosen) => void }) => {
  const when = useWhen();
  const body = searchOf(text);
  const query = useQuery({
    ...asked('searchPatients', { body: body ?? {} }),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
  });
  if (body === undefined) return null;

  return (
    <Asked query={query} what={words.found}>
      {({ patients }) =>
        patients.length === 0 ? (
          <Notice title={words.nobody}>{words.nobodyWords}</Notice>
        ) : (
          <ul className={styles.found} aria-label={words.found}>
            {patients.map(({ patientId, name, birthDate }) => {
              const chosen = { patientId, name: nameOf(name), born: when.date(birthDate) };
              return (
                <li key={patientId}>
                  <div>
                    <b>{chosen.name}</b>
                    <span>{words.born(chosen.born)}</span>
                  </div>
                  <Button
                    small
                    aria-label={`${words.choose} ${chosen.name}, ${words.born(chosen.born)}`}
                    onClick={() => choose(chosen)}
                  >
                    {words.choose}
                  </Button>
                </li>
              );
            })}
          </ul>
        )
      }
    </Asked>
  );
};

/** Step 1: whose record. */
export const PatientStep = ({ choose }: { choose: (chosen: Chosen) => void }) => {
  const [text, setText] = useState('');
  const settled = useSettled(text.trim());
  return (
    <div>
      <TextField
        name="find"
        label={words.find}
        hint={words.hint}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Found text={settled} choose={choose} />
    </div>
  );
};
