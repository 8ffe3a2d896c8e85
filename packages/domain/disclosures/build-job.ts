import { JobId, type RequestId, type RequestJob } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

/** The job that builds an extract, begun with the step to `building`, whoever's step that was. */
export const buildJob = (
  context: PracticeContext,
  requestId: RequestId,
  askedBy: RequestJob['askedBy'],
): RequestJob => ({
  jobId: JobId.parse(context.newId('job')),
  practiceId: context.practiceId,
  kind: 'build',
  slot: 'build',
  requestId,
  askedBy,
  askedAt: context.now,
  state: 'waiting',
  stateAt: context.now,
});
