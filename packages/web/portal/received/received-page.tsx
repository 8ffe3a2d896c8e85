import { useQuery } from '@tanstack/react-query';

import { asked } from '../../api/query.ts';
import { SentIcon } from '../../parts/icons.tsx';
import { Asked, Empty } from '../../parts/states.tsx';
import { useWords } from '../language.tsx';
import { Screen, Sheet } from '../screen.tsx';
import { DisclosureSheet } from './disclosure.tsx';

/** Everybody outside of the practice who opened something of the record. */
export const ReceivedPage = () => {
  const { frame, received } = useWords();
  const query = useQuery(asked('listOwnDisclosures', {}));
  return (
    <Screen title={received.title} lead={received.lead} back={{ to: '/', label: frame.home }}>
      <Asked query={query} what={received.title}>
        {({ disclosures }) =>
          disclosures.length === 0 ? (
            <Sheet>
              <Empty icon={SentIcon} title={received.none}>
                {received.noneText}
              </Empty>
            </Sheet>
          ) : (
            disclosures.map((one) => <DisclosureSheet key={one.disclosureId} disclosure={one} />)
          )
        }
      </Asked>
    </Screen>
  );
};
