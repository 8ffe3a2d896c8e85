import type { DisclosureRequest } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { DisclosureStore } from './ports.ts';
import { listedAsReduced, type ListedAsReduced } from './reduced-request.ts';
import { mayLearn } from './who-may-know.ts';

interface Stores {
  disclosures: DisclosureStore;
  traces: TraceStore;
}

type Listed = (DisclosureRequest & { view: 'whole' }) | ListedAsReduced;

/** The practice's requests, the newest first: to a privacy officer with where each stands. The read is recorded before the answer leaves. */
export const listRequests =
  ({ disclosures, traces }: Stores) =>
  async (
    context: PracticeContext,
    page: { cursor?: string | undefined },
  ): Promise<{ requests: Listed[]; cursor?: string }> => {
    const { requests, ...more } = await disclosures.list(context, page);
    await traces.record(context, auditEvent(context, 'request.listed', { count: requests.length }));
    const whole = mayLearn('requests', context);
    return {
      requests: requests.map((request) => (whole ? { ...request, view: 'whole' as const } : listedAsReduced(request))),
      ...more,
    };
  };
