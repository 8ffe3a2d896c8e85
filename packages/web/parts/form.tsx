import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';

import { asProblem, type Problem } from '../api/problem.ts';
import { useSpeech } from '../words/speech.ts';
import { ProblemNotice } from './notice.tsx';

import styles from './form.module.css';

/** What is wrong with fields, by the field's name. */
export type FieldErrors = Readonly<Record<string, string>>;

const Errors = createContext<FieldErrors>({});

/** What is wrong with a field of the form around it. */
export const useFieldError = (name: string): string | undefined => useContext(Errors)[name];

export const idOf = (name: string): string => `field-${name.replaceAll('.', '-')}`;

/** First on the form and with the focus: what is wrong, with a link to each field. */
const ErrorSummary = ({ errors }: { errors: FieldErrors }) => {
  const summary = useRef<HTMLElement>(null);
  const { common } = useSpeech();
  useEffect(() => summary.current?.focus(), [errors]);
  return (
    <section ref={summary} className={styles.summary} tabIndex={-1} aria-labelledby="problems">
      <h2 id="problems">{common.problems}</h2>
      <ul>
        {Object.entries(errors).map(([name, text]) => (
          <li key={name}>
            <a
              href={`#${idOf(name)}`}
              onClick={(event) => {
                event.preventDefault();
                document.querySelector<HTMLElement>(`#${idOf(name)}`)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The errors of a refusal that belong to fields here (`body.name` is the field `name`, or the one that begins its path). */
const fieldsIn = (problem: Problem, form: HTMLFormElement): FieldErrors => {
  const names = [...new FormData(form).keys()];
  const named = problem.errors.flatMap(({ path, text }): [string, string][] => {
    const place = path.replace(/^body\./, '');
    const name =
      names.find((one) => place === one) ??
      names.find((one) => one.startsWith(`${place}.`) || place.startsWith(`${one}.`));
    return name === undefined ? [] : [[name, text]];
  });
  return named.length === problem.errors.length ? Object.fromEntries(named) : {};
};

/** Thrown by what reads a form, where fields are wrong before anything is sent. */
export class Incomplete extends Error {
  readonly fields: FieldErrors;

  constructor(fields: FieldErrors) {
    super('fields are missing');
    this.fields = fields;
  }
}

interface FormProps {
  /** Reads the form and sends it. Throws `Incomplete` where fields are wrong; a refused call is shown beside its fields. */
  send: (form: FormData) => Promise<unknown>;
  children: (busy: boolean) => ReactNode;
  label?: string;
}

/** A form whose errors stand in a summary and beside their fields. What was entered stays when it is refused. */
export const Form = ({ send, children, label }: FormProps) => {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submitted = async (element: HTMLFormElement): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await send(new FormData(element));
      setErrors({});
    } catch (thrown) {
      const refused = thrown instanceof Incomplete ? undefined : asProblem(thrown);
      const fields = thrown instanceof Incomplete ? thrown.fields : fieldsIn(asProblem(thrown), element);
      setErrors({ ...fields });
      setProblem(Object.keys(fields).length > 0 ? undefined : refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Errors value={errors}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submitted(event.currentTarget);
        }}
      >
        {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {children(busy)}
      </form>
    </Errors>
  );
};

export const FormActs = ({ children }: { children: ReactNode }) => <div className={styles.acts}>{children}</div>;

/** Fields that belong together side by side, below each other where there is no room. */
export const FieldRow = ({ children }: { children: ReactNode }) => <div className={styles.row}>{children}</div>;
