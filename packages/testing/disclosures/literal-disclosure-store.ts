import { applied, type DisclosureStore, emptyFile, type PracticeContext, type Trace } from '@sequester/domain';
import { type DisclosureLogEntry, type DisclosureRequest, isOpen, Refusal } from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import { pageOf } from '../pages.ts';
import type { Steps } from '../steps.ts';
import type { DisclosureRows } from './disclosure-rows.ts';
import type { RecordRows } from './literal-records.ts';

const requestsInPage = 50;

const listedAt = ({ receivedAt, requestId }: DisclosureRequest): string => `${receivedAt}#${requestId}`;

const loggedAt = ({ at, disclosureId }: DisclosureLogEntry): string => `${at}#${disclosureId}`;

interface Surroundings {
  steps: Steps;
  rows: DisclosureRows;
  patients: RecordRows['patients'];
  write: (context: PracticeContext, trace: Trace, act: () => void) => void;
}

/** What is read of requests in memory, by practice. */
const literalReads = ({ steps, rows }: Surroundings) =>
  ({
    find: (context, requestId) => steps.take(() => rows.found(context, requestId)),
    list: (context, { cursor }) =>
      steps.take(() => {
        const requests = [...rows.files.values()].map(({ request }) => request);
        const newestFirst = ofPractice(context, requests).toSorted((one, other) =>
          listedAt(one) > listedAt(other) ? -1 : 1,
        );
        const page = pageOf(newestFirst, { size: requestsInPage, cursor, keyOf: listedAt });
        return page.cursor === undefined ? { requests: page.rows } : { requests: page.rows, cursor: page.cursor };
      }),
    manifest: (context, requestId) =>
      steps.take(() => (rows.found(context, requestId) === undefined ? undefined : rows.manifests.get(requestId))),
    recordsManifest: (context, requestId) =>
      steps.take(() =>
        rows.found(context, requestId) === undefined ? undefined : rows.recordsManifests.get(requestId),
      ),
    findUpload: (context, requestId, uploadId) =>
      steps.take(() => {
        const upload = inPractice(context, rows.uploads.get(uploadId));
        return upload?.requestId === requestId ? upload : undefined;
      }),
    log: (context, patientId) =>
      steps.take(() =>
        ofPractice(context, rows.log)
          .filter((entry) => entry.patientId === patientId)
          .toSorted((one, other) => (loggedAt(one) < loggedAt(other) ? -1 : 1)),
      ),
  }) satisfies Partial<DisclosureStore>;

/** Requests in memory, each read and each write one step. */
export const literalDisclosureStore = (surroundings: Surroundings): DisclosureStore => {
  const { steps, rows, patients, write } = surroundings;
  const written = (context: PracticeContext, trace: Trace, act: () => void) =>
    steps.take(() => write(context, trace, act));
  return {
    ...literalReads(surroundings),
    receive: (context, { request, decision, facts, ...more }, trace) =>
      written(context, trace, () => {
        if (!ofPractice(context, patients()).some(({ patientId }) => patientId === request.patientId))
          throw new Refusal('not-found');

        const first = { from: [], before: request, after: request, decision, ...more };
        const received = applied(emptyFile(request), { ...first, ...(facts === undefined ? {} : { facts }) });
        rows.files.set(request.requestId, received);
      }),
    change: (context, wanted, trace) => written(context, trace, () => rows.change(context, wanted)),
    addGrants: (context, granted, trace) => written(context, trace, () => rows.addGrants(context, granted)),
    markProgress: (context, progress) =>
      steps.take(() => {
        const file = rows.found(context, progress.requestId);
        if (file !== undefined) rows.files.set(progress.requestId, { ...file, progress });
      }),
    markJob: (context, job) =>
      steps.take(() => {
        const file = rows.found(context, job.requestId);
        const last = file?.jobs.find(({ jobId }) => jobId === job.jobId);
        if (file !== undefined && last !== undefined && isOpen(last)) rows.setJob(file, job);
      }),
    endJob: (context, job, trace) => written(context, trace, () => rows.endJob(context, job)),
    beginUpload: (context, upload, trace) =>
      written(context, trace, () => void rows.uploads.set(upload.uploadId, upload)),
  };
};
