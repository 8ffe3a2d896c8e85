import { useEffect, useState } from 'react';

import { useWhen } from '../identity/me.tsx';
import { classes } from '../parts/classes.ts';
import { CloudIcon, OfflineIcon } from '../parts/icons.tsx';
import { drafts } from '../words/drafts.ts';
import type { SaveState } from './save-queue.ts';

import styles from './drafts.module.css';

/** Milliseconds after which saving is said; most saves are done before. */
const patience = 600;

const useLate = (saving: boolean): boolean => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!saving) return undefined;

    const timer = setTimeout(() => setLate(true), patience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [saving]);
  return saving && late;
};

/** Where the draft stands, at the foot of its pane. Failures and the first save are read out, not each save. */
export const SaveLine = ({ state, sealed = false }: { state: SaveState; sealed?: boolean }) => {
  const when = useWhen();
  const late = useLate(state.kind === 'saving');
  const clock = (at: number): string => when.time(new Date(at).toISOString());
  const bad = state.kind === 'failed' || state.kind === 'refused' || state.kind === 'conflict';
  const said = (): string => {
    if (state.kind === 'failed') return drafts.failedSince(clock(state.since));

    if (state.kind === 'refused') return drafts.refused;

    if (state.kind === 'conflict') return drafts.waitsForChoice;

    if (late) return drafts.saving;

    if (state.at === undefined) return sealed ? drafts.willBeKept : drafts.willBeSaved;

    return sealed ? drafts.keptAt(clock(state.at)) : drafts.savedAt(clock(state.at));
  };
  return (
    <p className={classes(styles.line, bad && styles.failed)} role={bad ? 'alert' : undefined}>
      {bad ? <OfflineIcon /> : <CloudIcon />}
      {said()}
    </p>
  );
};
