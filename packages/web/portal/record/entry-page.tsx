import { useQuery } from '@tanstack/react-query';

import { call } from '../../api/call.ts';
import { asked } from '../../api/query.ts';
import { Notice } from '../../parts/notice.tsx';
import { Asked } from '../../parts/states.tsx';
import { DownloadButton } from '../download-button.tsx';
import { useAddressPart } from '../go.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { Part, Screen, Sheet } from '../screen.tsx';
import { EntryView } from './entry-view.tsx';
import type { Kind } from './kinds.ts';
import { lineAt, listAt } from './read.ts';

import styles from '../portal.module.css';

const Addenda = ({ entry }: { entry: unknown }) => {
  const { record } = useWords();
  const when = usePortalWhen();
  const addenda = listAt(entry, 'addenda');
  return (
    addenda.length > 0 && (
      <Part title={record.addenda}>
        {addenda.map((one, index) => (
          <Sheet key={index}>
            <p className={styles.quiet}>{record.addedOn(when.date(when.dayOf(lineAt(one, 'signedAt') ?? '')))}</p>
            <p className={styles.written}>{lineAt(one, 'text')}</p>
          </Sheet>
        ))}
      </Part>
    )
  );
};

const Earlier = ({ kind, entry }: { kind: Kind; entry: unknown }) => {
  const { record } = useWords();
  const when = usePortalWhen();
  const earlier = listAt(entry, 'earlier');
  return (
    earlier.length > 0 && (
      <details className={styles.more}>
        <summary>{record.earlier}</summary>
        {earlier.map((one, index) => (
          <Sheet key={index}>
            <p className={styles.quiet}>
              {record.earlierOn(when.date(when.dayOf(lineAt(one, 'revisedAt') ?? lineAt(one, 'recordedAt') ?? '')))}
            </p>
            <EntryView kind={kind} entry={one} />
          </Sheet>
        ))}
      </details>
    )
  );
};

const Entry = ({ kind, entry }: { kind: Kind; entry: unknown }) => {
  const { record } = useWords();
  const when = usePortalWhen();
  const signedAt = lineAt(entry, 'signedAt');
  const documentId = lineAt(entry, 'documentId');
  return (
    <>
      {lineAt(entry, 'enteredInError') !== undefined && <Notice tone="warn">{record.mistake}</Notice>}
      <Sheet>
        <EntryView kind={kind} entry={entry} />
        {documentId !== undefined && (
          <DownloadButton ask={() => call('openOwnDocument', { params: { documentId } })} name="paper.pdf" main>
            {record.open}
          </DownloadButton>
        )}
      </Sheet>
      {signedAt !== undefined && <p className={styles.quiet}>{record.signedOn(when.date(when.dayOf(signedAt)))}</p>}
      <Addenda entry={entry} />
      <Earlier kind={kind} entry={entry} />
    </>
  );
};

/** One entry of the record, whole: as it stands, what was added, and how it stood before. */
export const EntryPage = () => {
  const { record } = useWords();
  const entryId = useAddressPart('entryId');
  const query = useQuery(asked('readOwnEntry', { params: { entryId } }));
  const kind = query.data?.kind;
  return (
    <Screen
      key={kind ?? ''}
      title={kind === undefined ? record.title : record.one[kind]}
      back={
        kind === undefined
          ? { to: '/record', label: record.title }
          : { to: `/record/kinds/${kind}`, label: record.kinds[kind] }
      }
    >
      <Asked query={query} what={record.title}>
        {({ kind: of, entry }) => <Entry kind={of} entry={entry} />}
      </Asked>
    </Screen>
  );
};
