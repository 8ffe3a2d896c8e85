import { type Approval, type Change, type Grant, type GrantBatch, Refusal, type RequestFile } from '@sequester/model';

import { atOnce } from '../at-once.ts';
import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { applied } from './apply.ts';
import { standingApprovals } from './ceiling.ts';
import { unfinished } from './fresh.ts';
import { isGranted } from './grant-batch.ts';
import type { ApprovalStores } from './judged.ts';
import { touched } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import { stepped, transitions } from './transitions.ts';
import { approvalKey } from './with-grants.ts';

/** Grants on record at one stroke: a second's worth of them, and what a crash can leave unrecorded at most. */
const batchOf = 40;
/** Calls to KMS at a time. */
const few = 8;

/** The batches of an approval that are on record. */
export const recordedBatches = ({ grants = [] }: Approval): number => Math.ceil(grants.length / batchOf);

interface Granting {
  file: RequestFile;
  given: Approval;
}

interface Granted extends Granting {
  grants: Grant[];
}

const keyOf = async ({ ground }: ApprovalStores, context: Context, { memberId }: Approval): Promise<string> => {
  const keyArn = await ground.providerKey(context, memberId);
  if (keyArn === undefined) throw new Refusal('not-enrolled');

  return keyArn;
};

const nextGrants = (
  { grants }: ApprovalStores,
  context: Context,
  { given, keyArn }: { given: Approval; keyArn: string },
): Promise<Grant[]> => {
  const { requestId, selection = [], grants: made = [] } = given;
  return atOnce(selection.slice(made.length, made.length + batchOf), few, (note) =>
    grants.grant(context, { requestId, keyArn, note }),
  );
};

const batched = (context: Context, { given, grants }: Pick<Granted, 'given' | 'grants'>): GrantBatch => {
  const { practiceId, requestId, grants: made = [] } = given;
  return { practiceId, requestId, approval: approvalKey(given), first: made.length, at: context.now, grants };
};

const grantedEvent = (context: Context, { file, given, grants }: Granted, status: string) => {
  const { requestId, patientId } = file.request;
  return auditEvent(context, 'disclosure.granted', {
    requestId,
    patientId,
    approval: approvalKey(given),
    grants: grants.map(({ grantId }) => grantId),
    status,
  });
};

/** The last of an approval's grants, in one step with what follows from them: the last of all starts the build. */
const lastGrants = async (stores: ApprovalStores, context: Context, granted: Granted): Promise<ShownFile> => {
  const { file, given, grants } = granted;
  const { request } = file;
  const others = standingApprovals(file).filter(({ memberId }) => memberId !== given.memberId);
  const complete = request.status === 'approved' && others.every(isGranted);
  const after = complete ? stepped(request, transitions.build, context.now) : touched(request);
  const change: Change = {
    from: [request.status],
    before: request,
    after,
    ...(grants.length === 0 ? {} : { granted: batched(context, granted) }),
  };
  const answer = shownFile(applied(file, change), context);
  await stores.disclosures.change(context, change, { event: grantedEvent(context, granted, after.status), answer });
  return answer;
};

/**
 * Makes and records the grants of an approval, some at a time, from where they have come to. Where the time of one call is
 * over before the last of them, the answer says how far it is, is not remembered, and the same call goes on from there.
 */
export const grantSelection = async (
  stores: ApprovalStores,
  context: Context,
  granting: Granting,
): Promise<ShownFile> => {
  const keyArn = await keyOf(stores, context, granting.given);
  let { file, given } = granting;
  for (;;) {
    const grants = await nextGrants(stores, context, { given, keyArn });
    const after: Approval = { ...given, grants: [...(given.grants ?? []), ...grants] };
    if (isGranted(after)) return lastGrants(stores, context, { file, given, grants });

    const batch = batched(context, { given, grants });
    const { status } = file.request;
    await stores.disclosures.addGrants(
      unfinished(context),
      { request: file.request, batch },
      { event: grantedEvent(context, { file, given, grants }, status) },
    );
    given = after;
    file = applied(file, { from: [status], before: file.request, after: file.request, granted: batch });
    if (!stores.timeLeft()) return shownFile(file, context);
  }
};
