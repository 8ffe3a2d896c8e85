import type { Change, RecordedDecision, RequestJob } from '@sequester/model';

import { applied } from '../disclosures/apply.ts';
import { awaitedApprovals } from '../disclosures/ceiling.ts';
import { standsOn } from '../disclosures/decision.ts';
import { stepped, transitions } from '../disclosures/transitions.ts';
import type { RecordsFile } from './records-file.ts';
import { recordsJob } from './records-job.ts';

/** A change after which nothing is waited for begins the build in the same step. */
export const begunWhenApproved = (
  file: RecordsFile,
  change: Change,
  { decided, askedBy }: { decided: RecordedDecision; askedBy: RequestJob['askedBy'] },
): Change => {
  if (awaitedApprovals({ ...applied(file, change), ...(file.lane && { lane: file.lane }) }, decided).length > 0)
    return change;

  return {
    ...change,
    after: { ...stepped(file.request, transitions.buildRecords, decided.at), ...standsOn(decided) },
    jobs: [recordsJob(file.request, decided, askedBy)],
  };
};
