import type {
  Approval,
  BuiltExtract,
  Instant,
  RecordFormat,
  RequestFile,
  RequestJob,
  RequestStatus,
} from '@sequester/model';

import { awaitedApprovals, type Awaited } from '../disclosures/ceiling.ts';
import { endingOf, type Ending } from '../disclosures/ending.ts';
import { lastDecision, shownDecision, type ShownDecision } from '../disclosures/shown-decision.ts';
import { endedStates } from '../disclosures/transitions.ts';
import { shownJob, type ShownJob } from '../jobs/shown-job.ts';
import { approvalsOfRecords, chosenRecords } from './records-ceiling.ts';
import { recordsFile, type RecordsFile } from './records-file.ts';

/** What was chosen of the ordinary record, by its digest: how many entries, and as what. */
interface ShownSelection {
  sha256: string;
  at: Instant;
  by: string;
  format: RecordFormat;
  entries: number;
  takenOut: number;
}

/** How far the ordinary record of a request has come. Nothing in it depends on whether psychotherapy notes exist. */
export interface ShownRecords {
  status: RequestStatus;
  statusAt: Instant;
  decision: ShownDecision;
  selection?: ShownSelection;
  approvals: Pick<Approval, 'as' | 'memberId' | 'at'>[];
  awaits: Pick<Awaited, 'as'>[];
  job?: ShownJob & Pick<RequestJob, 'progress'>;
  ending?: Ending;
  extract?: Pick<BuiltExtract, 'sha256' | 'bytes' | 'pages' | 'builtAt'>;
  json?: { sha256: string; bytes: number };
}

const shownSelection = (file: RecordsFile): { selection?: ShownSelection } => {
  const chosen = chosenRecords(file);
  if (chosen === undefined) return {};

  const { sha256, at, by, format, entries, takenOut = [] } = chosen;
  return { selection: { sha256, at, by, format, entries: entries.length, takenOut: takenOut.length } };
};

const shownExtract = ({ request: { extract } }: RecordsFile): Pick<ShownRecords, 'extract' | 'json'> => {
  if (extract === undefined) return {};

  const { sha256, bytes, pages, builtAt, json } = extract;
  return {
    extract: { sha256, bytes, pages, builtAt },
    ...(json === undefined ? {} : { json: { sha256: json.sha256, bytes: json.bytes } }),
  };
};

const shownWork = ({ jobs }: RecordsFile): Pick<ShownRecords, 'job'> => {
  const job = jobs.find(({ kind }) => kind === 'records');
  if (job === undefined) return {};

  return { job: { ...shownJob(job), ...(job.progress === undefined ? {} : { progress: job.progress }) } };
};

/** The ordinary record of a request as it stands; undefined where none is asked for, or the law was not asked yet. */
export const shownRecords = (whole: RequestFile): ShownRecords | undefined => {
  const file = recordsFile(whole);
  if (file === undefined || file.decisions.length === 0) return undefined;

  const last = lastDecision(file);
  const { status, statusAt } = file.request;
  const ending = endedStates.includes(status) ? endingOf(file.request) : undefined;
  return {
    status,
    statusAt,
    decision: shownDecision(last, false),
    ...shownSelection(file),
    approvals: approvalsOfRecords(file).map(({ as, memberId, at }) => ({ as, memberId, at })),
    awaits: status === 'in-review' ? awaitedApprovals(file, last).map(({ as }) => ({ as })) : [],
    ...shownWork(file),
    ...(ending === undefined ? {} : { ending }),
    ...shownExtract(file),
  };
};
