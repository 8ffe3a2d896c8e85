import { useQuery } from '@tanstack/react-query';

import { asked } from '../../api/query.ts';
import { useMe } from '../../identity/me.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Asked } from '../../parts/states.tsx';
import { useWords } from '../language.tsx';
import { Part, Screen } from '../screen.tsx';
import { AskForRecord } from './ask-for-record.tsx';
import { OwnRecordRequest } from './own-record-request.tsx';

import styles from '../portal.module.css';

const everyFewSeconds = 4000;

/** One button for the whole record as a file; below it how far each file is, and the download. */
export const CopyPage = () => {
  const { copy, frame, problems } = useWords();
  const { representative } = useMe();
  const query = useQuery({
    ...asked('listOwnRecordRequests', {}),
    refetchInterval: ({ state }) =>
      state.data?.requests.some(({ status }) => status === 'being-made') === true ? everyFewSeconds : false,
  });
  return (
    <Screen title={copy.title} lead={copy.lead} back={{ to: '/', label: frame.home }}>
      {representative === true ? <Notice>{problems['asked-by-representative']?.join(' ')}</Notice> : <AskForRecord />}
      <Asked query={query} what={copy.asked}>
        {({ requests }) =>
          requests.length > 0 && (
            <Part title={copy.asked}>
              {requests.map((one) => (
                <OwnRecordRequest key={one.requestId} request={one} />
              ))}
            </Part>
          )
        }
      </Asked>
      <p className={`small ${styles.quiet ?? ''}`}>{copy.small}</p>
    </Screen>
  );
};
