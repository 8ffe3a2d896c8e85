import { useId, type ReactNode } from 'react';

import styles from './facts.module.css';

/** What is known, name by name. What is not known says so: leave nothing out that a reader would look for. */
export const Facts = ({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className={styles.facts}>
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** A few words in one line, with points between. */
export const InLine = ({ children }: { children: readonly ReactNode[] }) => (
  <div className={styles.inline}>
    {children.map((child, index) => child !== undefined && child !== '' && <span key={index}>{child}</span>)}
  </div>
);

/** What somebody wrote, in the face of written text, with its own lines. */
export const Written = ({ children }: { children: string }) => <p className={styles.written}>{children}</p>;

/** Whose page this is, on every page of a patient. */
export const PatientStrip = ({ name, children }: { name: string; children: ReactNode }) => (
  <span className={styles.strip}>
    <b>{name}</b>
    <span>{children}</span>
  </span>
);

/** Work that takes a while: how far it is. The page can be left meanwhile. */
export const Progress = ({ label, done, of }: { label: string; done: number; of: number }) => {
  const id = useId();
  return (
    <div className={styles.progress}>
      <label htmlFor={id}>
        {label} · {done} of {of}
      </label>
      <progress id={id} max={of} value={done} />
    </div>
  );
};
