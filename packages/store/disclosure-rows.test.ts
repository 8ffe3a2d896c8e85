import { applied, BuildProgress, GrantBatch, type Change, type RequestFile } from '@sequester/domain';
import { expect, test } from 'vitest';

import { addGrantsWrites, changeWrites, fileOfRows, manifestOfRows, progressRow } from './disclosure-rows.ts';
import type { Item } from './dynamo.ts';
import recorded from './recorded/request-parts.json' with { type: 'json' };
import type { Write } from './transact.ts';

const change = recorded.change as unknown as Change;
const { after } = change;
const putsOf = (writes: readonly Write[]): Item[] => writes.flatMap((write) => ('put' in write ? [write.put] : []));
const plainly = (given: unknown): unknown => JSON.parse(JSON.stringify(given));

/** In the order of their sort keys, as a query gives them. */
const inOrder = (rows: readonly Item[]): Item[] =>
  rows.toSorted((a, b) => (String(a['sk']) < String(b['sk']) ? -1 : 1));

const rowsOfRequest = inOrder(
  [...putsOf(changeWrites('disclosures', change)), progressRow(BuildProgress.parse(recorded.progress))].filter(
    ({ pk }) => String(pk).endsWith(`#REQUEST#${after.requestId}#`),
  ),
);

test('every part of a request is written as the rows on disk are', () => {
  expect(plainly(changeWrites('disclosures', change))).toEqual(recorded.writes);
  expect(progressRow(BuildProgress.parse(recorded.progress))).toEqual(recorded.progressRow);
  const batch = GrantBatch.parse({ ...change.granted, first: 1 });
  expect(plainly(addGrantsWrites('disclosures', { request: after, batch }))).toEqual(recorded.grants);
});

test('every part of a request is read from the rows on disk', () => {
  expect(plainly(fileOfRows(rowsOfRequest))).toEqual(recorded.file);
  const manifests = putsOf(changeWrites('disclosures', change)).filter(({ pk }) => String(pk).endsWith('#MANIFEST#'));
  expect(plainly(manifestOfRows(manifests))).toEqual(recorded.manifest);
});

test('a change in memory leaves what a read after its writes finds', () => {
  const progress = BuildProgress.parse(recorded.progress);
  const empty: RequestFile = {
    request: change.before,
    artifacts: [],
    decisions: [],
    approvals: [],
    links: [],
    facts: [],
    letters: [],
    statements: [],
    drafts: [],
    followUps: [],
    progress,
  };
  const { approvals, granted, issued, artifact, letter, ...rest } = change;
  const first = applied(empty, {
    from: change.from,
    before: change.before,
    after,
    ...(approvals === undefined ? {} : { approvals }),
    ...(issued === undefined ? {} : { issued }),
    ...(artifact === undefined ? {} : { artifact }),
    ...(letter === undefined ? {} : { letter }),
  });
  const { ended: _ended, ...added } = rest;
  const second = applied(first, { ...added, ...(granted === undefined ? {} : { granted }) });
  expect(plainly(second)).toEqual(recorded.file);
});
