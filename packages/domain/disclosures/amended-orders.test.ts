import { CalendarDate, Instant, type ArtifactId, type RequestId } from '@sequester/model';
import {
  accepted,
  approve,
  build,
  chosen,
  documented,
  inReview,
  paperOf,
  ready,
  received,
  released,
  statusOf,
  typed,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  authorization,
  firstTherapist,
  officer,
  orderForOne,
  staff,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { changeArtifactStatus } from './change-artifact-status.ts';
import { changeArtifactTerms, type OrderTerms } from './change-artifact-terms.ts';
import { getRequest } from './get-request.ts';
import { issueLink } from './issue-link.ts';

const amending = { ...orderForOne, signed_on: '2026-06-10' };
const narrower = { ...amending, date_to: '2025-09-30' };
const papers = (stores: LiteralStores, requestId: RequestId) => stores.files.get(requestId)?.artifacts ?? [];
const second = (stores: LiteralStores, requestId: RequestId): ArtifactId =>
  papers(stores, requestId)[1]?.artifactId ?? paperOf(stores, requestId);
const turn = (
  stores: LiteralStores,
  requestId: RequestId,
  artifactId: ArtifactId,
  status: 'in_force' | 'stayed' | 'vacated',
) => changeArtifactStatus(stores)(acting(officer), { requestId, artifactId, status, how: 'read on the docket' });
const add = (stores: LiteralStores, requestId: RequestId, terms: OrderTerms, at?: Instant) =>
  changeArtifactTerms(stores)(acting(officer, at === undefined ? {} : { at }), {
    requestId,
    artifactId: paperOf(stores, requestId),
    terms,
    how: 'a letter of the clerk',
  });

describe('an order that is amended', () => {
  test('is superseded by the later one, in one step, each naming the other', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    const earlier = paperOf(stores, requestId);
    const shown = await documented(stores, requestId, amending, { amends: earlier });
    expect(shown.artifacts.map(({ artifact }) => 'status' in artifact && artifact.status)).toEqual([
      'superseded',
      'in_force',
    ]);
    expect(shown.artifacts[1]?.amends).toBe(earlier);
    expect(shown.artifacts[0]?.changes).toMatchObject([{ kind: 'status', supersededBy: second(stores, requestId) }]);
    expect(shown.due.map(({ by }) => by)).toEqual(['2026-06-30']);
    expect(
      stores.events.find(({ action, subject }) => action === 'artifact.recorded' && subject['amends'] === earlier),
    ).toBeDefined();
  });

  test.each([
    ['narrower', narrower],
    ['to the same extent', amending],
  ])('%s, ends the links at once; the review begins again when it is accepted', async (_how, later) => {
    const stores = literalStores();
    const requestId = await released(stores);
    await typed(stores, requestId, later, { amends: paperOf(stores, requestId) });
    expect(await getRequest(stores)(acting(officer), { requestId })).toMatchObject({
      status: 'awaiting-artifact',
      links: [{ state: 'revoked' }],
    });
    await expect(issueLink(stores)(acting(officer), { requestId })).rejects.toMatchObject({ code: 'request-state' });
    expect(await accepted(stores, requestId, second(stores, requestId))).toMatchObject({
      status: 'in-review',
      awaits: [{ as: 'privacy-officer' }, { as: 'originator' }],
    });
  });

  test('returns where its successor is vacated, and not while that stands', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    const earlier = paperOf(stores, requestId);
    await documented(stores, requestId, narrower, { amends: earlier });
    await expect(turn(stores, requestId, earlier, 'in_force')).rejects.toMatchObject({ code: 'artifact-dead' });
    await turn(stores, requestId, second(stores, requestId), 'vacated');
    expect(statusOf(stores, requestId)).toBe('refused');
    expect((await turn(stores, requestId, earlier, 'in_force')).status).not.toBe('in-review');
    expect((await accepted(stores, requestId, earlier)).status).toBe('in-review');
  });

  test('has to be an order of this request that has not ended', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    const earlier = paperOf(stores, requestId);
    const other = await inReview(stores);
    await expect(documented(stores, other, amending, { amends: earlier })).rejects.toMatchObject({
      code: 'artifact-not-found',
    });
    await expect(documented(stores, requestId, authorization, { amends: earlier })).rejects.toMatchObject({
      code: 'artifact-not-found',
    });
    await turn(stores, requestId, earlier, 'vacated');
    await expect(documented(stores, requestId, amending, { amends: earlier })).rejects.toMatchObject({
      code: 'artifact-dead',
    });
  });
});

test('a stay holds the request, and its lifting lets it go on once that is accepted', async () => {
  const stores = literalStores();
  const requestId = await inReview(stores);
  const artifactId = paperOf(stores, requestId);
  expect((await turn(stores, requestId, artifactId, 'stayed')).status).not.toBe('in-review');
  expect((await turn(stores, requestId, artifactId, 'in_force')).status).not.toBe('in-review');
  expect((await accepted(stores, requestId, artifactId)).status).toBe('in-review');
});

describe('what comes of an order later is added to it, and the law is asked again', () => {
  test('an acknowledgment that it demands', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    const waiting = await documented(stores, requestId, {
      ...orderForOne,
      protective_terms: { use_limited_to_case: true, acknowledgment_required: true },
    });
    expect(waiting.status).not.toBe('in-review');
    await add(stores, requestId, { kind: 'acknowledgment', receivedOn: CalendarDate.parse('2026-06-14') });
    expect(stores.events.at(-1)).toMatchObject({
      action: 'artifact.terms-changed',
      subject: { change: 'acknowledgment', on: '2026-06-14' },
    });
    expect(statusOf(stores, requestId)).not.toBe('in-review');
    const shown = await accepted(stores, requestId, paperOf(stores, requestId));
    expect([shown.status, shown.artifacts[0]?.changes]).toMatchObject([
      'in-review',
      [{ kind: 'acknowledgment', receivedOn: '2026-06-14', how: 'a letter of the clerk' }],
    ]);
  });

  test('a later return date: what would have lapsed goes on, accepted and approved anew', async () => {
    const stores = literalStores();
    const requestId = await ready(stores);
    await add(stores, requestId, { kind: 'return-date', returnDate: CalendarDate.parse('2026-09-30') });
    expect(wholeView(await getRequest(stores)(acting(officer), { requestId }))).toMatchObject({
      status: 'awaiting-artifact',
      due: [{ by: '2026-09-30' }],
    });
    await accepted(stores, requestId, paperOf(stores, requestId));
    const july = { at: Instant.parse('2026-07-15T10:00:00.000Z') };
    await approve(stores, acting(officer, july), { requestId, as: 'privacy-officer' });
    await approve(stores, acting(firstTherapist, july), { requestId, ...chosen });
    await build(stores, requestId);
    expect((await issueLink(stores)(acting(officer), { requestId })).request.status).toBe('released');
  });

  test('a ruling that upholds the privilege ends the release', async () => {
    const stores = literalStores();
    const requestId = await released(stores);
    expect(await add(stores, requestId, { kind: 'privilege-ruling', ruling: 'upheld' })).toMatchObject({
      status: 'revoked',
      links: [{ state: 'revoked' }],
    });
  });

  test('to an order that has not ended, and to no other paper', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    const terms = { kind: 'privilege-ruling', ruling: 'upheld' } as const;
    await turn(stores, requestId, paperOf(stores, requestId), 'vacated');
    await expect(add(stores, requestId, terms)).rejects.toMatchObject({ code: 'artifact-dead' });
    const other = await received(stores, { groundAsserted: 'authorization' });
    await documented(stores, other, authorization);
    await expect(
      changeArtifactTerms(stores)(acting(staff), {
        requestId: other,
        artifactId: paperOf(stores, other),
        terms,
        how: 'x',
      }),
    ).rejects.toMatchObject({ code: 'artifact-not-found' });
  });
});
