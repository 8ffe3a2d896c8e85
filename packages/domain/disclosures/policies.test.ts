import type { Tightening } from '@sequester/law';
import { describe, expect, test } from 'vitest';
import { adjudicateLink } from '../release/adjudicate-link.ts';
import type { ReleaseLink } from '../release/link.ts';
import { closedDoor } from '../release/link.ts';
import { issueLink } from './links.ts';
import { acting, firstTherapist, officer } from './literal-practice.ts';
import { literalStores, type LiteralStores } from './literal-stores.ts';
import { approve, build, building, chosen, inReview, linkOf, ready, released, statusOf } from './literal-story.ts';

const tighten = (stores: LiteralStores, ...tightenings: Tightening[]): void => {
  stores.policy.now = { version: tightenings.length, tightenings };
};
const counsels = 'counsel-approves-court-orders';

describe('what a practice adds to the law holds at every gate, from that instant', () => {
  test('an added approval is awaited, and the decision says under which policy', async () => {
    const stores = literalStores();
    tighten(stores, counsels);
    const requestId = await inReview(stores);
    const shown = await approve(stores, officer, { requestId, as: 'privacy-officer' });
    expect(shown.awaits.map(({ as }) => as)).toEqual(['counsel', 'originator']);
    await expect(approve(stores, firstTherapist, { requestId, ...chosen })).rejects.toMatchObject({ code: 'officer-first' });
    await approve(stores, officer, { requestId, as: 'counsel', counsel: 'Cory Counsel' });
    expect((await approve(stores, firstTherapist, { requestId, ...chosen })).status).toBe('building');
    const last = stores.files.get(requestId)?.decisions.at(-1);
    expect(last?.policy).toEqual({ version: 1, tightenings: [counsels] });
    expect(stores.events.at(-2)?.subject).toMatchObject({ policyVersion: 1, engineVersion: last?.decision.engineVersion });
  });

  test('one that was added after approval stops the build', async () => {
    const stores = literalStores();
    const requestId = await building(stores);
    tighten(stores, counsels);
    await build(stores, requestId);
    expect([statusOf(stores, requestId), stores.extracts.size, stores.grants.size]).toEqual(['revoked', 0, 0]);
  });

  test('and the link', async () => {
    const stores = literalStores();
    const requestId = await ready(stores);
    tighten(stores, counsels);
    await expect(issueLink(stores)(acting(officer), { requestId })).rejects.toMatchObject({ code: 'law-refuses' });
  });

  test('and the download', async () => {
    const stores = literalStores();
    const requestId = await released(stores);
    const file = stores.files.get(requestId);
    const link = file?.links.find(({ linkId }) => linkId === linkOf(stores, requestId));
    if (file === undefined || link === undefined) {
      throw new Error('no link');
    }
    const found: { link: ReleaseLink; file: typeof file } = { link: { ...link, door: closedDoor }, file };
    const ask = () => adjudicateLink(stores)(acting({ kind: 'recipient', id: link.linkId }), found);
    expect((await ask()).releasable).toBe(true);
    tighten(stores, counsels);
    expect((await ask()).releasable).toBe(false);
  });
});
