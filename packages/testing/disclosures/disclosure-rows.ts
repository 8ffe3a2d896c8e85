import { applied, approvalKey, type PracticeContext, withGrants } from '@sequester/domain';
import {
  type ArtifactUpload,
  type Change,
  type DisclosureLogEntry,
  type DisclosureRequest,
  type GrantBatch,
  type RecordedManifest,
  type RecordsManifest,
  Refusal,
  type RequestFile,
  type RequestId,
  type RequestJob,
} from '@sequester/model';

import { inPractice } from '../in-practice.ts';

const withJob = (file: RequestFile, job: RequestJob): RequestFile => ({
  ...file,
  jobs: file.jobs.map((one) => (one.jobId === job.jobId ? job : one)),
});

/** Requests with their parts, uploads of papers and the log of disclosures, changed under the conditions of the real store. */
export class DisclosureRows {
  readonly files = new Map<RequestId, RequestFile>();
  readonly uploads = new Map<string, ArtifactUpload>();
  readonly manifests = new Map<RequestId, RecordedManifest>();
  readonly recordsManifests = new Map<RequestId, RecordsManifest>();
  readonly log: DisclosureLogEntry[] = [];

  found(context: PracticeContext, requestId: RequestId): RequestFile | undefined {
    const file = this.files.get(requestId);
    return inPractice(context, file?.request) === undefined ? undefined : file;
  }

  change(context: PracticeContext, wanted: Change): void {
    const file = this.found(context, wanted.before.requestId);
    if (
      file === undefined ||
      file.request.revision !== wanted.before.revision ||
      !wanted.from.includes(file.request.status)
    )
      throw new Refusal('stale');

    this.#use(wanted);
    this.files.set(wanted.after.requestId, applied(file, wanted));
    if (wanted.manifest !== undefined) this.manifests.set(wanted.manifest.requestId, wanted.manifest);

    if (wanted.recordsManifest !== undefined)
      this.recordsManifests.set(wanted.recordsManifest.requestId, wanted.recordsManifest);

    this.log.push(...(wanted.entry === undefined ? [] : [wanted.entry]));
  }

  addGrants(context: PracticeContext, { request, batch }: { request: DisclosureRequest; batch: GrantBatch }): void {
    const file = this.found(context, batch.requestId);
    const made = file?.approvals.find((approval) => approvalKey(approval) === batch.approval)?.grants?.length ?? 0;
    if (
      file === undefined ||
      file.request.status !== request.status ||
      file.request.round !== request.round ||
      made !== batch.first
    )
      throw new Refusal('stale');

    this.files.set(batch.requestId, { ...file, approvals: withGrants(file.approvals, [batch]) });
  }

  endJob(context: PracticeContext, job: RequestJob): void {
    const file = this.found(context, job.requestId);
    if (file?.jobs.some(({ jobId }) => jobId === job.jobId) !== true) throw new Refusal('stale');

    this.setJob(file, job);
  }

  setJob(file: RequestFile, job: RequestJob): void {
    this.files.set(job.requestId, withJob(file, job));
  }

  /** One paper is recorded with an upload. */
  #use({ usedUpload }: Change): void {
    const upload = usedUpload === undefined ? undefined : this.uploads.get(usedUpload.uploadId);
    if (upload?.artifactId !== undefined) throw new Refusal('upload-used');

    if (upload !== undefined && usedUpload !== undefined)
      this.uploads.set(usedUpload.uploadId, { ...upload, artifactId: usedUpload.artifactId });
  }
}
