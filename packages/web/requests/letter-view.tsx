import { useState } from 'react';

import { call } from '../api/call.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { common } from '../words/common.ts';
import { letters as words } from '../words/letters.ts';
import type { WholeRequest } from './request-types.ts';

import styles from './request.module.css';

type Letter = WholeRequest['letters'][number];

const OpenPdf = ({ letter, requestId }: { letter: Letter; requestId: string }) => {
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { url } = await call('openLetter', { params: { requestId, letterId: letter.letterId } });
      window.open(url, '_blank', 'noopener');
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setBusy(false);
  };
  return (
    <>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Button busy={busy} onClick={() => void open()}>
        {words.open}
      </Button>
    </>
  );
};

/** A letter as it was written, read as paper; the PDF opens in a window of its own. */
export const LetterDialog = ({
  letter,
  requestId,
  onClose,
}: {
  letter: Letter;
  requestId: string;
  onClose: () => void;
}) => (
  <Dialog title={letter.title} onClose={onClose} wide>
    <article className={styles.letter} tabIndex={0} aria-label={letter.title}>
      <p>
        {letter.addressee.map((line) => (
          <span key={line} className={styles.line}>
            {line}
          </span>
        ))}
      </p>
      <h3>{letter.title}</h3>
      {letter.paragraphs.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </article>
    <div className={styles.acts}>
      <Button autoFocus onClick={onClose}>
        {common.close}
      </Button>
      <OpenPdf letter={letter} requestId={requestId} />
      <span className={styles.small}>{words.printed(letter.pages)}</span>
    </div>
  </Dialog>
);
