import { CheckIcon } from '../parts/icons.tsx';
import { request as words } from '../words/request.ts';
import type { WholeRequest } from './request-types.ts';

import styles from './request.module.css';

const { steps: step } = words;

const refusing = [step.received, step.papers, step.law, step.letter, step.ended];
const releasing = [step.received, step.papers, step.law, step.approvals, step.building, step.released];

/** The way of a request as its answer has it, and how far on it the request is. */
const stepsOf = ({ status, decision, letters }: Pick<WholeRequest, 'status' | 'decision' | 'letters'>) => {
  const posted = letters.some(({ dispatches }) => dispatches.length > 0);
  switch (status) {
    case 'received':
    case 'awaiting-artifact':
      return { list: decision.outcome === 'DENY' ? refusing : releasing, now: 1 };
    case 'refused':
      return { list: refusing, now: posted ? 5 : 3 };
    case 'in-review':
      return { list: releasing, now: 3 };
    case 'approved':
    case 'building':
      return { list: releasing, now: 4 };
    case 'ready':
      return { list: releasing, now: 5 };
    case 'released':
    case 'opened':
    case 'closed':
    case 'expired':
      return { list: releasing, now: 6 };
    case 'revoked':
    case 'withdrawn':
      break;
  }

  return undefined;
};

/** Where the request stands, as steps. One that ended on the way has none. */
export const Steps = ({ request }: { request: WholeRequest }) => {
  const way = stepsOf(request);
  if (way === undefined) return null;

  return (
    <ol className={styles.steps} aria-label={words.where}>
      {way.list.map((word, index) => (
        <li
          key={word}
          className={index < way.now ? styles.done : undefined}
          aria-current={index === way.now ? 'step' : undefined}
        >
          <span className={styles.dot} aria-hidden="true">
            {index < way.now ? <CheckIcon size={13} /> : index + 1}
          </span>
          <span>
            {word}
            {index < way.now && <span className="unseen"> {words.stepDone}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
};
