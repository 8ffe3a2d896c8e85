import { useEffect, useRef, type ReactNode } from 'react';

import { NextIcon, type Icon } from '../parts/icons.tsx';
import { Go } from './go.tsx';
import { useLanguage, useWords } from './language.tsx';

import styles from './portal.module.css';

interface ScreenProps {
  /** What stands in the browser's title and history: no name, and nothing of a record. */
  title: string;
  /** The heading, where it says more than the title may. */
  heading?: ReactNode;
  lead?: ReactNode;
  /** Where this page is reached from. */
  back?: { to: string; label: string };
  /** Above the heading: what has just been done. */
  above?: ReactNode;
  children?: ReactNode;
}

/** A page of the portal: one column, the way back, its heading with the focus, what it is about. */
export const Screen = ({ title, heading, lead, back, above, children }: ScreenProps) => {
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Sequester`;
  }, [title]);
  useEffect(() => top.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.screen}>
      {back !== undefined && (
        <Go to={back.to} className={styles.back}>
          <NextIcon />
          {back.label}
        </Go>
      )}
      {above}
      <div className={styles.head}>
        <h1 ref={top} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {lead !== undefined && <p>{lead}</p>}
      </div>
      {children}
    </div>
  );
};

export const Sheet = ({ children, label }: { children: ReactNode; label?: string }) => (
  <section className={styles.sheet} aria-label={label}>
    {children}
  </section>
);

export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.part}>
    <h2>{title}</h2>
    {children}
  </section>
);

interface DoorProps {
  to: string;
  icon?: Icon;
  title: ReactNode;
  about?: ReactNode;
}

/** One way further, as wide as the page. */
export const Door = ({ to, icon: Drawn, title, about }: DoorProps) => (
  <li>
    <Go to={to} className={styles.door}>
      {Drawn !== undefined && (
        <span className={styles.disc}>
          <Drawn />
        </span>
      )}
      <span className={styles.words}>
        <b>{title}</b>
        {about !== undefined && <span>{about}</span>}
      </span>
      <NextIcon />
    </Go>
  </li>
);

export const Doors = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className={styles.doors} aria-label={label}>
    {children}
  </ul>
);

/** That what follows is in English, where the page is not. */
export const useEnglishNote = (): string | undefined => {
  const { frame } = useWords();
  return useLanguage().language === 'en' ? undefined : frame.englishOnly;
};
