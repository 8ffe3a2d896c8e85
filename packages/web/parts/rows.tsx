import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { common } from '../words/common.ts';
import { Chip } from './chip.tsx';
import { classes } from './classes.ts';
import { SealIcon, type Icon } from './icons.tsx';

import styles from './rows.module.css';

/** A day by which something is due, or since when it is open: the day first, then how long that is. */
export const Due = ({ day, left, tone }: { day: string; left: string; tone?: 'soon' | 'late' | undefined }) => (
  <span className={classes(styles.due, tone !== undefined && styles[tone])}>
    <b>{day}</b>
    <span>{left}</span>
  </span>
);

export const Rows = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className={styles.rows} aria-label={label}>
    {children}
  </ul>
);

interface RowProps {
  when?: ReactNode;
  title: ReactNode;
  about?: ReactNode;
  /** A button or a link. */
  act?: ReactNode;
  /** What concerns a sealed note, for its writer alone. */
  sealed?: boolean;
}

/** Something that waits: when, what, about whom, and the act. */
export const Row = ({ when, title, about, act, sealed = false }: RowProps) => (
  <li className={classes(styles.row, sealed && styles.sealed)}>
    {when !== undefined && <div className={styles.when}>{when}</div>}
    <div>
      <h2>
        {sealed && <SealIcon size={18} />}
        {title}
        {sealed && <Chip tone="seal">{common.onlyYou}</Chip>}
      </h2>
      {about !== undefined && <p>{about}</p>}
    </div>
    {act}
  </li>
);

/** A short list of links in a pane. */
export const Picks = ({
  picks,
  icon: Drawn,
}: {
  picks: readonly { key: string; title: string; about?: string | undefined; link: LinkProps }[];
  icon?: Icon;
}) => (
  <ul className={styles.picks}>
    {picks.map(({ key, title, about, link }) => (
      <li key={key}>
        <Link {...link} className={styles.pick}>
          <span>
            <b>{title}</b>
            {about !== undefined && <span>{about}</span>}
          </span>
          {Drawn !== undefined && <Drawn />}
        </Link>
      </li>
    ))}
  </ul>
);
