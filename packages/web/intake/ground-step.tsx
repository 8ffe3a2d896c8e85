import { Radios } from '../parts/choices.tsx';
import { TextField } from '../parts/fields.tsx';
import { grounds, type Ground } from '../words/grounds.ts';
import { intake } from '../words/intake.ts';
import { textOf, type Entered } from './entered.ts';

import styles from './intake.module.css';

const { ground: words } = intake;

const usual: readonly Ground[] = [
  'patient_access',
  'authorization',
  'court_order',
  'subpoena',
  'payment',
  'treatment',
  'law_enforcement',
  'family',
];

const optionsOf = (of: (name: string) => boolean) =>
  Object.entries(grounds).flatMap(([value, { name, hint }]) => (of(value) ? [{ value, label: name, hint }] : []));

const isUsual = (name: string): boolean => usual.some((one) => one === name);

const yesNo = [
  { value: 'yes', label: words.yes },
  { value: 'no', label: words.no },
];

const Questions = ({ entered }: { entered: Entered }) => (
  <div className={styles.questions}>
    <Radios
      name="paper"
      label={words.paper}
      chosen={entered['paper'] ?? []}
      options={[
        { value: 'judge', label: words.judge },
        { value: 'others', label: words.others },
        { value: 'none', label: words.none },
      ]}
    />
    <Radios name="signed" label={words.signed} across chosen={entered['signed'] ?? []} options={yesNo} />
    <Radios name="own" label={words.own} across chosen={entered['own'] ?? []} options={yesNo} />
  </div>
);

/** Step 4: what they rely on; where nobody knows, three questions lead there. */
export const GroundStep = ({ entered }: { entered: Entered }) => {
  const chosen = entered['groundAsserted'] ?? [];
  const rare = chosen.some((name) => name !== 'unknown' && !isUsual(name));
  return (
    <>
      <Radios
        name="groundAsserted"
        label={words.what}
        chosen={chosen}
        options={[...optionsOf(isUsual), { value: 'unknown', label: words.unknown, hint: words.unknownHint }]}
      />
      {chosen.includes('unknown') && <Questions entered={entered} />}
      <details className={styles.more} open={rare}>
        <summary>{words.more}</summary>
        <Radios
          name="groundAsserted"
          label={words.more}
          chosen={chosen}
          options={optionsOf((name) => !isUsual(name))}
        />
      </details>
      <TextField name="purpose" label={words.purpose} defaultValue={textOf(entered, 'purpose')} />
    </>
  );
};
