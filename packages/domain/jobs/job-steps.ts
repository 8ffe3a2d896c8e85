import {
  JobId,
  type DocumentJob,
  type InspectionJob,
  type Job,
  type JobFailure,
  type RequestJob,
} from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';

/** A job that the member who acts begins. */
export const newJob = (context: PracticeContext): Job => ({
  jobId: JobId.parse(context.newId('job')),
  practiceId: context.practiceId,
  askedBy: memberOf(context),
  askedAt: context.now,
  state: 'waiting',
  stateAt: context.now,
});

type AnyJob = DocumentJob | InspectionJob | RequestJob;

export const running = <One extends AnyJob>(job: One, { now }: PracticeContext): One => ({
  ...job,
  state: 'running',
  stateAt: now,
});

export const done = <One extends AnyJob>(job: One, { now }: PracticeContext): One => ({
  ...job,
  state: 'done',
  stateAt: now,
});

export const failed = <One extends AnyJob>(job: One, failure: JobFailure, { now }: PracticeContext): One => ({
  ...job,
  state: 'failed',
  stateAt: now,
  failure,
});
