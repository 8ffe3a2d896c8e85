import type { ReactNode } from 'react';

import { classes } from './classes.ts';
import type { FieldProps, Option } from './fields.tsx';
import { textIn } from './form-data.ts';
import { idOf, useFieldError } from './form.tsx';

import styles from './form.module.css';

/** A question whose answer is more than one element: its legend, hint and error. The first element bears the field's id. */
const Question = ({ name, label, hint, children }: FieldProps & { children: ReactNode }) => {
  const error = useFieldError(name);
  return (
    <fieldset className={classes(styles.field, error !== undefined && styles.wrong)}>
      <legend className={styles.legend}>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {error !== undefined && <span className={styles.error}>{error}</span>}
      {children}
    </fieldset>
  );
};

interface Choices extends FieldProps {
  options: readonly Option[];
  chosen?: readonly string[];
  /** In one line, where the words are short. */
  across?: boolean;
}

const Several = ({
  type,
  name,
  options,
  chosen = [],
  across = false,
  ...field
}: Choices & { type: 'radio' | 'checkbox' }) => (
  <Question name={name} {...field}>
    <div className={across ? styles.across : styles.choices}>
      {options.map(({ value, label, hint }, index) => (
        <label key={value} className={styles.choice}>
          <input
            type={type}
            name={name}
            value={value}
            id={index === 0 ? idOf(name) : undefined}
            defaultChecked={chosen.includes(value)}
          />
          <span>
            {label}
            {hint !== undefined && <span>{hint}</span>}
          </span>
        </label>
      ))}
    </div>
  </Question>
);

export const Radios = (props: Choices) => <Several {...props} type="radio" />;

export const CheckBoxes = (props: Choices) => <Several {...props} type="checkbox" />;

/** A question of yes and no about a paper or a fact, with its third answer. None is chosen beforehand. */
export const ThreeAnswers = ({ unsaid, ...props }: Omit<Choices, 'options' | 'across'> & { unsaid: string }) => (
  <Several
    {...props}
    type="radio"
    across
    options={[
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'unsaid', label: unsaid },
    ]}
  />
);

/** One sentence to agree to. */
export const Tick = ({ name, label }: { name: string; label: ReactNode }) => {
  const error = useFieldError(name);
  return (
    <div className={classes(styles.field, error !== undefined && styles.wrong)}>
      {error !== undefined && <span className={styles.error}>{error}</span>}
      <label className={styles.choice}>
        <input type="checkbox" name={name} value="yes" id={idOf(name)} />
        <span>{label}</span>
      </label>
    </div>
  );
};

/** A date of birth in three fields, which nobody has to scroll a calendar for. Read with `birthDateIn`. */
export const BirthDate = ({ name, label, hint, value }: FieldProps & { value?: string | undefined }) => {
  const [year, month, day] = (value ?? '').split('-');
  const field = (part: 'month' | 'day' | 'year', word: string, given: string | undefined, first = false) => (
    <label className={styles.part}>
      {word}
      <input
        className={classes(styles.input, part === 'year' ? styles.four : styles.two)}
        name={`${name}-${part}`}
        id={first ? idOf(name) : undefined}
        inputMode="numeric"
        autoComplete="off"
        maxLength={part === 'year' ? 4 : 2}
        defaultValue={given}
      />
    </label>
  );
  return (
    <Question name={name} label={label} hint={hint}>
      <div className={styles.parts}>
        {field('month', 'Month', month, true)}
        {field('day', 'Day', day)}
        {field('year', 'Year', year)}
      </div>
    </Question>
  );
};

/** What stands in the three fields, as `YYYY-MM-DD`; nothing where all are empty. */
export const birthDateIn = (form: FormData, name: string): string | undefined => {
  const part = (of: string): string => textIn(form, `${name}-${of}`) ?? '';
  const [year, month, day] = [part('year'), part('month').padStart(2, '0'), part('day').padStart(2, '0')];
  return year === '' && month === '00' && day === '00' ? undefined : `${year}-${month}-${day}`;
};

/** Two to four short choices of which one is always chosen. */
export const Segments = <Value extends string>({
  name,
  label,
  options,
  value,
  onChoose,
}: {
  name: string;
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChoose: (value: Value) => void;
}) => (
  <span className={styles.segments} role="radiogroup" aria-label={label}>
    {options.map((option) => (
      <label key={option.value} className={styles.segment}>
        <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
        {option.label}
      </label>
    ))}
  </span>
);
