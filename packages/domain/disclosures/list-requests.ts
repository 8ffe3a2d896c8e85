import type { DisclosureRequest } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { answerDay } from './due-dates.ts';
import type { DisclosureStore } from './ports.ts';
import { standsOnEarlierEngine } from './record-anew.ts';
import { listedAsReduced, type ListedAsReduced } from './reduced-request.ts';
import { mayLearn } from './who-may-know.ts';

interface Stores {
  disclosures: DisclosureStore;
  traces: TraceStore;
}

type ListedWhole = DisclosureRequest & { view: 'whole'; answerBy?: string; recordAnew?: true };
type Listed = ListedWhole | ListedAsReduced;

/** With the day by which it is to be answered, and whether it stands on the decision of an earlier engine, so that a fact may have to be recorded anew. */
const listedWhole = (request: DisclosureRequest): ListedWhole => {
  const answerBy = answerDay(request);
  return {
    ...request,
    view: 'whole',
    ...(answerBy === undefined ? {} : { answerBy }),
    ...(standsOnEarlierEngine(request) ? { recordAnew: true } : {}),
  };
};

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
      requests: requests.map((request) => (whole ? listedWhole(request) : listedAsReduced(request))),
      ...more,
    };
  };
