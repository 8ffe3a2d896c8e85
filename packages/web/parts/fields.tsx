import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';

import { classes } from './classes.ts';
import { idOf, useFieldError } from './form.tsx';

import styles from './form.module.css';

export interface FieldProps {
  /** As in what is sent: `name.family` is that part of the body. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
}

const describedBy = (name: string, hint: unknown, error: string | undefined): string | undefined => {
  const ids = [hint === undefined ? '' : `${idOf(name)}-hint`, error === undefined ? '' : `${idOf(name)}-error`];
  return ids.filter((id) => id !== '').join(' ') || undefined;
};

const Around = ({ name, label, hint, children }: FieldProps & { children: ReactNode }) => {
  const error = useFieldError(name);
  return (
    <div className={classes(styles.field, error !== undefined && styles.wrong)}>
      <label className={styles.label} htmlFor={idOf(name)}>
        {label}
      </label>
      {hint !== undefined && (
        <p className={styles.hint} id={`${idOf(name)}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <span className={styles.error} id={`${idOf(name)}-error`}>
          {error}
        </span>
      )}
      {children}
    </div>
  );
};

const marksOf = (name: string, hint: unknown, error: string | undefined) => ({
  id: idOf(name),
  name,
  'aria-describedby': describedBy(name, hint, error),
  'aria-invalid': error === undefined ? undefined : true,
});

type Own = 'name' | 'id' | 'className' | 'style';

/** One line: text, date, time, e-mail, number. */
export const TextField = ({
  name,
  label,
  hint,
  ...input
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, Own>) => {
  const error = useFieldError(name);
  return (
    <Around name={name} label={label} hint={hint}>
      <input autoComplete="off" {...input} {...marksOf(name, hint, error)} className={styles.input} />
    </Around>
  );
};

export const DateField = (props: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, Own | 'type'>) => (
  <TextField {...props} type="date" />
);

/** Characters above which a text no longer makes its field grow, which would slow every key. */
const growsUpTo = 20_000;

/** A text in the face of what people write. It grows with what stands in it. */
export const TextArea = ({
  name,
  label,
  hint,
  ...area
}: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>) => {
  const error = useFieldError(name);
  const value = area.value ?? area.defaultValue ?? '';
  const long = String(value).length > growsUpTo;
  return (
    <Around name={name} label={label} hint={hint}>
      <textarea
        autoComplete="off"
        {...area}
        {...marksOf(name, hint, error)}
        className={classes(styles.input, styles.text, long && styles.long)}
      />
    </Around>
  );
};

export interface Option {
  value: string;
  label: ReactNode;
  /** One sentence that says what choosing it means. */
  hint?: ReactNode;
}

export const SelectField = ({
  name,
  label,
  hint,
  options,
  empty,
  defaultValue,
}: FieldProps & {
  options: readonly { value: string; label: string }[];
  /** What stands there while nothing is chosen. */
  empty?: string;
  defaultValue?: string | undefined;
}) => {
  const error = useFieldError(name);
  return (
    <Around name={name} label={label} hint={hint}>
      <select
        {...marksOf(name, hint, error)}
        className={classes(styles.input, styles.select)}
        defaultValue={defaultValue}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label: word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </Around>
  );
};
