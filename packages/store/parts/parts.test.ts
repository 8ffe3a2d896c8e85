import { applied, emptyFile } from '@sequester/domain';
import {
  Acceptance,
  Approval,
  ArtifactChange,
  ArtifactId,
  BuildProgress,
  DisclosureLogEntry,
  DisclosureRequest,
  Dispatch,
  FollowUp,
  GrantBatch,
  LetterId,
  Link,
  Opening,
  RecordedArtifact,
  RecordedDecision,
  RecordedFacts,
  RecordedLetter,
  RecordedManifest,
  RequestStatus,
  Statement,
  StatementDraft,
  UploadId,
  partNames,
  updatesOf,
  writtenOf,
  type Change,
} from '@sequester/model';
import { expect, test } from 'vitest';

import type { Item } from '../get-item.ts';
import recorded from '../recorded/request-rows.json' with { type: 'json' };
import type { Write } from '../transact.ts';
import { changeWrites } from './change-writes.ts';
import { fileOfRows } from './file-of-rows.ts';
import { addGrantsWrites } from './grants.ts';
import { rowsOfPart } from './part-rows.ts';

/** Of every part, as it was written before there was a table of parts. */
const given = recorded.change;
const change: Change = {
  from: given.from.map((status) => RequestStatus.parse(status)),
  before: DisclosureRequest.parse(given.before),
  after: DisclosureRequest.parse(given.after),
  decision: RecordedDecision.parse(given.decision),
  facts: RecordedFacts.parse(given.facts),
  artifact: RecordedArtifact.parse(given.artifact),
  artifactChange: {
    artifactId: ArtifactId.parse(given.artifactChange.artifactId),
    change: ArtifactChange.parse(given.artifactChange.change),
  },
  usedUpload: {
    uploadId: UploadId.parse(given.usedUpload.uploadId),
    artifactId: ArtifactId.parse(given.usedUpload.artifactId),
  },
  opening: {
    artifactId: ArtifactId.parse(given.opening.artifactId),
    opening: Opening.parse(given.opening.opening),
  },
  acceptance: {
    artifactId: ArtifactId.parse(given.acceptance.artifactId),
    acceptance: Acceptance.parse(given.acceptance.acceptance),
  },
  issued: Link.parse(given.issued),
  letter: RecordedLetter.parse(given.letter),
  dispatch: {
    letterId: LetterId.parse(given.dispatch.letterId),
    dispatch: Dispatch.parse(given.dispatch.dispatch),
  },
  statement: Statement.parse(given.statement),
  draft: StatementDraft.parse(given.draft),
  followUp: FollowUp.parse(given.followUp),
  entry: DisclosureLogEntry.parse(given.entry),
  manifest: RecordedManifest.parse(given.manifest),
  approvals: given.approvals.map((one) => Approval.parse(one)),
  granted: GrantBatch.parse(given.granted),
  ended: given.ended.map((one) => Link.parse(one)),
};
const { after } = change;
const progress = BuildProgress.parse(recorded.progress);
const putsOf = (writes: readonly Write[]): Item[] => writes.flatMap((write) => ('put' in write ? [write.put] : []));
const plainly = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Rows from before there were jobs have none, nor any of a lane of the ordinary record. */
const file = { ...recorded.file, jobs: [], lanes: [], laneDecisions: [], laneApprovals: [], recordsSelections: [] };

/** In the order of their sort keys, as a query gives them. */
const rowsOfRequest = [...putsOf(changeWrites('disclosures', change)), ...rowsOfPart('progress', progress, after)]
  .filter(({ pk }) => String(pk).endsWith(`#REQUEST#${after.requestId}#`))
  .toSorted((a, b) => (String(a['sk']) < String(b['sk']) ? -1 : 1));

test('every part of a request is written as the rows on disk are', () => {
  expect(plainly(changeWrites('disclosures', change))).toEqual(recorded.writes);
  expect(rowsOfPart('progress', progress, after)).toEqual([recorded.progressRow]);
  const batch = GrantBatch.parse({ ...change.granted, first: 1 });
  expect(plainly(addGrantsWrites('disclosures', { request: after, batch }))).toEqual(recorded.grants);
});

test('every part of a request is read from the rows on disk', () => {
  expect(plainly(fileOfRows(rowsOfRequest))).toEqual(file);
});

test('the rows on disk are of every part that a change wrote when they were written', () => {
  expect(partNames.filter((name) => writtenOf(change, name).length === 0)).toEqual([
    'artifactUpload',
    'progress',
    'job',
    'lane',
    'laneDecision',
    'laneApproval',
    'recordsSelection',
    'recordsManifest',
    'passcodeTold',
  ]);
  expect(partNames.flatMap((name) => updatesOf(change, name))).toHaveLength(2);
});

test('a change in memory leaves what a read after its writes finds', () => {
  const { issued, artifact, letter, approvals, ...later } = change;
  const earlier = { issued, artifact, letter, approvals };
  const base = { from: change.from, before: change.before, after };
  const first = applied({ ...emptyFile(change.before), progress }, { ...base, ...earlier });
  const ended = change.ended?.map(({ state, stateAt }) => ({ ...recorded.change.issued, state, stateAt }));
  expect(plainly(applied(first, later))).toEqual({ ...file, links: ended });
});

test('rows of no request make no file', () => {
  expect(fileOfRows(rowsOfRequest.filter(({ sk }) => sk !== 'REQUEST'))).toBe(undefined);
});

test('a selection of a thousand notes is packed, and comes back page by page', () => {
  const [approval] = change.approvals ?? [];
  const [note] = approval?.selection ?? [];
  const selection = Array.from({ length: 1000 }, (_, index) => ({ ...note, selected: [1, 2, 3, index + 5] }));
  const rows = rowsOfPart('approval', { ...approval, selection, grants: undefined }, after);
  expect(rows.every((row) => 'packed' in row)).toBe(true);
  const head = rowsOfRequest.filter(({ sk }) => sk === 'REQUEST');
  expect(fileOfRows([...head, ...rows])?.approvals[0]?.selection).toEqual(selection);
});
