import { useNavigate } from '@tanstack/react-router';

import { useMe, useMemberships } from '../../identity/me.tsx';
import { NextIcon, PersonIcon } from '../../parts/icons.tsx';
import { useWords } from '../language.tsx';
import { Screen } from '../screen.tsx';

import styles from '../portal.module.css';

/** Whose record is shown: every one that this person may see, here and in other practices. */
export const PeoplePage = () => {
  const { frame, home, people } = useWords();
  const { membership: current } = useMe();
  const { memberships, onChoose } = useMemberships();
  const navigate = useNavigate();
  return (
    <Screen title={home.people} lead={people.lead} back={{ to: '/', label: frame.home }}>
      <ul className={styles.doors} aria-label={frame.whose}>
        {memberships.map((one) => (
          <li key={one.membership}>
            <button
              type="button"
              className={styles.door}
              aria-current={one.membership === current ? 'true' : undefined}
              onClick={() => {
                onChoose(one);
                void navigate({ to: '/' });
              }}
            >
              <span className={styles.disc}>
                <PersonIcon />
              </span>
              <span className={styles.words}>
                <b>{one.name ?? (one.representative === true ? people.other : people.own)}</b>
                <span>
                  {one.practiceName}
                  {one.membership === current && `, ${people.now}`}
                  {one.state === 'invited' && `, ${people.invited}`}
                </span>
              </span>
              <NextIcon />
            </button>
          </li>
        ))}
      </ul>
    </Screen>
  );
};
