import { useQuery } from '@tanstack/react-query';

import { asked } from '../../api/query.ts';
import { useMe, useMemberships } from '../../identity/me.tsx';
import { DocumentIcon, DownIcon, PenIcon, PeopleIcon, RulesIcon, SentIcon } from '../../parts/icons.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Asked } from '../../parts/states.tsx';
import { GoButton } from '../go.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { standingOf, type OwnPermission } from '../permissions/own-permission.ts';
import { Door, Doors, Screen } from '../screen.tsx';

import styles from '../portal.module.css';

const Waiting = ({ permissions }: { permissions: readonly OwnPermission[] }) => {
  const { home } = useWords();
  if (permissions.length === 0) {
    return (
      <Notice tone="good" title={home.calm}>
        {home.calmText}
      </Notice>
    );
  }

  return permissions.map(({ offerId, recipient }) => (
    <section key={offerId} className={styles.waiting}>
      <p>{home.waits}</p>
      <h2>{home.waitsTitle}</h2>
      <span>{home.waitsText(recipient)}</span>
      <GoButton main to={`/permissions/${offerId}`}>
        {home.waitsAct}
      </GoButton>
    </section>
  ));
};

/** The first name, without what a demo writes behind it. */
const firstName = (name: string): string => name.split(' ')[0] ?? name;

export const HomePage = () => {
  const { copy, corrections, home, people, received } = useWords();
  const { name, representative } = useMe();
  const { memberships } = useMemberships();
  const today = usePortalWhen().today();
  const query = useQuery(asked('listOwnAuthorizations', {}));
  return (
    <Screen title={home.title} heading={name === undefined ? home.greeting : home.hello(firstName(name))}>
      {representative === true && <Notice>{people.acting}</Notice>}
      <Asked query={query} what={home.title}>
        {({ authorizations }) => {
          const those = (standing: string): OwnPermission[] =>
            authorizations.filter((one) => standingOf(one, today) === standing);
          return (
            <>
              <Waiting permissions={those('offered')} />
              <Doors label={home.doors}>
                <Door to="/record" icon={DocumentIcon} title={home.record} about={home.recordAbout} />
                <Door to="/copy" icon={DownIcon} title={copy.title} about={copy.about} />
                <Door
                  to="/permissions"
                  icon={RulesIcon}
                  title={home.permissions}
                  about={home.permissionsAbout(those('offered').length, those('signed').length)}
                />
                <Door to="/received" icon={SentIcon} title={received.title} about={received.about} />
                <Door to="/corrections" icon={PenIcon} title={corrections.title} about={corrections.about} />
                {memberships.length > 1 && (
                  <Door
                    to="/people"
                    icon={PeopleIcon}
                    title={home.people}
                    about={home.peopleAbout(memberships.length)}
                  />
                )}
              </Doors>
            </>
          );
        }}
      </Asked>
    </Screen>
  );
};
