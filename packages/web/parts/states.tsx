import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { asProblem } from '../api/problem.ts';
import { useSpeech } from '../words/speech.ts';
import { Button } from './button.tsx';
import type { Icon } from './icons.tsx';
import { ProblemNotice } from './notice.tsx';

import styles from './states.module.css';

/** Why there is nothing, and what can be done about it. */
export const Empty = ({
  icon: Drawn,
  title,
  children,
  acts,
}: {
  icon?: Icon;
  title: string;
  children?: ReactNode;
  acts?: ReactNode;
}) => (
  <div className={styles.empty}>
    {Drawn !== undefined && <Drawn size={32} />}
    <h2>{title}</h2>
    {children !== undefined && <p>{children}</p>}
    {acts !== undefined && <div className={styles.acts}>{acts}</div>}
  </div>
);

/** The shape of what is coming, after a moment without it. */
export const Loading = ({ what, lines = 4 }: { what: string; lines?: number }) => {
  const { common } = useSpeech();
  return (
    <div className={styles.loading}>
      <p className="unseen" role="status">
        {common.loading(what)}
      </p>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={styles.bar} aria-hidden="true" />
      ))}
    </div>
  );
};

/** What could not be read, and a way to try again. */
export const Fault = ({ error, again }: { error: unknown; again: () => void }) => {
  const { common } = useSpeech();
  const problem = asProblem(error);
  return (
    <div className={styles.problem}>
      <ProblemNotice
        problem={problem}
        acts={
          problem.passes && (
            <Button small onClick={again}>
              {common.tryAgain}
            </Button>
          )
        }
      />
    </div>
  );
};

/** What a query answered, or that it is on its way, or why it failed. What was seen stays while it is read again. */
export const Asked = <Data,>({
  query,
  what,
  children,
}: {
  query: UseQueryResult<Data>;
  what: string;
  children: (data: Data) => ReactNode;
}) => {
  if (query.data !== undefined) return children(query.data);

  if (query.isError) return <Fault error={query.error} again={() => void query.refetch()} />;

  return <Loading what={what} />;
};
