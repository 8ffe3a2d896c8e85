import { isOpen, Refusal, type RequestJob } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { running } from '../jobs/job-steps.ts';
import { originatorOf } from '../notes/originator.ts';
import { givenBy } from './approve-as-originator.ts';
import { withinCeiling } from './ceiling.ts';
import { releases } from './decision.ts';
import { failRequestJob, jobNamed, type NamedJob } from './fail-request-job.ts';
import { onFresh } from './fresh.ts';
import { grantSelection, recordedBatches } from './grant-selection.ts';
import { judgedFile, refuseByLaw, type GrantStores, type Judged } from './judged.ts';

/** Passes the ids of events that an earlier try used, of each batch of grants. */
const passIds = (context: PracticeContext, batches: number): void => {
  for (let used = 0; used < batches; used += 1) context.newId('auditEvent');
};

const grant = async (
  stores: GrantStores,
  context: PracticeContext,
  { judged, job }: { judged: Judged; job: RequestJob },
) => {
  const { file, decided } = judged;
  const { status } = file.request;
  const given = givenBy(judged, originatorOf(context));
  if (given === undefined || (status !== 'in-review' && status !== 'approved')) throw new Refusal('request-state');

  if (!releases(decided.decision) || (status === 'approved' && !withinCeiling(file, decided)))
    return refuseByLaw(stores.disclosures, context, judged);

  await stores.disclosures.markJob(context, running(job, context));
  passIds(context, recordedBatches(given));
  return grantSelection(stores, context, { file, given, job });
};

/**
 * Makes the grants of an originator's approval, in the originator's own session. The law is asked again first; where it
 * answers no, or the approval does not count any more, the job fails and no grant is made. Cut short anywhere and called
 * again, it goes on from the last batch on record, and each object is granted once.
 */
export const makeGrants =
  (stores: GrantStores) =>
  async (context: PracticeContext, { requestId, jobId }: NamedJob): Promise<RequestJob['state'] | undefined> => {
    const originatorId = originatorOf(context);
    try {
      await onFresh(async () => {
        const job = jobNamed(await stores.disclosures.find(context, requestId), jobId);
        if (job === undefined || !isOpen(job) || job.kind !== 'grants' || job.askedBy !== originatorId) return;

        await grant(stores, context, { judged: await judgedFile(stores, context, requestId), job });
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'stale') throw error;

      const failure = error.code === 'not-enrolled' ? 'not-active' : 'refused';
      await failRequestJob(stores)(context, { requestId, jobId, failure });
    }
    return jobNamed(await stores.disclosures.find(context, requestId), jobId)?.state;
  };
