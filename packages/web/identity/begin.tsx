import { Fragment, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

import '../design/tokens.css';
import '../design/base.css';
import '../design/print.css';
import { asProblem, type Problem } from '../api/problem.ts';
import { guardLeaving } from '../drafts/open-drafts.ts';
import { colours, showIn } from '../frame/preferences.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { useSpeech } from '../words/speech.ts';
import { Alone, Arrived, whoIsHere } from './arriving.tsx';
import { watchIdleness } from './idle.ts';
import type { Membership } from './me.tsx';
import { cover } from './session.ts';
import { arrive, signOutChannel } from './sign-in.ts';

const NotArrived = ({ problem }: { problem: Problem }) => {
  const { common, problem: said } = useSpeech();
  return (
    <Alone title={said(problem).title}>
      <ProblemNotice
        problem={problem}
        acts={
          <Button small onClick={() => location.reload()}>
            {common.tryAgain}
          </Button>
        }
      />
    </Alone>
  );
};

/** Signs in where nobody is signed in yet, and then shows the pages of this entry, inside of what stands around all of it. */
export const begin = async (
  kind: Membership['kind'],
  elsewhere: string,
  pages: ReactNode,
  Around: ComponentType<{ children: ReactNode }> = Fragment,
): Promise<void> => {
  const page = document.querySelector('#page');
  if (page === null) return;

  showIn(colours());
  const shown = createRoot(page);
  try {
    if (!(await arrive())) return;

    const me = await whoIsHere();
    watchIdleness();
    guardLeaving();
    new BroadcastChannel(signOutChannel).addEventListener('message', cover);
    shown.render(
      <Around>
        <Arrived me={me} kind={kind} elsewhere={elsewhere}>
          {pages}
        </Arrived>
      </Around>,
    );
  } catch (fault) {
    const problem = asProblem(fault);
    shown.render(
      <Around>
        <NotArrived problem={problem} />
      </Around>,
    );
  }
};
