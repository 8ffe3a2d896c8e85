import { useInfiniteQuery } from '@tanstack/react-query';

import { call } from '../api/call.ts';
import { useWhen } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { LogIcon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Fault, Loading } from '../parts/states.tsx';
import { accessLog as words } from '../words/access-log.ts';
import { ChainNotice } from './chain-notice.tsx';
import { Entries, type AuditEvent } from './entries.tsx';

import styles from './access-log.module.css';

const Days = ({ events }: { events: readonly AuditEvent[] }) => {
  const when = useWhen();
  const days = Map.groupBy(events, ({ at }) => when.dayOf(at));
  return [...days].map(([day, all]) => {
    const title = day === when.today() ? words.today(when.long(day)) : when.long(day);
    return (
      <section key={day}>
        <h2 className={styles.day}>{title}</h2>
        <Entries events={all} label={title} />
      </section>
    );
  });
};

const Listing = () => {
  const query = useInfiniteQuery({
    queryKey: ['listAuditEvents', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call('listAuditEvents', { query: pageParam === '' ? {} : { cursor: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });
  if (query.data === undefined) {
    return query.isError ? (
      <Fault error={query.error} again={() => void query.refetch()} />
    ) : (
      <Loading what={words.title} />
    );
  }

  const events = query.data.pages.flatMap((page) => page.events);
  if (events.length === 0) return <Empty icon={LogIcon} title={words.none} />;

  return (
    <>
      <Days events={events} />
      {query.hasNextPage && (
        <div className={styles.older}>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.older}
          </Button>
        </div>
      )}
    </>
  );
};

/** Who looked at what, and who did what, as sentences. */
export const AccessLogPage = () => (
  <Page title={words.title} below={words.below}>
    <ChainNotice />
    <Listing />
  </Page>
);
