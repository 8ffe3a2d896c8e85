import type { Change } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { applied } from '../disclosures/apply.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { atNextRevision } from '../disclosures/settle.ts';
import { shownRequest, type ShownRequest } from '../disclosures/show-request.ts';
import { memberOf } from '../member-of.ts';
import type { JudgedRecords } from './judged-records.ts';
import { changeOfRecords } from './records-file.ts';
import { recordsJob } from './records-job.ts';

/** Begins the build of the ordinary record again where it failed for good; otherwise shows the request as it is. */
export const beginRecordsAgain = async (
  disclosures: DisclosureStore,
  context: PracticeContext,
  { whole, file, decided }: JudgedRecords,
): Promise<ShownRequest> => {
  const { request } = file;
  const last = file.jobs.find(({ kind }) => kind === 'records');
  if (request.status !== 'building' || last?.state !== 'failed') return shownRequest(whole, context);

  const job = recordsJob(request, decided, memberOf(context));
  const written: Change = { from: [request.status], before: request, after: atNextRevision(request), jobs: [job] };
  const change = changeOfRecords(whole, written);
  const answer = shownRequest(applied(whole, change), context);
  const { requestId, patientId } = request;
  const event = auditEvent(context, 'job.begun-again', { requestId, patientId, jobId: job.jobId, kind: 'records' });
  await disclosures.change(context, change, { event, answer });
  return answer;
};
