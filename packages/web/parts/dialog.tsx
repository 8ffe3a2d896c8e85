import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

import { asProblem, type Problem } from '../api/problem.ts';
import { useSpeech } from '../words/speech.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { ProblemNotice } from './notice.tsx';

import styles from './dialog.module.css';

interface DialogProps {
  title: string;
  children: ReactNode;
  onClose: () => void;
  wide?: boolean;
}

/** A dialog over the page; there while it is rendered. The focus goes back to what opened it. */
export const Dialog = ({ title, children, onClose, wide = false }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes(styles.dialog, wide && styles.wide)}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.inside}>
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
};

interface ConfirmProps extends DialogProps {
  /** Verb and amount: what happens when this is pressed. */
  act: string;
  kind?: 'main' | 'seal' | 'danger';
  run: () => Promise<unknown>;
}

/**
 * Asks before an act that cannot be undone: what happens, to whom, what stays as it was. The harmless button has the focus.
 * A refusal is shown in the dialog, which closes when the act is done.
 */
export const Confirm = ({ act, kind = 'main', run, children, onClose, ...dialog }: ConfirmProps) => {
  const { common } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const agreed = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await run();
      onClose();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog {...dialog} onClose={busy ? () => undefined : onClose}>
      {children}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div className={styles.acts}>
        <Button autoFocus onClick={onClose}>
          {common.cancel}
        </Button>
        <Button kind={kind} busy={busy} onClick={() => void agreed()}>
          {act}
        </Button>
      </div>
    </Dialog>
  );
};
