import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

import { classes } from './classes.ts';

import styles from './page.module.css';

export interface Crumb {
  label: string;
  link: LinkProps;
}

interface PageProps {
  /** What stands in the browser's title and history: never a patient's name. */
  title: string;
  /** The heading, where it says more than the title may. */
  heading?: ReactNode;
  below?: ReactNode;
  crumbs?: readonly Crumb[];
  acts?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A page: where one is, its one heading, what can be done, and what is there. The focus goes to the heading of a new page. */
export const Page = ({ title, heading, below, crumbs = [], acts, wide = false, children }: PageProps) => {
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Sequester`;
  }, [title]);
  useEffect(() => top.current?.focus({ preventScroll: true }), []);
  return (
    <div className={classes(styles.page, wide && styles.wide)}>
      {crumbs.length > 0 && (
        <nav className={styles.crumbs} aria-label="Where you are">
          {crumbs.map(({ label, link }, index) => (
            <span key={label}>
              {index > 0 && ' / '}
              <Link {...link}>{label}</Link>
            </span>
          ))}
        </nav>
      )}
      <div className={styles.head}>
        <div>
          <h1 ref={top} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {below !== undefined && <p>{below}</p>}
        </div>
        {acts !== undefined && <div className={styles.acts}>{acts}</div>}
      </div>
      {children}
    </div>
  );
};

/** The page's matter, and beside it what helps; below each other where there is no room. */
export const Columns = ({ children }: { children: ReactNode }) => <div className={styles.columns}>{children}</div>;

export const Stack = ({ children }: { children: ReactNode }) => <div className={styles.stack}>{children}</div>;
