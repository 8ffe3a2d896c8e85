import type { Answer } from '../../api/operations.ts';
import { usePortalWhen, useWords } from '../language.tsx';
import { Part, Sheet } from '../screen.tsx';

import styles from '../portal.module.css';

/** What of the record is held back: what it is, until when, why as far as that is told, and what can be done. */
export const HeldBack = ({ held }: { held: Answer<'getOwnRecord'>['held'] }) => {
  const { record } = useWords();
  const when = usePortalWhen();
  return (
    <Part title={record.heldTitle}>
      <p className={styles.quiet}>{record.heldLead(held.length)}</p>
      {held.map(({ entryId, kind, on, until, reviewed, denial }) => (
        <Sheet key={entryId}>
          <h3>
            {record.one[kind]}, {when.date(when.dayIn(on))}
          </h3>
          <p>
            <b>{record.heldUntil(when.date(until))}</b>
          </p>
          <p>{denial.text}</p>
          {reviewed && <p>{record.heldReviewed}</p>}
          <p className={`small ${styles.quiet ?? ''}`}>{record.law(denial.citation)}</p>
        </Sheet>
      ))}
    </Part>
  );
};
