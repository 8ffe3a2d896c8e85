import { useId, type ReactNode } from 'react';

import type { Icon } from '../parts/icons.tsx';

import styles from './request.module.css';

interface NextCardProps {
  icon: Icon;
  title: string;
  children?: ReactNode;
  acts?: ReactNode;
}

/** The one tinted card of a request: what is to be done next, with the page's main act. */
export const NextCard = ({ icon: Drawn, title, children, acts }: NextCardProps) => {
  const heading = useId();
  return (
    <section className={styles.next} aria-labelledby={heading}>
      <h2 id={heading}>
        <Drawn />
        {title}
      </h2>
      {children}
      {acts !== undefined && <div className={styles.acts}>{acts}</div>}
    </section>
  );
};
