import { useQuery } from '@tanstack/react-query';

import { asked } from '../../api/query.ts';
import { RulesIcon } from '../../parts/icons.tsx';
import { Asked, Empty } from '../../parts/states.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { Door, Doors, Part, Screen, Sheet } from '../screen.tsx';
import { standingOf, type OwnPermission, type Standing } from './own-permission.ts';

import styles from '../portal.module.css';

const useStory = (): ((one: OwnPermission) => string) => {
  const { permissions } = useWords();
  const when = usePortalWhen();
  return ({ state, offeredAt, signedAt, refusedAt, revokedAt, expiresOn }) => {
    if (revokedAt !== undefined) return permissions.takenBackOn(when.date(when.dayOf(revokedAt)));

    if (refusedAt !== undefined) return permissions.refusedOn(when.date(when.dayOf(refusedAt)));

    if (expiresOn < when.today()) return permissions.endedOn(when.date(expiresOn));

    return state === 'signed' && signedAt !== undefined
      ? permissions.signedOn(when.date(when.dayOf(signedAt)))
      : permissions.offeredOn(when.date(when.dayOf(offeredAt)));
  };
};

const groups: readonly Standing[] = ['offered', 'signed', 'over'];

const Groups = ({ all }: { all: readonly OwnPermission[] }) => {
  const { permissions } = useWords();
  const today = usePortalWhen().today();
  const story = useStory();
  return groups.map((group) => {
    const those = all.filter((one) => standingOf(one, today) === group);
    const title = permissions.groups[group];
    return (
      those.length > 0 && (
        <Part key={group} title={title}>
          <Doors label={title}>
            {those.map((one) => (
              <Door key={one.offerId} to={`/permissions/${one.offerId}`} title={one.recipient} about={story(one)} />
            ))}
          </Doors>
        </Part>
      )
    );
  });
};

export const PermissionsPage = () => {
  const { frame, permissions } = useWords();
  const query = useQuery(asked('listOwnAuthorizations', {}));
  return (
    <Screen title={permissions.title} lead={permissions.lead} back={{ to: '/', label: frame.home }}>
      <Asked query={query} what={permissions.title}>
        {({ authorizations }) =>
          authorizations.length === 0 ? (
            <Sheet>
              <Empty icon={RulesIcon} title={permissions.none}>
                {permissions.noneText}
              </Empty>
            </Sheet>
          ) : (
            <Groups all={authorizations} />
          )
        }
      </Asked>
      <p className={`small ${styles.quiet ?? ''}`}>{permissions.small}</p>
    </Screen>
  );
};
