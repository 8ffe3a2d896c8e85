import { useQuery } from '@tanstack/react-query';

import { asked } from '../../api/query.ts';
import { PenIcon } from '../../parts/icons.tsx';
import { Asked, Empty } from '../../parts/states.tsx';
import { GoButton } from '../go.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { Door, Doors, Screen, Sheet } from '../screen.tsx';

/** What was asked of the practice about the record, the latest first, and the way to ask. */
export const CorrectionsPage = () => {
  const { corrections, frame } = useWords();
  const when = usePortalWhen();
  const query = useQuery(asked('listOwnRequests', {}));
  return (
    <Screen title={corrections.title} lead={corrections.lead} back={{ to: '/', label: frame.home }}>
      <GoButton main to="/corrections/new">
        {corrections.ask}
      </GoButton>
      <Asked query={query} what={corrections.title}>
        {({ requests }) =>
          requests.length === 0 ? (
            <Sheet>
              <Empty icon={PenIcon} title={corrections.none}>
                {corrections.noneText}
              </Empty>
            </Sheet>
          ) : (
            <Doors label={corrections.title}>
              {requests.map(({ patientRequestId, asked: { kind }, receivedOn, status }) => (
                <Door
                  key={patientRequestId}
                  to={`/corrections/${patientRequestId}`}
                  title={corrections.kinds[kind]}
                  about={`${corrections.status[status]}. ${corrections.askedOn(when.date(receivedOn))}`}
                />
              ))}
            </Doors>
          )
        }
      </Asked>
    </Screen>
  );
};
