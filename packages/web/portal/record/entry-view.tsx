import { usePortalWhen, useWords } from '../language.tsx';
import { fieldsOf, type Field } from './fields.ts';
import type { Kind } from './kinds.ts';
import { PlanGoals } from './plan-goals.tsx';
import { lineAt, valueAt } from './read.ts';

import styles from '../portal.module.css';

const wholeDay = 10;

/** A date as far as it is known, a time with its day, a word of a list in the reader's language. */
const useWritten = (): ((text: string, form: Field[2]) => string) => {
  const { values } = useWords();
  const when = usePortalWhen();
  return (text, form) => {
    if (form === 'value') return values[text] ?? text;

    if (form === 'clock') return when.time(text);

    if (form === 'time') return `${when.date(when.dayOf(text))}, ${when.time(text)}`;

    return form === 'day' && text.length === wholeDay ? when.date(text) : text;
  };
};

const NoteParts = ({ entry }: { entry: unknown }) => {
  const { parts } = useWords().entries;
  const labels: Readonly<Record<string, string>> = parts;
  const content = valueAt(entry, 'content');
  if (typeof content !== 'object' || content === null) return null;

  return Object.entries(content).map(
    ([name, text]) =>
      name !== 'format' && (
        <section key={name}>
          <h2 className={styles.minor}>{labels[name] ?? name}</h2>
          <p className={styles.written}>{String(text)}</p>
        </section>
      ),
  );
};

/** What an entry says, field by field, and its longer texts below. */
export const EntryView = ({ kind, entry }: { kind: Kind; entry: unknown }) => {
  const { entries } = useWords();
  const written = useWritten();
  const said = fieldsOf[kind].flatMap(([path, label, form]) => {
    const text = lineAt(entry, path);
    return text === undefined || text === 'other' ? [] : [{ path, label: entries[label], form, text }];
  });
  return (
    <>
      <dl className={styles.facts}>
        {said
          .filter(({ form }) => form !== 'text')
          .map(({ path, label, form, text }) => (
            <div key={path}>
              <dt>{label}</dt>
              <dd>{written(text, form)}</dd>
            </div>
          ))}
      </dl>
      {said
        .filter(({ form }) => form === 'text')
        .map(({ path, label, text }) => (
          <section key={path}>
            <h2 className={styles.minor}>{label}</h2>
            <p className={styles.written}>{text}</p>
          </section>
        ))}
      {kind === 'progressNote' && <NoteParts entry={entry} />}
      {kind === 'treatmentPlan' && <PlanGoals entry={entry} />}
    </>
  );
};
