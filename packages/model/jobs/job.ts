import * as z from 'zod';

import { JobId, MemberId, PatientId, PracticeId, RequestId, UploadId } from '../ids.ts';
import { Instant } from '../instant.ts';

/** How far long work has come. What failed can be begun again, by repeating the act that began it, as another job. */
export const JobState = z.enum(['waiting', 'running', 'done', 'failed']);
export type JobState = z.infer<typeof JobState>;

/** Why a job failed for good: it was tried too often, who began it may no longer do it, or what it works on is not there or was refused. */
export const JobFailure = z.enum(['given-up', 'not-active', 'nothing-arrived', 'refused']);
export type JobFailure = z.infer<typeof JobFailure>;

/** Long work that somebody's act began: a row beside what it belongs to, written with that act. */
export const Job = z.object({
  jobId: JobId,
  practiceId: PracticeId,
  askedBy: MemberId,
  askedAt: Instant,
  state: JobState,
  stateAt: Instant,
  failure: JobFailure.optional(),
});
export type Job = z.infer<typeof Job>;

/** The inspection and sealing of an upload, in the originator's own session. */
export const InspectionJob = Job.extend({
  kind: z.literal('inspection'),
  uploadId: UploadId,
  step: z.enum(['assembling', 'inspecting', 'sealing']).optional(),
});
export type InspectionJob = z.infer<typeof InspectionJob>;

/** The inspection and filing of a document of a chart, in the session of whoever sent it. */
export const DocumentJob = Job.extend({
  kind: z.literal('document'),
  patientId: PatientId,
  uploadId: UploadId,
  step: z.enum(['assembling', 'inspecting', 'filing']).optional(),
});
export type DocumentJob = z.infer<typeof DocumentJob>;

/** How far a build of the ordinary record has come: so many entries, and pages, of how many. */
export const RecordsProgress = z.object({
  step: z.enum(['reading', 'setting', 'filing', 'checking', 'keeping']),
  done: z.int().min(0),
  of: z.int().min(0),
});
export type RecordsProgress = z.infer<typeof RecordsProgress>;

/** Work on a request: the grants of one originator's approval, in that therapist's own session, or the build of the extract, or that of the ordinary record. */
export const RequestJob = Job.extend({
  kind: z.enum(['grants', 'build', 'records']),
  requestId: RequestId,
  /** Of which there is one job at a time: a build, or the grants of one originator. */
  slot: z.string(),
  /** Also the patient, of their own record. */
  askedBy: z.union([MemberId, PatientId]),
  /** Of the ordinary record. */
  progress: RecordsProgress.optional(),
  /** How often its work was begun. */
  begun: z.int().min(0).optional(),
});
export type RequestJob = z.infer<typeof RequestJob>;

const openStates: ReadonlySet<JobState> = new Set<JobState>(['waiting', 'running']);

/** Whether a job is still to be done. */
export const isOpen = ({ state }: Pick<Job, 'state'>): boolean => openStates.has(state);
