import { useQuery } from '@tanstack/react-query';

import { asked } from '../../api/query.ts';
import { Asked } from '../../parts/states.tsx';
import { useAddressPart } from '../go.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { PortalNotFound } from '../not-found.tsx';
import { Screen } from '../screen.tsx';
import { Deciding } from './deciding.tsx';
import { InForce } from './in-force.tsx';
import { Over } from './over.tsx';
import { standingOf } from './own-permission.ts';

const views = { offered: Deciding, signed: InForce, over: Over };

/** One permission as it stands: to decide, in force, or over. */
export const PermissionPage = () => {
  const { permissions } = useWords();
  const offerId = useAddressPart('offerId');
  const today = usePortalWhen().today();
  const query = useQuery(asked('listOwnAuthorizations', {}));
  if (query.data === undefined) {
    return (
      <Screen title={permissions.title}>
        <Asked query={query} what={permissions.title}>
          {() => null}
        </Asked>
      </Screen>
    );
  }

  const found = query.data.authorizations.find((one) => one.offerId === offerId);
  if (found === undefined) return <PortalNotFound />;

  const View = views[standingOf(found, today)];
  return <View permission={found} />;
};
