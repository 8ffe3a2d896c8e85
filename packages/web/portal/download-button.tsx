import { useState, type ReactNode } from 'react';

import { asProblem, type Problem } from '../api/problem.ts';
import { Button } from '../parts/button.tsx';
import { DownIcon } from '../parts/icons.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { download } from './download.ts';

interface DownloadProps {
  /** Asks for the address of the file, which is good for a minute. */
  ask: () => Promise<{ url: string }>;
  /** What the file is called on the device: nothing of what it holds. */
  name: string;
  main?: boolean;
  children: ReactNode;
}

/** Gets a file. What went wrong stands below the button. */
export const DownloadButton = ({ ask, name, main = false, children }: DownloadProps) => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const get = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await download((await ask()).url, name);
    } catch (fault) {
      setProblem(asProblem(fault));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button kind={main ? 'main' : undefined} busy={busy} onClick={() => void get()}>
        <DownIcon />
        {children}
      </Button>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
};
