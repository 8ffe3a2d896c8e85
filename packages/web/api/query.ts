import { QueryClient, queryOptions, useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';

import { call } from './call.ts';
import type { Answer, Given, OperationId } from './operations.ts';
import { asProblem } from './problem.ts';

/** What was read lives in memory alone: five minutes after nobody shows it, and until the screen is covered. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      gcTime: 5 * 60_000,
      staleTime: 15_000,
      // Each look at a record is an event in its log: a page is read again when somebody acts, not when a window is raised.
      refetchOnWindowFocus: false,
      retry: (count, fault) => asProblem(fault).passes && count < 2,
    },
  },
});

/** A read, for `useQuery`. */
export const asked = <Id extends OperationId>(id: Id, given: Given<Id>) =>
  queryOptions<Answer<Id>>({ queryKey: [id, given], queryFn: ({ signal }) => call(id, given, { signal }) });

/**
 * An act. A retry of the same act keeps its key, so that it is done once however often it is sent. When it is done, what the
 * named reads answered is read again.
 */
export const useAct = <Id extends OperationId>(
  id: Id,
  changes: readonly OperationId[] = [],
): UseMutationResult<Answer<Id>, Error, Given<Id>> => {
  const client = useQueryClient();
  const last = useRef({ given: '', key: '' });
  return useMutation({
    mutationFn: async (given: Given<Id>) => {
      const text = JSON.stringify(given);
      if (last.current.given !== text) last.current = { given: text, key: crypto.randomUUID() };

      const answer = await call(id, given, { key: last.current.key });
      last.current = { given: '', key: '' };
      return answer;
    },
    onSuccess: () => Promise.all(changes.map((read) => client.invalidateQueries({ queryKey: [read] }))),
  });
};
