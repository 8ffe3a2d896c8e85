import type { ReactNode } from 'react';

import type { Problem } from '../api/problem.ts';
import { useSpeech } from '../words/speech.ts';
import { classes } from './classes.ts';
import { CheckIcon, InfoIcon, SealIcon, StopIcon, WarnIcon } from './icons.tsx';

import styles from './notice.module.css';

type Tone = 'info' | 'warn' | 'bad' | 'good' | 'seal';

const icons = { info: InfoIcon, warn: WarnIcon, bad: StopIcon, good: CheckIcon, seal: SealIcon };

interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  acts?: ReactNode;
  /** Read out at once: for what just happened. */
  live?: boolean;
}

/** Something to know, in its place on the page. It stays until it is no longer so. */
export const Notice = ({ tone = 'info', title, children, acts, live = false }: NoticeProps) => {
  const Icon = icons[tone];
  return (
    <div
      className={classes(styles.notice, styles[tone])}
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      <Icon size={18} />
      <div>
        {title !== undefined && <strong>{title} </strong>}
        {children}
        {acts !== undefined && <div className={styles.acts}>{acts}</div>}
      </div>
    </div>
  );
};

/** What a call was answered, in the service's own words or those of the page's language: what, why, and what to do next. */
export const ProblemNotice = ({ problem, acts }: { problem: Problem; acts?: ReactNode }) => {
  const { title, detail } = useSpeech().problem(problem);
  return (
    <Notice tone={problem.passes ? 'warn' : 'bad'} title={title} acts={acts} live>
      {detail}
      {problem.errors.length > 0 && (
        <ul className={styles.list}>
          {problem.errors.map(({ path, text, citation }) => (
            <li key={`${path} ${text}`}>
              {text}
              {citation !== undefined && <> ({citation})</>}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
};
