import {
  applied,
  approvalKey,
  type PracticeContext,
  emptyFile,
  type ExtractSource,
  type Paper,
  sha256Hex,
  type Trace,
  withGrants,
} from '@sequester/domain';
import {
  type ArtifactUpload,
  type AuditEvent,
  type BuildProgress,
  CalendarDate,
  type Change,
  type Cover,
  type DisclosureLogEntry,
  type DisclosureRequest,
  type Grant,
  type GrantBatch,
  type IndexedNote,
  isOpen,
  lawAlone,
  type PolicyInForce,
  type Licence,
  type PrivacyContact,
  type RecordedManifest,
  Refusal,
  type RequestFile,
  type RequestId,
  type RequestJob,
} from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import { literalLog, type LiteralLog } from '../literal-log.ts';
import { pageOf } from '../pages.ts';
import {
  contentOf,
  document,
  firstTherapistId,
  memberRows,
  notes as theNotes,
  now,
  patientId,
  practiceId,
  privacyContact,
  secondTherapistId,
} from './example-disclosures.ts';

/** Thrown by a store as if the process had ended there. */
export class Crash extends Error {}

/** Counts steps and ends the process at one of them: before it has any effect, or just after. */
class Steps {
  taken = 0;
  #at: number | undefined;
  #when: 'before' | 'after' = 'before';

  crashAt(step: number | undefined, when: 'before' | 'after' = 'before'): void {
    this.taken = 0;
    this.#at = step;
    this.#when = when;
  }

  async take<Answer>(act: () => Answer): Promise<Answer> {
    this.taken += 1;
    const here = this.taken === this.#at;
    await new Promise((resolve) => setImmediate(resolve));
    if (here && this.#when === 'before') throw new Crash();

    const answer = act();
    if (here) throw new Crash();

    return answer;
  }
}

const requestsInPage = 50;

const listedAt = ({ receivedAt, requestId }: DisclosureRequest): string => `${receivedAt}#${requestId}`;

const loggedAt = ({ at, disclosureId }: DisclosureLogEntry): string => `${at}#${disclosureId}`;

const withJob = (file: RequestFile, job: RequestJob): RequestFile => ({
  ...file,
  jobs: file.jobs.map((one) => (one.jobId === job.jobId ? job : one)),
});

/** The whole of what disclosures keep, in memory, with the guarantees that the real stores give. */
export const literalStores = ({
  notes = [...theNotes],
  record = literalLog(),
}: { notes?: IndexedNote[]; record?: LiteralLog } = {}) => {
  const { events } = record;
  const steps = new Steps();
  const files = new Map<RequestId, RequestFile>();
  const uploads = new Map<string, ArtifactUpload>();
  const answers = new Map<string, unknown>();
  const grants = new Map<string, Grant>();
  const extracts = new Map<string, Uint8Array>();
  const log: DisclosureLogEntry[] = [];
  const pending = { tries: 0 };
  const contact: { now: PrivacyContact | undefined } = { now: privacyContact };
  const licence: { now: Licence | undefined } = { now: undefined };
  const papers = new Map<string, Uint8Array>();
  const manifests = new Map<RequestId, RecordedManifest>();
  const policy: { now: PolicyInForce } = { now: lawAlone };
  const findings: { code: string }[] = [];

  const patients = new Set([`${practiceId} ${patientId}`]);
  const found = (context: PracticeContext, requestId: RequestId): RequestFile | undefined => {
    const file = files.get(requestId);
    return inPractice(context, file?.request) === undefined ? undefined : file;
  };
  const write = (context: PracticeContext, trace: Trace, act: () => void): void => {
    record.write(context, trace, act);
    if (context.attempt !== undefined) answers.set(context.attempt.keySha256, trace.answer);
  };
  const change = (context: PracticeContext, wanted: Change): void => {
    const file = found(context, wanted.before.requestId);
    if (
      file === undefined ||
      file.request.revision !== wanted.before.revision ||
      !wanted.from.includes(file.request.status)
    )
      throw new Refusal('stale');

    const { usedUpload } = wanted;
    const upload = usedUpload === undefined ? undefined : uploads.get(usedUpload.uploadId);
    if (upload?.artifactId !== undefined) throw new Refusal('upload-used');

    if (upload !== undefined && usedUpload !== undefined)
      uploads.set(usedUpload.uploadId, { ...upload, artifactId: usedUpload.artifactId });

    files.set(wanted.after.requestId, applied(file, wanted));
    if (wanted.manifest !== undefined) manifests.set(wanted.manifest.requestId, wanted.manifest);

    log.push(...(wanted.entry === undefined ? [] : [wanted.entry]));
  };

  const addGrants = (
    context: PracticeContext,
    { request, batch }: { request: RequestFile['request']; batch: GrantBatch },
  ): void => {
    const file = found(context, batch.requestId);
    const made = file?.approvals.find((approval) => approvalKey(approval) === batch.approval)?.grants?.length ?? 0;
    if (
      file === undefined ||
      file.request.status !== request.status ||
      file.request.round !== request.round ||
      made !== batch.first
    )
      throw new Refusal('stale');

    files.set(batch.requestId, { ...file, approvals: withGrants(file.approvals, [batch]) });
  };

  return {
    steps,
    files,
    uploads,
    events,
    answers,
    grants,
    extracts,
    pending,
    policy,
    contact,
    licence,
    keptPapers: papers,
    findings,
    /** Who is on the chart: a practice and a patient. */
    patients,
    write,
    attempts: record.attempts,
    disclosureLog: log,
    traces: { record: (_context: PracticeContext, event: AuditEvent) => steps.take(() => void events.push(event)) },
    disclosures: {
      find: (context: PracticeContext, requestId: RequestId) => steps.take(() => found(context, requestId)),
      list: (context: PracticeContext, { cursor }: { cursor?: string | undefined }) =>
        steps.take(() => {
          const requests = [...files.values()].map(({ request }) => request);
          const newestFirst = ofPractice(context, requests).toSorted((one, other) =>
            listedAt(one) > listedAt(other) ? -1 : 1,
          );
          const page = pageOf(newestFirst, { size: requestsInPage, cursor, keyOf: listedAt });
          return page.cursor === undefined ? { requests: page.rows } : { requests: page.rows, cursor: page.cursor };
        }),
      receive: (
        context: PracticeContext,
        {
          request,
          decision,
          facts,
        }: {
          request: RequestFile['request'];
          decision: RequestFile['decisions'][number];
          facts?: RequestFile['facts'][number];
        },
        trace: Trace,
      ) =>
        steps.take(() =>
          write(context, trace, () => {
            if (!patients.has(`${context.practiceId} ${request.patientId}`)) throw new Refusal('not-found');

            const first = { from: [], before: request, after: request, decision };
            const received = applied(emptyFile(request), { ...first, ...(facts === undefined ? {} : { facts }) });
            files.set(request.requestId, received);
          }),
        ),
      change: (context: PracticeContext, wanted: Change, trace: Trace) =>
        steps.take(() => write(context, trace, () => change(context, wanted))),
      addGrants: (
        context: PracticeContext,
        granted: { request: RequestFile['request']; batch: GrantBatch },
        trace: Trace,
      ) => steps.take(() => write(context, trace, () => addGrants(context, granted))),
      markProgress: (context: PracticeContext, progress: BuildProgress) =>
        steps.take(() => {
          const file = found(context, progress.requestId);
          if (file !== undefined) files.set(progress.requestId, { ...file, progress });
        }),
      markJob: (context: PracticeContext, job: RequestJob) =>
        steps.take(() => {
          const file = found(context, job.requestId);
          const last = file?.jobs.find(({ jobId }) => jobId === job.jobId);
          if (file !== undefined && last !== undefined && isOpen(last)) files.set(job.requestId, withJob(file, job));
        }),
      endJob: (context: PracticeContext, job: RequestJob, trace: Trace) =>
        steps.take(() =>
          write(context, trace, () => {
            const file = found(context, job.requestId);
            if (file?.jobs.some(({ jobId }) => jobId === job.jobId) !== true) throw new Refusal('stale');

            files.set(job.requestId, withJob(file, job));
          }),
        ),
      manifest: (context: PracticeContext, requestId: RequestId) =>
        steps.take(() => (found(context, requestId) === undefined ? undefined : manifests.get(requestId))),
      beginUpload: (context: PracticeContext, upload: ArtifactUpload, trace: Trace) =>
        steps.take(() => write(context, trace, () => void uploads.set(upload.uploadId, upload))),
      findUpload: (context: PracticeContext, requestId: RequestId, uploadId: string) =>
        steps.take(() => {
          const upload = inPractice(context, uploads.get(uploadId));
          return upload?.requestId === requestId ? upload : undefined;
        }),
      log: (context: PracticeContext, patient: string) =>
        steps.take(() =>
          ofPractice(context, log)
            .filter((entry) => entry.patientId === patient)
            .toSorted((one, other) => (loggedAt(one) < loggedAt(other) ? -1 : 1)),
        ),
    },
    noteIndex: { ofPatient: () => steps.take(() => notes) },
    records: {
      patient: () =>
        steps.take(() => ({
          name: { given: 'Paula', family: 'Invented' },
          living: true,
          birthDate: CalendarDate.parse('1992-03-04'),
        })),
      policy: () => steps.take(() => policy.now),
      practice: () =>
        steps.take(() => ({
          name: 'Example Practice',
          keyArn: 'arn:practice-key',
          part2Program: false,
          state: 'NY' as const,
          ...(contact.now === undefined ? {} : { privacyContact: contact.now }),
          ...(licence.now === undefined ? {} : { licence: licence.now }),
        })),
      member: (_context: PracticeContext, memberId: string) =>
        steps.take(() => memberRows.find((row) => row.memberId === memberId)),
      providerKey: (_context: PracticeContext, memberId: string) =>
        steps.take(() =>
          [firstTherapistId, secondTherapistId].some((one) => one === memberId) ? `arn:key/${memberId}` : undefined,
        ),
    },
    artifactVault: {
      incoming: () => steps.take(() => ({ url: 'https://artifacts.example.test/put', headers: {} })),
      arrived: (upload: ArtifactUpload) =>
        steps.take(() => ({ bytes: document, objectKey: `artifacts/${upload.uploadId}.pdf` })),
    },
    documents: {
      keep: (_context: PracticeContext, { sha256 }: { sha256: string }) =>
        steps.take(() => ({ objectKey: `papers/${sha256}.pdf` })),
    },
    documentPress: {
      document: (bytes: Uint8Array) =>
        steps.take(() =>
          Buffer.from(bytes).includes('%PDF-')
            ? {
                ok: true as const,
                bytes: Buffer.concat([bytes, Buffer.from(' inspected')]),
                type: 'application/pdf' as const,
              }
            : { ok: false as const, code: 'not-a-pdf', message: 'This file is not a PDF.' },
        ),
    },
    grants_: {
      grant: (_context: PracticeContext, { keyArn, note }: { keyArn: string; note: IndexedNote }) =>
        steps.take(() => {
          const grant = { keyArn, grantId: `grant-${note.noteId}-${note.version}`, objectKey: note.objectKey };
          grants.set(grant.grantId, grant);
          return grant;
        }),
    },
    tokens: { digest: (_context: PracticeContext, linkId: string) => steps.take(() => sha256Hex(linkId)) },
    vault: {
      opened: (note: IndexedNote) =>
        steps.take(() => {
          pending.tries -= 1;
          const granted = [...grants.values()].some(({ objectKey }) => objectKey === note.objectKey);
          return granted && pending.tries < 0 ? contentOf(note) : undefined;
        }),
      keep: (_context: PracticeContext, { bytes, sha256 }: { bytes: Uint8Array; sha256: string }) =>
        steps.take(() => {
          const there = extracts.get(sha256);
          if (there !== undefined && Buffer.compare(there, bytes) !== 0)
            throw new Error('another extract under this name');

          extracts.set(sha256, bytes);
          return { objectKey: `extracts/${sha256}.pdf` };
        }),
      retire: (grant: Grant) => steps.take(() => void grants.delete(grant.grantId)),
    },
    press: {
      build: ({ cover, sources }: { cover: Cover; sources: ExtractSource[] }) =>
        steps.take(() => {
          const bytes = Buffer.from(JSON.stringify(sources.map(({ id, pages }) => ({ id, pages }))));
          const sha256 = sha256Hex(bytes);
          const read = sources.map(({ id, bytes: source, pages, redactions }) => ({
            id,
            sha256: sha256Hex(source),
            pages,
            redactions,
          }));
          const manifest = { format: 'sequester-extract/2', sha256, cover, sources: read, coverPages: 1, pages: [] };
          return { bytes, pages: 1 + sources.flatMap(({ pages }) => pages).length, sha256, manifest };
        }),
      sizes: () => steps.take(() => Array.from({ length: 3 }, () => ({ width: 612, height: 792 }))),
      verify: () => steps.take(() => ({ ok: findings.length === 0, findings })),
    },
    papers: {
      keep: (_context: PracticeContext, { bytes, sha256 }: { bytes: Uint8Array; sha256: string }) =>
        steps.take(() => {
          papers.set(sha256, bytes);
          return { objectKey: `papers/${sha256}.pdf` };
        }),
    },
    paperPress: {
      set: (paper: Paper) =>
        steps.take(() => {
          const bytes = Buffer.from(JSON.stringify(paper));
          return { bytes, pages: 1, sha256: sha256Hex(bytes) };
        }),
    },
    paperDoor: {
      signed: ({ objectKey, filename, seconds }: { objectKey: string; filename: string; seconds: number }) =>
        steps.take(() => `https://papers.example.test/${objectKey}?as=${filename}&seconds=${seconds}`),
    },
    wait: async (tries: number) => tries < 3,
    clock: () => now,
  };
};

export type LiteralStores = ReturnType<typeof literalStores>;
