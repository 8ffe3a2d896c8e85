import type { Change } from '@sequester/model';

import { stepped, transitions } from '../disclosures/transitions.ts';
import { isOwnAccess } from './lanes.ts';
import { isBuildable } from './records-content.ts';
import { isOfRecords, type RecordsFile } from './records-file.ts';
import { recordsJob } from './records-job.ts';

/**
 * A change by which the law lets the patient have their own record: it is built at once, and nobody chooses or approves
 * (45 CFR 164.524(a)(1)(i)). Any other stays as it is.
 */
export const begunAtOnce = (file: RecordsFile, change: Change): Change => {
  const { after, decision } = change;
  if (
    decision === undefined ||
    after.status !== 'in-review' ||
    !isOfRecords(file) ||
    !isOwnAccess(after) ||
    !isBuildable(decision.decision) ||
    decision.decision.approvals.length > 0
  )
    return change;

  return {
    ...change,
    after: stepped(after, transitions.buildRecords, decision.at),
    jobs: [...(change.jobs ?? []), recordsJob(after, decision, after.receivedBy)],
  };
};
