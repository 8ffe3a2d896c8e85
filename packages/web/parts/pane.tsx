import { useId, type ReactNode } from 'react';

import { common } from '../words/common.ts';
import { Chip } from './chip.tsx';
import { classes } from './classes.ts';
import { SealIcon, type Icon } from './icons.tsx';

import styles from './pane.module.css';

interface PaneProps {
  title: string;
  icon?: Icon;
  /** Beside the title: a choice, a state, a link. */
  beside?: ReactNode;
  about?: ReactNode;
  footer?: ReactNode;
  /** Its content reaches the edges: a table, rows. */
  flush?: boolean;
  children?: ReactNode;
}

/** A sheet with a title, and at its foot the state of what is written there with its acts. */
export const Pane = ({ title, icon: Drawn, beside, about, footer, flush = false, children }: PaneProps) => {
  const heading = useId();
  return (
    <section className={styles.pane} aria-labelledby={heading}>
      <header className={styles.header}>
        <h2 id={heading}>
          {Drawn !== undefined && <Drawn />}
          {title}
        </h2>
        {beside}
        {about !== undefined && <p>{about}</p>}
      </header>
      {children !== undefined && <div className={classes(styles.body, flush && styles.flush)}>{children}</div>}
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </section>
  );
};

/** What only its writer may open: told apart by tint, double rule, seal, chip and the colour of its act. It never prints with the chart. */
export const SealedPane = ({ title, about, footer, beside, children }: Omit<PaneProps, 'icon' | 'flush'>) => {
  const heading = useId();
  return (
    <section className={classes(styles.pane, styles.sealed)} aria-labelledby={heading}>
      <header className={styles.header}>
        <h2 id={heading}>
          <SealIcon />
          {title}
        </h2>
        {beside ?? <Chip tone="seal">{common.onlyYou}</Chip>}
        {about !== undefined && <p>{about}</p>}
      </header>
      {children !== undefined && <div className={styles.body}>{children}</div>}
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </section>
  );
};
