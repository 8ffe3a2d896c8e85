import {
  type ChartDocumentPress,
  type ChartStore,
  type DocumentUploadStore,
  type DocumentVault,
  type PracticeKeyStore,
  sha256Hex,
} from '@sequester/domain';
import { type DocumentJob, documentKind, type DocumentUpload, isOpen, Refusal } from '@sequester/model';

import { inPractice } from '../in-practice.ts';
import type { LiteralLog } from '../literal-log.ts';
import { Steps } from '../steps.ts';

/** Objects in memory; `arriving` are the files that came, by upload. */
const literalVault = (steps: Steps) => {
  const objects = new Map<string, Uint8Array>();
  const arriving = new Map<string, Uint8Array>();
  const documentVault: DocumentVault = {
    begin: async ({ uploadId }) => `s3 ${uploadId}`,
    incoming: async ({ uploadId }, { number, bytes }) => ({
      url: `https://documents.example/${uploadId}?part=${number}`,
      headers: { 'content-length': String(bytes) },
    }),
    parts: async ({ uploadId }) => (arriving.has(uploadId) ? undefined : []),
    assemble: async () => undefined,
    arrived: ({ uploadId }) => steps.take(() => arriving.get(uploadId)),
    removeArrived: ({ uploadId }) => steps.take(() => void arriving.delete(uploadId)),
    keep: ({ practiceId }, { documentId, bytes }) =>
      steps.take(() => {
        const objectKey = `${practiceId}/${documentId}-${sha256Hex(bytes)}`;
        objects.set(objectKey, bytes);
        return { objectKey, sha256: sha256Hex(bytes) };
      }),
    opened: async ({ objectKey }, seconds) => `https://documents.example/${objectKey}?seconds=${seconds}`,
  };
  return { documentVault, objects, arriving };
};

const demand = (holds: boolean, code: 'stale' | 'request-state'): void => {
  if (!holds) throw new Refusal(code);
};

/** Uploads of documents in memory, beside charts in memory. */
export const literalDocuments = (log: LiteralLog, charts: ChartStore, steps = new Steps()) => {
  const uploads = new Map<string, DocumentUpload>();
  const jobs = new Map<string, DocumentJob>();
  const isLast = ({ uploadId, jobId }: DocumentJob): boolean => jobs.get(uploadId)?.jobId === jobId;
  const settle = (upload: DocumentUpload, job: DocumentJob): void => {
    demand(uploads.get(upload.uploadId)?.state === 'begun', 'request-state');
    demand(isLast(job), 'stale');
    uploads.set(upload.uploadId, upload);
    jobs.set(upload.uploadId, job);
  };
  const documentUploads: DocumentUploadStore = {
    find: async (context, { patientId, uploadId }) => {
      const upload = inPractice(context, uploads.get(uploadId));
      return upload?.patientId === patientId ? { upload, job: jobs.get(uploadId) } : undefined;
    },
    begin: async (context, upload, trace) => {
      const patient = await charts.patient(context, upload.patientId);
      if (patient === undefined) throw new Refusal('not-found');

      if (patient.merged !== undefined) throw new Refusal('patient-merged');

      log.write(context, trace, () => void uploads.set(upload.uploadId, upload));
    },
    beginInspection: async (context, { upload, job, before }, trace) => {
      demand(uploads.get(upload.uploadId)?.state === 'begun', 'stale');
      demand(jobs.get(upload.uploadId)?.jobId === before?.jobId, 'stale');
      log.write(context, trace, () => void jobs.set(upload.uploadId, job));
    },
    mark: ({ upload, job }) =>
      steps.take(() => {
        const last = jobs.get(upload.uploadId);
        if (last !== undefined && isLast(job) && isOpen(last)) jobs.set(upload.uploadId, job);
      }),
    fail: async (context, { upload, job }, trace) => {
      demand(isLast(job), 'stale');
      log.write(context, trace, () => void jobs.set(upload.uploadId, job));
    },
    refuse: (context, { upload, job }, trace) => steps.take(() => log.write(context, trace, () => settle(upload, job))),
    file: async (context, { upload, job, document }, trace) => {
      const { patientId, documentId: id } = document;
      const name = { kind: documentKind, patientId, id };
      await steps.take(() => {
        settle(upload, job);
        return charts.addEntry(context, { name, entry: document, begunBefore: true }, trace);
      });
    },
  };
  const practiceKeys: PracticeKeyStore = { practiceKey: async ({ practiceId }) => `arn:key/${practiceId}` };
  return { documentUploads, ...literalVault(steps), practiceKeys, jobs };
};

/** Takes whatever begins with `%PDF` as three pages, the second with words that cannot be seen. */
export const literalDocumentPress: ChartDocumentPress = {
  inspect: async (bytes) =>
    new TextDecoder().decode(bytes).startsWith('%PDF')
      ? {
          ok: true,
          pages: 3,
          bytes,
          sizes: [],
          takenOut: ['scripts'],
          hidden: [{ page: 2, how: 'same-colour', x: 1, y: 1, width: 1, height: 1 }],
        }
      : { ok: false, code: 'not-a-pdf', message: 'The file is no PDF. Send a PDF, a JPEG or a PNG.' },
};
