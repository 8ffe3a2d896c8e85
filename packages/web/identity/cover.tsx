import { useEffect, useRef, useState, type ReactNode } from 'react';

import { asProblem, type Problem } from '../api/problem.ts';
import { queryClient } from '../api/query.ts';
import { Button } from '../parts/button.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { useSpeech } from '../words/speech.ts';
import { stay } from './idle.ts';
import { signedInAs } from './session.ts';
import { signInAgain, signOut } from './sign-in.ts';
import { useSession } from './use-session.ts';

import styles from './cover.module.css';

/** Of another person than before, nothing that stands on this page may be shown: it is loaded anew. */
const come = async (before: string | undefined): Promise<void> => {
  const who = await signInAgain();
  if (who !== '' && who !== before) {
    location.replace(location.pathname.startsWith('/portal') ? '/portal' : '/app');
    return;
  }
  stay();
  await queryClient.invalidateQueries();
};

const Cover = () => {
  const { session } = useSpeech();
  const [problem, setProblem] = useState<Problem>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.cover} role="dialog" aria-modal="true" aria-labelledby="cover">
      <div className={styles.inside}>
        <h1 id="cover" ref={heading} tabIndex={-1}>
          {session.coverTitle}
        </h1>
        <p>{session.coverWords}</p>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <div className={styles.acts}>
          <Button
            kind="main"
            onClick={() => {
              setProblem(undefined);
              come(signedInAs()).catch((fault: unknown) => setProblem(asProblem(fault)));
            }}
          >
            {session.signIn}
          </Button>
          <Button onClick={() => void signOut()}>{session.signOutAndClose}</Button>
        </div>
        <p className="small quiet">{session.coverHint}</p>
      </div>
    </div>
  );
};

/** Everything that a session shows. When the session ends it is covered and kept, and goes on where the same person signs in again. */
export const Covered = ({ children }: { children: ReactNode }) => {
  const { session } = useSpeech();
  const state = useSession();
  const covered = state === 'covered';
  return (
    <>
      <div inert={covered} className={covered ? styles.under : undefined}>
        {children}
      </div>
      {state === 'ending' && (
        <div className={styles.ending}>
          <Notice
            tone="warn"
            live
            title={session.ending}
            acts={
              <Button small onClick={stay}>
                {session.stay}
              </Button>
            }
          />
        </div>
      )}
      {covered && <Cover />}
    </>
  );
};
