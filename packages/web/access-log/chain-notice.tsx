import { useQuery } from '@tanstack/react-query';

import { asked } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { Notice } from '../parts/notice.tsx';
import { Asked } from '../parts/states.tsx';
import { accessLog as words } from '../words/access-log.ts';

/** Whether the log holds together, above its entries; in the same place when it does not. */
export const ChainNotice = () => {
  const when = useWhen();
  const query = useQuery(asked('getAuditChain', {}));
  return (
    <Asked query={query} what={words.title}>
      {(chain) => {
        const broken = chain.view === 'whole' ? chain.broken : undefined;
        if (!chain.intact) {
          return (
            <Notice tone="bad" title={words.broken} live>
              {broken === undefined ? words.brokenSomewhere : words.brokenAt(broken.sequence, broken.reason)}
            </Notice>
          );
        }

        const checkedAt = new Date(query.dataUpdatedAt).toISOString();
        return (
          <Notice tone="good" title={words.whole(when.time(checkedAt))}>
            {chain.view === 'whole' && words.entries(chain.length)}
          </Notice>
        );
      }}
    </Asked>
  );
};
