import type {
  Change,
  RecordedDecision,
  RequestFile,
  RequestId,
  RequestJob,
  RequestStatus,
  WrittenStatement,
} from '@sequester/model';

import { atOnce } from '../at-once.ts';
import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { done, failed, running } from '../jobs/job-steps.ts';
import { isOfRecordsAlone } from '../records/lanes.ts';
import { decide, notesAndPolicy } from './adjudicate-request.ts';
import { selectionOf, spentApprovals, withinCeiling } from './ceiling.ts';
import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { decidedBy, releases, standsOn } from './decision.ts';
import { onFresh } from './fresh.ts';
import { parallelCalls, pressed, Unfit, type BuildStores } from './press-extract.ts';
import { progressReport, type ProgressReport } from './report-progress.ts';
import { settled, atNextRevision } from './settle.ts';
import { statementPaper } from './statement-paper.ts';
import { writtenStatement } from './statement.ts';
import { stepped, transitions } from './transitions.ts';

/** What the law is asked about now. Refuses where a note that was selected is not what the index says it is. */
const known = async (stores: BuildStores, context: PracticeContext, file: RequestFile) => {
  const found = await notesAndPolicy(stores, context, file);
  const now = new Map(found.notes.map((note) => [note.noteId, note]));
  for (const { noteId, version, sha256, draft } of selectionOf(file)) {
    const note = now.get(noteId);
    if (note?.draft === draft && note?.version === version && note.sha256 !== sha256)
      throw new Unfit(['source-not-as-indexed']);
  }
  return found;
};

/** The statement that was written, set as a page: no note is opened for it, no grant and no key is used. */
const setStatement = async (
  { paperPress }: BuildStores,
  { file, decided, statement }: { file: RequestFile; decided: RecordedDecision; statement: WrittenStatement },
) => {
  const extract = await paperPress.set(statementPaper(file.request, decided, statement));
  return { ...extract, manifest: undefined, sourcePages: extract.pages };
};

/** Puts down that an error ended a try, so that nobody takes it for one that was cut off. What was refused needs no other try. */
const reported = async <Made>(report: ProgressReport, press: () => Promise<Made>): Promise<Made> => {
  try {
    return await press();
  } catch (error) {
    if (!(error instanceof Unfit)) await report.fail().catch(() => undefined);

    throw error;
  }
};

/** The job of a build, where one was begun with it. */
const jobOf = ({ jobs }: RequestFile): RequestJob | undefined => jobs.find(({ kind }) => kind === 'build');

/** The end of that job, as part of the change that ends the build. */
const ended = (file: RequestFile, end: (job: RequestJob) => RequestJob): Pick<Change, 'jobs'> => {
  const job = jobOf(file);
  return job === undefined ? {} : { jobs: [end(job)] };
};

const built = async (
  stores: BuildStores,
  context: PracticeContext,
  { file, decided }: { file: RequestFile; decided: RecordedDecision },
): Promise<void> => {
  const { request } = file;
  const { requestId, patientId } = request;
  const report = progressReport(stores, context, file);
  const statement = writtenStatement(file);
  const made =
    statement === undefined
      ? await reported(report, () => pressed(stores, { file, decided, report }))
      : await setStatement(stores, { file, decided, statement });
  const { bytes, pages, sha256, sourcePages, manifest } = made;
  await report.step('keeping');
  const { keyArn } = await stores.records.practice(context);
  const { objectKey } = await stores.vault.keep(context, { requestId, keyArn, bytes, sha256 });
  const extract = { objectKey, sha256, bytes: bytes.length, pages, sourcePages, builtAt: context.now };
  const after = { ...stepped(request, transitions.makeReady, context.now), ...standsOn(decided), extract };
  const recorded =
    manifest === undefined
      ? {}
      : { manifest: { practiceId: request.practiceId, requestId, at: context.now, manifest } };
  const change: Change = {
    from: transitions.makeReady.from,
    before: request,
    after,
    decision: decided,
    ...recorded,
    ...ended(file, (job) => done(job, context)),
  };
  const event = auditEvent(context, 'disclosure.built', {
    requestId,
    patientId,
    sha256,
    pages,
    sourcePages,
    ...decidedBy(decided),
  });
  await stores.disclosures.change(context, change, { event });
};

const refused = async (
  stores: BuildStores,
  context: PracticeContext,
  { file, codes }: { file: RequestFile; codes: string[] },
): Promise<void> => {
  const { request } = file;
  const { requestId, patientId } = request;
  const after = { ...stepped(request, transitions.refuseBuild, context.now), endedBecause: codes[0] ?? 'unfit' };
  const event = auditEvent(context, 'disclosure.build-refused', { requestId, patientId, codes });
  const end = ended(file, (job) => failed(job, 'refused', context));
  const change: Change = { from: transitions.refuseBuild.from, before: request, after, ...end };
  await stores.disclosures.change(context, change, { event });
};

const build = async (stores: BuildStores, context: PracticeContext, file: RequestFile): Promise<void> => {
  const { requestId, patientId } = file.request;
  const begun = jobOf(file);
  if (begun !== undefined) await stores.disclosures.markJob(context, running(begun, context));

  try {
    const decided = decide(context, { ...file, ...(await known(stores, context, file)) }, 'build');
    if (releases(decided.decision) && withinCeiling(file, decided))
      return await built(stores, context, { file, decided });

    const asIfNoNotes = decisionAsIfNoNotes(decided);
    const codes = asIfNoNotes.reasons.map(({ code }) => code);
    const event = auditEvent(context, 'disclosure.build-refused', {
      requestId,
      patientId,
      codes,
      outcome: asIfNoNotes.outcome,
      ...decidedBy(decided),
    });
    const end = ended(file, (job) => failed(job, 'refused', context));
    return await stores.disclosures.change(context, { ...settled(file, decided), ...end }, { event });
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;

    return refused(stores, context, { file, codes: error.codes });
  }
};

/** Retires every grant that has no further use, then records it. */
const retireSpent = async (
  { disclosures, vault }: BuildStores,
  context: PracticeContext,
  file: RequestFile,
): Promise<boolean> => {
  const spent = spentApprovals(file);
  if (spent.length === 0) return false;

  const grants = spent.flatMap((approval) => approval.grants ?? []);
  await atOnce(grants, parallelCalls, (grant) => vault.retire(grant));
  const { request } = file;
  const { requestId, patientId } = request;
  const approvals = spent.map((approval) => ({ ...approval, grantsRetiredAt: context.now }));
  const event = auditEvent(context, 'disclosure.grants-retired', {
    requestId,
    patientId,
    grants: grants.map(({ grantId }) => grantId),
  });
  await disclosures.change(
    context,
    { from: [request.status], before: request, after: atNextRevision(request), approvals },
    { event },
  );
  return true;
};

export interface BuildReport {
  status: RequestStatus;
  /** Whether there was something to build; `status` says how it ended. */
  attempted: boolean;
  retired: boolean;
}

/**
 * Brings a request that was granted to where it must be: asks the law again, opens just the selected objects, builds,
 * verifies (an extract that fails is never stored), stores once, records, retires the grants. Cut short anywhere and
 * called again, it ends in one extract, one record of it, and no grant standing.
 */
export const buildRequestExtract =
  (stores: BuildStores) =>
  async (context: PracticeContext, requestId: RequestId): Promise<BuildReport | undefined> =>
    onFresh(async () => {
      const file = await stores.disclosures.find(context, requestId);
      if (file === undefined) return undefined;

      const building = file.request.status === 'building' && !isOfRecordsAlone(file.request);
      if (building) await build(stores, context, file);

      const after = building ? ((await stores.disclosures.find(context, requestId)) ?? file) : file;
      const retired = await retireSpent(stores, context, after);
      return { status: after.request.status, attempted: building, retired };
    });
