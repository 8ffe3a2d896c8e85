import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';

import { LeavingWaits } from '../drafts/leaving.tsx';
import { useMe } from '../identity/me.tsx';
import { classes } from '../parts/classes.ts';
import { MarkIcon, SearchIcon } from '../parts/icons.tsx';
import { common } from '../words/common.ts';
import { frame } from '../words/frame.ts';
import { look } from './find-text.ts';
import { useKeys } from './keys.ts';
import { PersonMenu } from './person-menu.tsx';
import { railOf } from './rail.ts';

import styles from './frame.module.css';

const Find = () => {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.focus() });
  return (
    <form
      role="search"
      className={styles.find}
      onSubmit={(event) => {
        event.preventDefault();
        look(field.current?.value ?? '');
        void navigate({ to: '/patients' });
      }}
    >
      <SearchIcon />
      <input
        ref={field}
        aria-label={frame.find}
        placeholder={frame.findHint}
        autoComplete="off"
        onChange={({ target }) => look(target.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
};

const Rail = () => {
  const { roles } = useMe();
  const navigate = useNavigate();
  const entries = railOf(roles);
  useKeys(Object.fromEntries(entries.map(({ letter, to }) => [`g ${letter}`, () => void navigate({ to })])));
  return (
    <nav className={styles.rail} aria-label={frame.main}>
      {entries.map(({ label, icon: Drawn, to }) => (
        <Link
          key={label}
          to={to}
          className={styles.entry}
          activeOptions={{ exact: to === '/' }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Drawn />
          {label}
        </Link>
      ))}
    </nav>
  );
};

/** The frame of every staff page: top bar, rail by role (a bar at the bottom of a phone), the page. */
export const Frame = () => {
  const { practiceName } = useMe();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        {common.skip}
      </a>
      <header className={styles.top}>
        <Link className={styles.brand} to="/" aria-label={frame.homeLink}>
          <MarkIcon />
          <span>Sequester</span>
        </Link>
        <Find />
        <div className={styles.me}>
          <span className={styles.practice}>{practiceName}</span>
          <PersonMenu />
        </div>
      </header>
      <Rail />
      <main id="main" className={classes(styles.main)} tabIndex={-1}>
        <Outlet />
      </main>
      <LeavingWaits />
    </div>
  );
};
