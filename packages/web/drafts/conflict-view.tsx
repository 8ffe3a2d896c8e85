import { useWhen } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { drafts } from '../words/drafts.ts';
import { differences } from './differences.ts';

import styles from './drafts.module.css';

/** One part of a text, in both versions. */
export interface Versions {
  label?: string | undefined;
  mine: string;
  theirs: string;
}

interface ConflictViewProps {
  /** When it was seen that somebody else has saved. */
  at: number;
  parts: readonly Versions[];
  onMine: () => void;
  onTheirs: () => void;
  onBoth: () => void;
}

const Pair = ({ label, mine, theirs }: Versions) => {
  const { mine: own, theirs: other } = differences(mine, theirs);
  return (
    <div className={styles.two}>
      <div className={styles.side}>
        <h3>{label === undefined ? drafts.yours : `${label} · ${drafts.yours}`}</h3>
        {own.map(({ text, only }, index) => (only ? <ins key={index}>{text}</ins> : text))}
      </div>
      <div className={styles.side}>
        <h3>{drafts.other}</h3>
        {other.map(({ text, only }, index) => (only ? <del key={index}>{text}</del> : text))}
      </div>
    </div>
  );
};

/** Two windows have written one text: both are shown with the words that differ, and nothing is lost until one is chosen. */
export const ConflictView = ({ at, parts, onMine, onTheirs, onBoth }: ConflictViewProps) => {
  const when = useWhen();
  return (
    <Notice
      tone="warn"
      live
      title={drafts.changedElsewhere(when.time(new Date(at).toISOString()))}
      acts={
        <>
          <Button small kind="main" onClick={onMine}>
            {drafts.keepMine}
          </Button>
          <Button small onClick={onTheirs}>
            {drafts.keepOther}
          </Button>
          <Button small onClick={onBoth}>
            {drafts.putBoth}
          </Button>
        </>
      }
    >
      {drafts.nothingLost}
      {parts
        .filter(({ mine, theirs }) => mine !== theirs)
        .map((part) => (
          <Pair key={part.label ?? ''} {...part} />
        ))}
    </Notice>
  );
};
