import { useState } from 'react';

import { saveAll } from '../drafts/open-drafts.ts';
import { useMe } from '../identity/me.tsx';
import { signOut } from '../identity/sign-in.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Menu } from '../parts/menu.tsx';
import { frame, keyWords, roleWords } from '../words/frame.ts';
import { useKeys } from './keys.ts';
import { colours, lettersAreOn, showIn, switchLetters } from './preferences.ts';

import styles from './frame.module.css';

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.slice(0, 1))
    .slice(0, 2)
    .join('');

const KeyList = ({ onClose }: { onClose: () => void }) => (
  <Dialog title={frame.keysTitle} onClose={onClose} wide>
    <dl className={styles.keys}>
      {keyWords.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);

/** Who one is here, name and role, and what concerns the person and not the record. */
export const PersonMenu = () => {
  const { name = '', roles } = useMe();
  const [keysShown, showKeys] = useState(false);
  const [, changed] = useState({});
  useKeys({ '?': () => showKeys(true) });
  const role = roles.map((one) => roleWords[one]).join(', ');
  const letters = lettersAreOn();
  const chosen = colours();
  const items = [
    { label: frame.keys, run: () => showKeys(true) },
    {
      label: letters ? frame.lettersOff : frame.lettersOn,
      run: () => {
        switchLetters(!letters);
        changed({});
      },
    },
    ...(['light', 'dark', 'system'] as const)
      .filter((one) => one !== chosen)
      .map((one) => ({
        label: frame[one],
        run: () => {
          showIn(one);
          changed({});
        },
      })),
    { label: frame.signOut, run: () => void saveAll().then(signOut) },
  ];
  return (
    <>
      <Menu items={items} className={styles.person}>
        <span className={styles.face} aria-hidden="true">
          {initialsOf(name)}
        </span>
        <span className={styles.named}>
          <b>{name}</b>
          <span>{role}</span>
        </span>
      </Menu>
      {keysShown && <KeyList onClose={() => showKeys(false)} />}
    </>
  );
};
