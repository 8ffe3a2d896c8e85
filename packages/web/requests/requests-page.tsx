import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { call } from '../api/call.ts';
import { useMe, useWhen } from '../identity/me.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { InboxIcon, PlusIcon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Fault, Loading } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { Filters } from '../parts/tabs.tsx';
import { requestFilters, requests } from '../words/requests.ts';
import { filterNames, filtered, type Listed, type RequestFilter } from './filters.ts';
import { useRequestColumns } from './request-columns.tsx';
import { requestGroups } from './request-groups.ts';

const useRequests = () =>
  useInfiniteQuery({
    queryKey: ['listRequests', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call('listRequests', { query: pageParam === '' ? {} : { cursor: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });

const RequestFilters = ({ officer }: { officer: boolean }) => {
  const shown = officer ? filterNames : (['open', 'ended'] as const);
  return (
    <Filters
      label={requests.filters}
      filters={shown.map((name) => ({
        label: requestFilters[name],
        link: { to: '/requests', search: name === 'open' ? {} : { show: name } },
      }))}
    />
  );
};

const None = ({ show }: { show: RequestFilter }) => (
  <Empty icon={InboxIcon} title={show === 'open' ? requests.noneOpen : requests.none}>
    {requests.noneWords}
  </Empty>
);

const RequestTable = ({ rows, officer, more }: { rows: Listed[]; officer: boolean; more: ReactNode }) => {
  const columns = useRequestColumns();
  const when = useWhen();
  const shown = officer ? { groups: requestGroups(rows, when.today()) } : { rows };
  return (
    <Table
      caption={requests.title}
      columns={columns}
      keyOf={({ requestId }) => requestId}
      {...shown}
      {...(more === undefined ? {} : { foot: more })}
    />
  );
};

const Listing = ({ show, officer }: { show: RequestFilter; officer: boolean }) => {
  const query = useRequests();
  if (query.isError && query.data === undefined)
    return <Fault error={query.error} again={() => void query.refetch()} />;

  if (query.data === undefined) return <Loading what={requests.title} />;

  const rows = filtered(
    query.data.pages.flatMap((page) => page.requests),
    show,
  );
  const more = query.hasNextPage ? (
    <Button small busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {requests.more}
    </Button>
  ) : undefined;
  return rows.length === 0 && more === undefined ? (
    <None show={show} />
  ) : (
    <RequestTable rows={rows} officer={officer} more={more} />
  );
};

/** Everybody who asks for a record, by how near the day of the answer is. */
export const RequestsPage = () => {
  const { show = 'open' } = useSearch({ from: '/requests' });
  const officer = useMe().roles.includes('privacy-officer');
  return (
    <Page
      title={requests.title}
      below={requests.below}
      acts={
        <LinkButton kind="main" to="/requests/new">
          <PlusIcon />
          {requests.record}
        </LinkButton>
      }
    >
      <RequestFilters officer={officer} />
      <Listing show={show} officer={officer} />
    </Page>
  );
};
