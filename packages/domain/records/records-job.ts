import { JobId, type DisclosureRequest, type RecordedDecision, type RequestJob } from '@sequester/model';

/** The job that builds the ordinary record, begun with the step to `building`. It is named by the decision that it was begun on. */
export const recordsJob = (
  { practiceId, requestId }: Pick<DisclosureRequest, 'practiceId' | 'requestId'>,
  { decisionId, at }: Pick<RecordedDecision, 'decisionId' | 'at'>,
  askedBy: RequestJob['askedBy'],
): RequestJob => ({
  jobId: JobId.parse(`job_${decisionId.slice(decisionId.indexOf('_') + 1)}`),
  practiceId,
  kind: 'records',
  slot: 'records',
  requestId,
  askedBy,
  askedAt: at,
  state: 'waiting',
  stateAt: at,
});
