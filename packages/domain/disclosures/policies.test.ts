import type { Tightening } from '@sequester/law';
import {
  CalendarDate,
  closedDoor,
  Instant,
  type PracticeStateRule,
  type ReleaseLink,
  type RequestId,
} from '@sequester/model';
import {
  accepted,
  approve,
  build,
  building,
  chosen,
  inReview,
  linkOf,
  paperOf,
  ready,
  received,
  released,
  statusOf,
  typed,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  firstTherapist,
  firstTherapistId,
  officer,
  officerId,
  orderForOne,
  secondTherapistId,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';
import { policyInForce } from '../practice/policy.ts';
import { adjudicateLink } from '../release/adjudicate-link.ts';
import { issueLink } from './issue-link.ts';
import { replayDecision } from './replay-decision.ts';

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
    await expect(approve(stores, firstTherapist, { requestId, ...chosen })).rejects.toMatchObject({
      code: 'officer-first',
    });
    await approve(stores, officer, { requestId, as: 'counsel', counsel: 'Cory Counsel' });
    expect((await approve(stores, firstTherapist, { requestId, ...chosen })).status).toBe('building');
    const last = stores.files.get(requestId)?.decisions.at(-1);
    expect(last?.policy).toEqual({ version: 1, tightenings: [counsels] });
    expect(stores.events.at(-2)?.subject).toMatchObject({
      policyVersion: 1,
      engineVersion: last?.decision.engineVersion,
    });
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
    if (file === undefined || link === undefined) throw new Error('no link');

    const found: { link: ReleaseLink; file: typeof file } = { link: { ...link, door: closedDoor }, file };
    const ask = () => adjudicateLink(stores)(acting({ kind: 'recipient', id: link.linkId }), found);
    expect((await ask()).releasable).toBe(true);
    tighten(stores, counsels);
    expect((await ask()).releasable).toBe(false);
  });
});

const twoPeople = 'approvers-must-differ';
/** One person who is privacy officer, therapist and front desk, with notes of their own. */
const alone: PracticeActor = {
  kind: 'member',
  id: firstTherapistId,
  roles: ['provider', 'privacy-officer', 'staff'],
  providerId: firstTherapistId,
};
const byOther = {
  code: 'approvers-must-differ',
  details: [{ text: expect.stringContaining('Another privacy officer') }],
};

/** What one person alone does, from the approvals on. */
const approvedAlone = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await inReview(stores);
  await approve(stores, alone, { requestId, as: 'privacy-officer' });
  await approve(stores, alone, { requestId, ...chosen });
  return requestId;
};

describe('approvers must differ', () => {
  test('one person is no two: the officer whose notes are asked for does not approve as officer, nor record counsel’s approval', async () => {
    const stores = literalStores();
    tighten(stores, twoPeople, counsels);
    const requestId = await inReview(stores);
    await expect(approve(stores, alone, { requestId, as: 'privacy-officer' })).rejects.toMatchObject(byOther);
    await expect(approve(stores, alone, { requestId, as: 'counsel', counsel: 'Cory Counsel' })).rejects.toMatchObject(
      byOther,
    );
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    await approve(stores, officer, { requestId, as: 'counsel', counsel: 'Cory Counsel' });
    expect((await approve(stores, alone, { requestId, ...chosen })).status).toBe('building');
  });

  test('an officer without notes in the ceiling approves, therapist or not', async () => {
    const stores = literalStores();
    tighten(stores, twoPeople);
    const requestId = await inReview(stores);
    const colleague: PracticeActor = { kind: 'member', id: secondTherapistId, roles: ['provider', 'privacy-officer'] };
    await approve(stores, colleague, { requestId, as: 'privacy-officer' });
    expect((await approve(stores, firstTherapist, { requestId, ...chosen })).status).toBe('building');
  });

  test('an approval that one person gave before counts no more, until another gives it', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await approve(stores, alone, { requestId, as: 'privacy-officer' });
    tighten(stores, twoPeople);
    await expect(approve(stores, alone, { requestId, ...chosen })).rejects.toMatchObject({
      ...byOther,
      details: [{ path: 'awaits', code: 'privacy-officer' }],
    });
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    expect((await approve(stores, alone, { requestId, ...chosen })).status).toBe('building');
  });

  test('counts at the build', async () => {
    const stores = literalStores();
    const requestId = await approvedAlone(stores);
    tighten(stores, twoPeople);
    await build(stores, requestId);
    expect([statusOf(stores, requestId), stores.extracts.size, stores.grants.size]).toEqual(['revoked', 0, 0]);
  });

  test('and at the link and the download', async () => {
    const stores = literalStores();
    const requestId = await approvedAlone(stores);
    await build(stores, requestId);
    await issueLink(stores)(acting(officer), { requestId });
    const [file, link] = [stores.files.get(requestId), stores.files.get(requestId)?.links[0]];
    if (file === undefined || link === undefined) throw new Error('no link');

    const ask = async () =>
      (
        await adjudicateLink(stores)(acting({ kind: 'recipient', id: link.linkId }), {
          link: { ...link, door: closedDoor },
          file,
        })
      ).releasable;
    expect(await ask()).toBe(true);
    tighten(stores, twoPeople);
    expect(await ask()).toBe(false);
    await expect(issueLink(stores)(acting(officer), { requestId })).rejects.toMatchObject({ code: 'law-refuses' });
  });

  test('the originator does not approve on a paper that they alone accepted; on another officer’s acceptance they do', async () => {
    const stores = literalStores();
    tighten(stores, twoPeople);
    const requestId = await received(stores);
    await typed(stores, requestId, orderForOne);
    await accepted(stores, requestId, paperOf(stores, requestId), alone);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    const refusal = {
      code: 'approvers-must-differ',
      details: [
        {
          path: `artifacts.${paperOf(stores, requestId)}`,
          code: 'accepted-by-you',
          text: expect.stringContaining('Another privacy officer opens and accepts it'),
        },
      ],
    };
    await expect(approve(stores, alone, { requestId, ...chosen })).rejects.toMatchObject(refusal);
    await accepted(stores, requestId, paperOf(stores, requestId));
    expect((await approve(stores, alone, { requestId, ...chosen })).status).toBe('building');
  });

  test('that acceptance counts at the build too', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    await typed(stores, requestId, orderForOne);
    await accepted(stores, requestId, paperOf(stores, requestId), alone);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    await approve(stores, alone, { requestId, ...chosen });
    tighten(stores, twoPeople);
    await build(stores, requestId);
    expect([statusOf(stores, requestId), stores.extracts.size]).toEqual(['revoked', 0]);
  });

  test('a practice of three has it without adding it, and each decision names it', async () => {
    const stores = literalStores();
    stores.policy.now = policyInForce({ tightenings: [] }, 3);
    const requestId = await inReview(stores);
    const last = stores.files.get(requestId)?.decisions.at(-1);
    expect(last?.policy).toEqual({
      version: 0,
      tightenings: [twoPeople, 'no-self-appointed-officer'],
      byDefault: [twoPeople, 'no-self-appointed-officer'],
    });
    expect(last?.decision.duties.at(-1)).toContain('are others than');
    expect(last === undefined ? [] : replayDecision(last).differences).toEqual([]);
    await expect(approve(stores, alone, { requestId, as: 'privacy-officer' })).rejects.toMatchObject(byOther);
  });
});

const confirmedRule = {
  state: 'OK' as const,
  rule: 'orders' as const,
  answer: 'permits' as const,
  confirmedBy: 'Cory Counsel (invented)',
  confirmedOn: CalendarDate.parse('2026-06-01'),
  since: Instant.parse('2026-06-02T10:00:00.000Z'),
  by: officerId,
};
const ordered = async (...stateRules: PracticeStateRule[]) => {
  const stores = literalStores();
  stores.policy.now = policyInForce({ tightenings: [], stateRules }, 2);
  const requestId = await received(stores, { jurisdiction: 'OK' });
  await typed(stores, requestId, orderForOne);
  await accepted(stores, requestId, paperOf(stores, requestId), officer);
  return stores.files.get(requestId)?.decisions.at(-1);
};

describe('what counsel confirmed of a rule of a state holds for every request of the practice', () => {
  test('without it an order waits, and the decision names the cell', async () => {
    expect((await ordered())?.decision).toMatchObject({
      outcome: 'NEEDS-ARTIFACT',
      reasons: [{ code: 'state-rule-not-read', because: 'jurisdiction.OK.orders' }],
    });
  });

  test('with it the order is obeyed, on the facts and the policy that are recorded, and so again on replay', async () => {
    const last = await ordered(confirmedRule);
    expect(last?.decision.outcome).toBe('NARROW');
    expect(last?.policy).toEqual({ version: 1, tightenings: [], stateRules: [confirmedRule] });
    expect(last?.facts.artifacts.map(({ type }) => type)).toContain('state_rule_confirmation');
    expect(last && replayDecision(last).differences).toEqual([]);
  });

  test('the newest of a rule counts; one of another state, of another rule or past its end does not', async () => {
    expect((await ordered(confirmedRule, { ...confirmedRule, answer: 'forbids' }))?.decision.outcome).toBe('DENY');
    expect((await ordered({ ...confirmedRule, answer: 'forbids' }, confirmedRule))?.decision.outcome).toBe('NARROW');
    expect((await ordered({ ...confirmedRule, state: 'AR' }))?.decision.outcome).toBe('NEEDS-ARTIFACT');
    expect((await ordered({ ...confirmedRule, rule: 'authorization' }))?.decision.outcome).toBe('NEEDS-ARTIFACT');
    const until = CalendarDate.parse('2026-06-14');
    expect((await ordered({ ...confirmedRule, until }))?.decision.outcome).toBe('NEEDS-ARTIFACT');
  });
});
