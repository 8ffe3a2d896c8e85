import {
  type Change,
  type DisclosureRequest,
  type RecordedDecision,
  RecordsLane,
  type RequestFile,
  type RequestStatus,
} from '@sequester/model';

import { hasTwoLanes, isOfRecordsAlone } from './lanes.ts';

/** A request as it stands for its ordinary record. `lane` says that it has another for its notes. */
export interface RecordsFile extends RequestFile {
  lane?: 'records';
}

/** Whether a file is that of the ordinary record: of a request that asks for nothing else, or of that lane of one. */
export const isOfRecords = ({ request, lane }: Pick<RecordsFile, 'request' | 'lane'>): boolean =>
  lane === 'records' || isOfRecordsAlone(request);

const begun = ({ practiceId, requestId, receivedAt, decisionId }: DisclosureRequest): RecordsLane => ({
  lane: 'records',
  practiceId,
  requestId,
  status: 'received',
  statusAt: receivedAt,
  round: 0,
  decisionId,
});

/** A request that was withdrawn has ended both ways. */
const statusOf = ({ withdrawnAt }: DisclosureRequest, { status }: RecordsLane): RequestStatus =>
  withdrawnAt === undefined ? status : 'withdrawn';

/**
 * A request as it stands for its ordinary record alone: the classes of the record, the decisions, approvals and links of that lane.
 * Undefined where none is asked for. A change of it is written by `changeOfRecords`.
 */
export const recordsFile = (file: RequestFile): RecordsFile | undefined => {
  const { request } = file;
  if (isOfRecordsAlone(request)) return file;

  if (!hasTwoLanes(request)) return undefined;

  const lane = file.lanes.find((one) => one.lane === 'records') ?? begun(request);
  const { extract: _extract, answeredAt: _answered, endedBecause: _ended, ...asked } = request;
  const classes = request.requested.classes.filter((one) => one !== 'psychotherapy_notes');
  const { lane: name, ...stands } = lane;
  return {
    ...file,
    lane: name,
    request: { ...asked, ...stands, status: statusOf(request, lane), requested: { ...request.requested, classes } },
    decisions: file.laneDecisions,
    approvals: file.laneApprovals,
    links: file.links.flatMap(({ lane: of, ...link }) => (of === 'records' ? [link] : [])),
    jobs: file.jobs.filter(({ kind }) => kind === 'records'),
    letters: [],
    statements: [],
    drafts: [],
  };
};

/** The row of the lane after a step of the ordinary record. */
export const recordsLaneOf = (after: DisclosureRequest): RecordsLane =>
  RecordsLane.parse({ ...after, lane: 'records' });

type LanePart = Pick<
  Change,
  | 'lanes'
  | 'laneDecision'
  | 'laneApprovals'
  | 'issued'
  | 'ended'
  | 'jobs'
  | 'recordsSelection'
  | 'recordsManifest'
  | 'entry'
>;

/** What a change of the ordinary record writes of a request with two lanes. */
const lanePart = ({
  after,
  decision,
  approvals,
  issued,
  ended,
  jobs,
  recordsSelection,
  recordsManifest,
  entry,
}: Change): LanePart => ({
  lanes: [recordsLaneOf(after)],
  ...(decision === undefined ? {} : { laneDecision: decision }),
  ...(approvals === undefined ? {} : { laneApprovals: approvals }),
  ...(issued === undefined ? {} : { issued: { ...issued, lane: 'records' } }),
  ...(ended === undefined ? {} : { ended }),
  ...(jobs === undefined ? {} : { jobs }),
  ...(recordsSelection === undefined ? {} : { recordsSelection }),
  ...(recordsManifest === undefined ? {} : { recordsManifest }),
  ...(entry === undefined ? {} : { entry }),
});

/** A change of the ordinary record as a change of its request. The lane of the notes stays where it is. */
export const changeOfRecords = (file: RequestFile, change: Change): Change => {
  const { request } = file;
  if (isOfRecordsAlone(request)) return change;

  const after = { ...request, revision: request.revision + 1 };
  return { from: [request.status], before: request, after, ...lanePart(change) };
};

/** One change of both lanes: that of the notes, and what the same fact or paper makes of the ordinary record. */
export const changeOfBoth = (change: Change, ofRecords: Change): Change => {
  const { ended = [], jobs = [], ...part } = lanePart(ofRecords);
  const [allEnded, allJobs] = [
    [...(change.ended ?? []), ...ended],
    [...(change.jobs ?? []), ...jobs],
  ];
  return {
    ...change,
    ...part,
    ...(allEnded.length === 0 ? {} : { ended: allEnded }),
    ...(allJobs.length === 0 ? {} : { jobs: allJobs }),
  };
};

/** The records that the last decision was made on: for those who may not see the chart. Undefined where there was none. */
export const recordsOnRecord = (decisions: readonly RecordedDecision[]): RecordedDecision['facts']['other_records'] =>
  decisions.findLast(({ facts }) => facts.other_records)?.facts.other_records;
