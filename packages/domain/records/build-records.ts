import {
  isOpen,
  type Change,
  type JobId,
  type RecordsSelection,
  type RequestId,
  type RequestJob,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { decidedBy, releases, standsOn } from '../disclosures/decision.ts';
import { onFresh } from '../disclosures/fresh.ts';
import type { DisclosureStore, RequestRecords } from '../disclosures/ports.ts';
import { atNextRevision, settled } from '../disclosures/settle.ts';
import { stepped, transitions } from '../disclosures/transitions.ts';
import { done, failed, running } from '../jobs/job-steps.ts';
import { allowedRecords } from './allowed-records.ts';
import { pinned, selectionOfRecords } from './choose-records.ts';
import { type JudgedRecords, judgedRecords } from './judged-records.ts';
import { isOwnAccess } from './lanes.ts';
import { type ChartRecords, RecordsUnfit, type RecordsPress, type RecordVault } from './ports.ts';
import { madeOf, type MadeExtract } from './press-chosen.ts';
import { chosenRecords, isWithinRecords } from './records-ceiling.ts';
import { changeOfRecords } from './records-file.ts';

export interface RecordsBuildStores {
  disclosures: DisclosureStore;
  records: Pick<RequestRecords, 'practice' | 'policy' | 'member'>;
  chartRecords: ChartRecords;
  recordVault: RecordVault;
  recordsPress: RecordsPress;
}

/** How often a build is begun. One that never ends is refused. */
const beginningsAtMost = 4;

interface Building extends JudgedRecords {
  job: RequestJob;
}

const refused = async (
  stores: RecordsBuildStores,
  context: PracticeContext,
  building: Building,
  code: string,
): Promise<void> => {
  const { request } = building.file;
  const { requestId, patientId } = request;
  const change: Change = {
    from: transitions.refuseBuild.from,
    before: request,
    after: { ...stepped(request, transitions.refuseBuild, context.now), endedBecause: code },
    jobs: [failed(building.job, 'refused', context)],
  };
  const event = auditEvent(context, 'disclosure.build-refused', {
    requestId,
    patientId,
    lane: 'records',
    codes: [code],
  });
  await stores.disclosures.change(context, changeOfRecords(building.whole, change), { event });
};

const refusedByLaw = async (
  stores: RecordsBuildStores,
  context: PracticeContext,
  building: Building,
): Promise<void> => {
  const { file, decided, job } = building;
  const { requestId, patientId } = file.request;
  const change = settled(file, decided);
  const codes = decided.decision.reasons.map(({ code }) => code);
  const event = auditEvent(context, 'disclosure.build-refused', {
    requestId,
    patientId,
    lane: 'records',
    codes,
    ...decidedBy(decided),
  });
  const ended: Change = { ...change, jobs: [failed(job, 'refused', context)] };
  await stores.disclosures.change(context, changeOfRecords(building.whole, ended), { event });
};

/** Of the patient's own access all that may leave is taken, as it stands now: on record before anything is built of it. */
const takenWhole = async (
  stores: RecordsBuildStores,
  context: PracticeContext,
  building: Building,
): Promise<RecordsSelection | 'recorded'> => {
  const { file, decided } = building;
  const { allowed } = await allowedRecords(stores, context, building);
  const choice = { format: 'both' as const };
  const selection = selectionOfRecords(context, building, {
    choice,
    entries: await pinned(stores, context, building, allowed),
  });
  const before = chosenRecords(file);
  if (before?.sha256 === selection.sha256) return before;

  const { request } = file;
  const { requestId, patientId } = request;
  const change: Change = {
    from: [request.status],
    before: request,
    after: { ...atNextRevision(request), ...standsOn(decided) },
    decision: decided,
    recordsSelection: selection,
  };
  const event = auditEvent(context, 'records.chosen', {
    requestId,
    patientId,
    sha256: selection.sha256,
    count: selection.entries.length,
    takenOut: 0,
    ...decidedBy(decided),
  });
  await stores.disclosures.change(context, changeOfRecords(building.whole, change), { event });
  return 'recorded';
};

const recorded = async (
  stores: RecordsBuildStores,
  context: PracticeContext,
  building: Building,
  { extract, manifest }: MadeExtract,
): Promise<void> => {
  const { file, decided, job } = building;
  const { request } = file;
  const { requestId, patientId } = request;
  const change: Change = {
    from: transitions.makeReady.from,
    before: request,
    after: { ...stepped(request, transitions.makeReady, context.now), ...standsOn(decided), extract },
    decision: decided,
    recordsManifest: manifest,
    jobs: [done(job, context)],
  };
  const event = auditEvent(context, 'disclosure.built', {
    requestId,
    patientId,
    lane: 'records',
    sha256: extract.sha256,
    pages: extract.pages,
    sourcePages: extract.sourcePages,
    ...decidedBy(decided),
  });
  await stores.disclosures.change(context, changeOfRecords(building.whole, change), { event });
};

const begun = async (
  { disclosures }: RecordsBuildStores,
  context: PracticeContext,
  { job }: Building,
): Promise<RequestJob> => {
  const next = { ...running(job, context), begun: (job.begun ?? 0) + 1 };
  await disclosures.markJob(context, next);
  return next;
};

const build = async (
  stores: RecordsBuildStores,
  context: PracticeContext,
  judged: Building,
): Promise<'again' | undefined> => {
  const building = { ...judged, job: await begun(stores, context, judged) };
  const { file, decided, job } = building;
  if ((job.begun ?? 0) > beginningsAtMost) {
    await refused(stores, context, building, 'build-cut-off');
    return undefined;
  }
  if (!releases(decided.decision) || !isWithinRecords(file, decided)) {
    await refusedByLaw(stores, context, building);
    return undefined;
  }
  try {
    const selection = isOwnAccess(file.request) ? await takenWhole(stores, context, building) : chosenRecords(file);
    if (selection === 'recorded') return 'again';

    if (selection === undefined || selection.entries.length === 0) throw new RecordsUnfit('nothing-held');

    await recorded(stores, context, building, await madeOf(stores, context, building, selection));
  } catch (error) {
    if (!(error instanceof RecordsUnfit)) throw error;

    await refused(stores, context, building, error.code);
  }
  return undefined;
};

/**
 * Builds the ordinary record of a request: asks the law again, reads what was chosen, sets and checks it, keeps it once, and puts it on
 * record. Cut short anywhere and called again, it ends in one extract and one record of it. A job that is over does nothing.
 */
export const buildRecords =
  ({ chartRecords, ...stores }: RecordsBuildStores) =>
  async (
    context: PracticeContext,
    { requestId, jobId }: { requestId: RequestId; jobId: JobId },
  ): Promise<'built' | 'nothing'> => {
    for (let steps = 0; ; steps += 1) {
      const next = await onFresh(async () => {
        if ((await stores.disclosures.find(context, requestId)) === undefined) return 'nothing' as const;

        const judged = await judgedRecords({ ...stores, chartIndex: chartRecords }, context, requestId, 'build');
        const job = judged.file.jobs.find((one) => one.jobId === jobId);
        if (job === undefined || !isOpen(job) || judged.file.request.status !== 'building') return 'nothing' as const;

        return build({ ...stores, chartRecords }, context, { ...judged, job });
      });
      if (next !== 'again') return next ?? 'built';

      if (steps > 3) throw new Error('the record changes while it is built');
    }
  };
