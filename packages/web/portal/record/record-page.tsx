import { useQuery } from '@tanstack/react-query';

import { asked } from '../../api/query.ts';
import { useMe } from '../../identity/me.tsx';
import { Asked } from '../../parts/states.tsx';
import { useWords } from '../language.tsx';
import { Door, Doors, Part, Screen } from '../screen.tsx';
import { HeldBack } from './held-back.tsx';
import { kinds } from './kinds.ts';

export const RecordPage = () => {
  const { details, frame, record } = useWords();
  const { practiceName } = useMe();
  const query = useQuery(asked('getOwnRecord', {}));
  return (
    <Screen title={record.title} lead={record.lead(practiceName)} back={{ to: '/', label: frame.home }}>
      <Asked query={query} what={record.title}>
        {({ held }) => held.length > 0 && <HeldBack held={held} />}
      </Asked>
      <Part title={record.byKind}>
        <Doors label={record.byKind}>
          <Door to="/record/about-me" title={details.title} about={record.detailsAbout} />
          {kinds.map((kind) => (
            <Door key={kind} to={`/record/kinds/${kind}`} title={record.kinds[kind]} />
          ))}
        </Doors>
      </Part>
    </Screen>
  );
};
