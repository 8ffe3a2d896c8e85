import { call } from '../../api/call.ts';
import type { Answer } from '../../api/operations.ts';
import { DownloadButton } from '../download-button.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { Sheet } from '../screen.tsx';

import styles from '../portal.module.css';

type Request = Answer<'listOwnRecordRequests'>['requests'][number];

/** A file that was asked for: how far it is, and the download when it is there. */
export const OwnRecordRequest = ({ request }: { request: Request }) => {
  const { copy } = useWords();
  const when = usePortalWhen();
  const { requestId, receivedAt, status, formats, due } = request;
  const get = (format: 'pdf' | 'json') => (
    <DownloadButton
      ask={() => call('openOwnRecord', { params: { requestId }, body: { format } })}
      name={`record.${format}`}
      main={format === 'pdf'}
    >
      {copy[format]}
    </DownloadButton>
  );
  return (
    <Sheet>
      <div>
        <p role="status">
          <b>{copy.status[status]}</b>
        </p>
        <p className={styles.quiet}>
          {copy.askedOn(when.date(when.dayOf(receivedAt)))}
          {status === 'with-the-practice' && due !== undefined && ` ${copy.due(when.date(due))}`}
        </p>
      </div>
      {status === 'being-made' && <progress className={styles.progress} aria-label={copy.status['being-made']} />}
      {status === 'ready' && (
        <>
          {formats.includes('pdf') && get('pdf')}
          {formats.includes('json') && get('json')}
          <p className={`small ${styles.quiet ?? ''}`}>{copy.keep}</p>
        </>
      )}
    </Sheet>
  );
};
