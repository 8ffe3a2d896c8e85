import {
  type Approval,
  type Change,
  type Grant,
  type GrantBatch,
  Refusal,
  type RequestFile,
  type RequestJob,
} from '@sequester/model';

import { atOnce } from '../at-once.ts';
import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { done } from '../jobs/job-steps.ts';
import { applied } from './apply.ts';
import { buildJob } from './build-job.ts';
import { standingApprovals } from './ceiling.ts';
import { isGranted } from './grant-batch.ts';
import type { GrantStores } from './judged.ts';
import { atNextRevision } from './settle.ts';
import { stepped, transitions } from './transitions.ts';
import { approvalKey } from './with-grants.ts';

/** Grants on record at one stroke: a second's worth of them, and what a crash can leave unrecorded at most. */
const batchOf = 40;
/** Calls to KMS at a time. */
const parallelCalls = 8;

/** The batches of an approval that are on record. */
export const recordedBatches = ({ grants = [] }: Approval): number => Math.ceil(grants.length / batchOf);

interface Granting {
  file: RequestFile;
  given: Approval;
  job: RequestJob;
}

interface Granted extends Granting {
  grants: Grant[];
}

const keyOf = async ({ records }: GrantStores, context: PracticeContext, { memberId }: Approval): Promise<string> => {
  const keyArn = await records.providerKey(context, memberId);
  if (keyArn === undefined) throw new Refusal('not-enrolled');

  return keyArn;
};

const nextGrants = (
  { grants }: GrantStores,
  context: PracticeContext,
  { given, keyArn }: { given: Approval; keyArn: string },
): Promise<Grant[]> => {
  const { requestId, selection = [], grants: made = [] } = given;
  return atOnce(selection.slice(made.length, made.length + batchOf), parallelCalls, (note) =>
    grants.grant(context, { requestId, keyArn, note }),
  );
};

const batched = (context: PracticeContext, { given, grants }: Pick<Granted, 'given' | 'grants'>): GrantBatch => {
  const { practiceId, requestId, grants: made = [] } = given;
  return { practiceId, requestId, approval: approvalKey(given), first: made.length, at: context.now, grants };
};

const grantedEvent = (context: PracticeContext, { file, given, grants }: Omit<Granted, 'job'>, status: string) => {
  const { requestId, patientId } = file.request;
  return auditEvent(context, 'disclosure.granted', {
    requestId,
    patientId,
    approval: approvalKey(given),
    grants: grants.map(({ grantId }) => grantId),
    status,
  });
};

/** The last of an approval's grants, in one step with what follows from them: the job is done, and the last of all starts the build. */
const lastGrants = async (stores: GrantStores, context: PracticeContext, granted: Granted): Promise<void> => {
  const { file, given, grants, job } = granted;
  const { request } = file;
  const others = standingApprovals(file).filter(({ memberId }) => memberId !== given.memberId);
  const complete = request.status === 'approved' && others.every(isGranted);
  const after = complete ? stepped(request, transitions.build, context.now) : atNextRevision(request);
  const change: Change = {
    from: [request.status],
    before: request,
    after,
    jobs: [done(job, context), ...(complete ? [buildJob(context, request.requestId, job.askedBy)] : [])],
    ...(grants.length === 0 ? {} : { granted: batched(context, granted) }),
  };
  await stores.disclosures.change(context, change, { event: grantedEvent(context, granted, after.status) });
};

/** Makes and records the grants of an approval, some at a time, from where they have come to. */
export const grantSelection = async (
  stores: GrantStores,
  context: PracticeContext,
  granting: Granting,
): Promise<void> => {
  const { job } = granting;
  const keyArn = await keyOf(stores, context, granting.given);
  let { file, given } = granting;
  for (;;) {
    const grants = await nextGrants(stores, context, { given, keyArn });
    const after: Approval = { ...given, grants: [...(given.grants ?? []), ...grants] };
    if (isGranted(after)) return lastGrants(stores, context, { file, given, grants, job });

    const batch = batched(context, { given, grants });
    const { status } = file.request;
    await stores.disclosures.addGrants(
      context,
      { request: file.request, batch },
      { event: grantedEvent(context, { file, given, grants }, status) },
    );
    given = after;
    file = applied(file, { from: [status], before: file.request, after: file.request, granted: batch });
  }
};
