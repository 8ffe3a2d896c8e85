import type { Answer } from '../../api/operations.ts';
import { asProblem } from '../../api/problem.ts';
import { useAct } from '../../api/query.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { Part, Sheet } from '../screen.tsx';

import styles from '../portal.module.css';

/** The right to have another licensed professional review why it is held back (45 CFR 164.524(a)(4)). */
const AskingReview = ({ entryId }: { entryId: string }) => {
  const { record } = useWords();
  const act = useAct('makeOwnRequest', ['listOwnRequests']);
  if (act.isSuccess) return <Notice tone="good">{record.heldAsked}</Notice>;

  return (
    <>
      <Button busy={act.isPending} onClick={() => act.mutate({ body: { kind: 'review', entryId } })}>
        {record.heldAsk}
      </Button>
      {act.isError && <ProblemNotice problem={asProblem(act.error)} />}
    </>
  );
};

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
          {reviewed ? <p>{record.heldReviewed}</p> : <AskingReview entryId={entryId} />}
          <p className={`small ${styles.quiet ?? ''}`}>{record.law(denial.citation)}</p>
        </Sheet>
      ))}
    </Part>
  );
};
