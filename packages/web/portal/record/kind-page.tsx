import { useInfiniteQuery } from '@tanstack/react-query';

import { call } from '../../api/call.ts';
import type { Answer } from '../../api/operations.ts';
import { Button } from '../../parts/button.tsx';
import { DocumentIcon } from '../../parts/icons.tsx';
import { Asked, Empty } from '../../parts/states.tsx';
import { useAddressPart } from '../go.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { PortalNotFound } from '../not-found.tsx';
import { Door, Doors, Screen, Sheet } from '../screen.tsx';
import { isKind, type Kind } from './kinds.ts';

import styles from '../portal.module.css';

type Header = Answer<'listOwnEntries'>['entries'][number];

/** Kinds of which a list tells the day alone, as their titles are days or names of forms. */
const untitled: ReadonlySet<Kind> = new Set(['progressNote', 'treatmentPlan']);

const Entries = ({ entries }: { entries: readonly Header[] }) => {
  const { record, values } = useWords();
  const when = usePortalWhen();
  const titleOf = ({ kind, title }: Header): string =>
    untitled.has(kind)
      ? ''
      : title
          .split(', ')
          .map((part) => values[part] ?? part)
          .join(', ');
  return (
    <Doors label={record.newest}>
      {entries.map((entry) => {
        const title = titleOf(entry);
        const day = when.long(when.dayIn(entry.on));
        return (
          <Door
            key={entry.entryId}
            to={`/record/entries/${entry.entryId}`}
            title={title === '' ? day : title}
            about={
              entry.state === 'entered-in-error'
                ? record.mistake
                : title === ''
                  ? undefined
                  : when.date(when.dayIn(entry.on))
            }
          />
        );
      })}
    </Doors>
  );
};

const OfKind = ({ kind }: { kind: Kind }) => {
  const { record } = useWords();
  const query = useInfiniteQuery({
    queryKey: ['listOwnEntries', kind],
    queryFn: ({ pageParam, signal }) =>
      call('listOwnEntries', { query: { kind, cursor: pageParam === '' ? undefined : pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });
  return (
    <Screen title={record.kinds[kind]} lead={record.newest} back={{ to: '/record', label: record.title }}>
      <Asked query={query} what={record.kinds[kind]}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries);
          return entries.length === 0 ? (
            <Sheet>
              <Empty icon={DocumentIcon} title={record.none}>
                {record.noneText}
              </Empty>
            </Sheet>
          ) : (
            <div className={styles.part}>
              <Entries entries={entries} />
              {query.hasNextPage && (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {record.more}
                </Button>
              )}
            </div>
          );
        }}
      </Asked>
    </Screen>
  );
};

/** All entries of one kind, the newest first. */
export const KindPage = () => {
  const kind = useAddressPart('kind');
  return isKind(kind) ? <OfKind kind={kind} /> : <PortalNotFound />;
};
