import { Outlet } from '@tanstack/react-router';

import { membershipName, useMe, useMemberships } from '../identity/me.tsx';
import { signOut } from '../identity/sign-in.ts';
import { Bind } from './binding/bind.tsx';
import { Go } from './go.tsx';
import { useLanguage, useWords } from './language.tsx';

import styles from './portal.module.css';

const languages = [
  ['en', 'English'],
  ['es', 'Español'],
] as const;

const Languages = () => {
  const { language, choose } = useLanguage();
  const { frame } = useWords();
  return (
    <div className={styles.languages} role="group" aria-label={frame.language}>
      {languages.map(([code, name]) => (
        <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => choose(code)}>
          {name}
        </button>
      ))}
    </div>
  );
};

/** The frame of every page of the portal: whose practice, which language, the page, the way out. */
export const PortalFrame = () => {
  const me = useMe();
  const { memberships } = useMemberships();
  const { common, frame, notice, session } = useWords();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        {common.skip}
      </a>
      <header className={styles.top}>
        <Go to="/" className={styles.practice}>
          {membershipName(me, memberships, session.acting)}
        </Go>
        <Languages />
      </header>
      <main id="main" tabIndex={-1}>
        {me.state === 'invited' ? <Bind /> : <Outlet />}
      </main>
      <footer className={styles.foot}>
        <Go to="/privacy-notice">{notice.title}</Go>
        <button type="button" className={styles.link} onClick={() => void signOut()}>
          {frame.signOut}
        </button>
      </footer>
    </div>
  );
};
