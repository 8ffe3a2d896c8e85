import { Link, type LinkProps } from '@tanstack/react-router';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

import { classes } from './classes.ts';

import styles from './button.module.css';

interface Look {
  /** `main`: the one act of the page. `seal`: what concerns a sealed note. `quiet`: beside another act. */
  kind?: 'main' | 'seal' | 'quiet' | 'danger' | undefined;
  small?: boolean | undefined;
}

interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className' | 'style'> {
  /** The act is under way. A button is never switched off because something is missing: it says what. */
  busy?: boolean | undefined;
}

const look = ({ kind, small }: Look): string =>
  classes(styles.button, kind !== undefined && styles[kind], small === true && styles.small);

export const Button = ({ kind, small, busy = false, type = 'button', onClick, ...rest }: ButtonProps) => (
  <button
    {...rest}
    type={type}
    className={look({ kind, small })}
    aria-disabled={busy}
    onClick={(event) => {
      if (busy) event.preventDefault();
      else onClick?.(event);
    }}
  />
);

/** A link that looks like a button: it goes somewhere. */
export const LinkButton = ({
  kind,
  small,
  children,
  ...link
}: Look & Omit<LinkProps, 'children'> & { children: ReactNode; 'aria-label'?: string }) => (
  <Link {...link} className={look({ kind, small })}>
    {children}
  </Link>
);
