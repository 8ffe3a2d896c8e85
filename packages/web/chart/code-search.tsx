import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { asked } from '../api/query.ts';
import { TextField } from '../parts/fields.tsx';
import { chart } from '../words/chart.ts';

import styles from './chart.module.css';

export interface Code {
  code: string;
  description: string;
}

/** Milliseconds after the last key. */
const pause = 250;

/** Finds a code of the ICD-10-CM by words or by its beginning: a list of results, each a button. */
export const CodeSearch = ({ onChoose }: { onChoose: (code: Code) => void }) => {
  const [typed, type] = useState('');
  const [words, settle] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => settle(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    ...asked('searchDiagnosisCodes', { body: { words } }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });
  const codes = words === '' ? undefined : found.data;
  return (
    <>
      <TextField
        name="code"
        label={chart.findCode}
        hint={chart.findCodeHint}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <div role="status">
        {codes?.codes.length === 0 && <p className="quiet">{chart.noCode}</p>}
        {codes?.more === true && <p className="small quiet">{chart.moreCodes}</p>}
      </div>
      {codes !== undefined && codes.codes.length > 0 && (
        <ul className={styles.codes} aria-label={chart.codesFound}>
          {codes.codes.map((one) => (
            <li key={one.code}>
              <button type="button" className={styles.code} onClick={() => onChoose(one)}>
                <b>{one.code}</b>
                {one.description}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
