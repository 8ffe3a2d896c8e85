import type { ReactNode } from 'react';

import { classes } from './classes.ts';

import styles from './chip.module.css';

/** A state in one word. Never by colour alone: the word says it. */
export const Chip = ({
  tone,
  children,
}: {
  tone?: 'warn' | 'good' | 'bad' | 'info' | 'seal' | undefined;
  children: ReactNode;
}) => <span className={classes(styles.chip, tone !== undefined && styles[tone])}>{children}</span>;
