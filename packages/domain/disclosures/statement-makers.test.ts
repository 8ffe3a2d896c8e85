import { Tightening } from '@sequester/law';
import { MemberId, StatementDraftId, type RequestId } from '@sequester/model';
import { build, documented, inReview, stated, statusOf } from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  firstTherapist,
  firstTherapistId,
  officer,
  orderForOne,
  owner,
  patientId,
  secondTherapist,
  secondTherapistId,
  staff,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';
import { draftStatement } from './draft-statement.ts';
import { getRequest } from './get-request.ts';
import { issueLink } from './issue-link.ts';
import { receiveRequest } from './receive-request.ts';
import { signStatement } from './sign-statement.ts';
import { tellStatement } from './tell-statement.ts';
import { withdrawRequest } from './withdraw-request.ts';
import { writeStatement } from './write-statement.ts';

const threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:Vic Invented',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};
const mandated = { mandated: true, victim: 'child' };
const parts = [{ element: 'required report fields', text: 'CANARY-STATEMENT what the form asks' }];
const agency = { ...attorney, type: 'child_protective_agency' as const, name: 'Example Agency' };
const called = { as: 'Example Agency', name: 'Example Agency' };
const custodian: PracticeActor = { kind: 'member', id: MemberId.parse(`mbr_${'c'.repeat(26)}`), roles: ['custodian'] };
const reserved = { code: 'forbidden', details: [{ code: 'reserved' }] };

const asked = (groundAsserted: 'abuse_report' | 'required_by_law' | 'serious_threat') => ({
  patientId,
  requester:
    groundAsserted === 'serious_threat'
      ? { type: 'police' as const, name: 'Example Police', email: 'desk@police.example.test' }
      : agency,
  groundAsserted,
  requested: { classes: ['psychotherapy_notes' as const], description: 'what is needed' },
  purpose: 'to prevent harm',
  jurisdiction: 'CA' as const,
});

const reporting = async (): Promise<{ stores: LiteralStores; requestId: RequestId }> => {
  const stores = literalStores();
  const { requestId } = await receiveRequest(stores)(acting(firstTherapist), {
    ...asked('abuse_report'),
    stated: { facts: { context: mandated } },
  });
  return { stores, requestId };
};

describe('a warning or a mandated report is for a therapist or the privacy officer', () => {
  const others: [string, PracticeActor][] = [
    ['front desk', staff],
    ['an owner', owner],
    ['a custodian', custodian],
  ];

  test.each(others)('%s does not receive it, and so types no address of an agency', async (_who, actor) => {
    for (const ground of ['abuse_report', 'required_by_law', 'serious_threat'] as const) {
      await expect(receiveRequest(literalStores())(acting(actor), asked(ground))).rejects.toMatchObject({
        ...reserved,
        details: [{ path: 'body.groundAsserted' }],
      });
    }
  });

  test.each(others)('%s records no fact of it, tells, writes, sends and ends nothing', async (_who, actor) => {
    const { stores, requestId } = await reporting();
    const before = stores.files.get(requestId);
    await expect(
      stated(stores, actor, { requestId, facts: { requester: { agency: 'another' } } }),
    ).rejects.toMatchObject(reserved);
    await expect(
      tellStatement(stores)(acting(actor), { requestId, manner: 'telephone', to: called, parts }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(writeStatement(stores)(acting(actor), { requestId, parts })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      withdrawRequest(stores)(acting(actor), { requestId, reason: 'withdrawn-by-practice' }),
    ).rejects.toMatchObject(reserved);
    expect(stores.files.get(requestId)).toEqual(before);
    await writeStatement(stores)(acting(firstTherapist), { requestId, parts });
    await build(stores, requestId);
    await expect(issueLink(stores)(acting(actor), { requestId })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('a statement on any other request is refused alike to everybody, whatever the law answers there', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    const refusal = { code: 'no-statement', details: [] };
    await expect(writeStatement(stores)(acting(secondTherapist), { requestId, parts })).rejects.toMatchObject(refusal);
    await expect(
      draftStatement(stores)(acting(staff), { requestId, for: firstTherapistId, parts }),
    ).rejects.toMatchObject(refusal);
    expect(stores.events.filter(({ action }) => action === 'request.refused')).toEqual([]);
  });

  test('a therapist ends no request of another ground', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await expect(
      withdrawRequest(stores)(acting(firstTherapist), { requestId, reason: 'withdrawn-by-practice' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('nobody signs as somebody else', () => {
  test('who signs, in which role and when, comes from the member’s own row', async () => {
    const { stores, requestId } = await reporting();
    const shown = await writeStatement(stores)(acting(firstTherapist), { requestId, parts });
    expect(shown.statements).toMatchObject([
      {
        by: firstTherapistId,
        author: { memberId: firstTherapistId, name: 'Dr. Fay Therapist', credentials: 'LMFT', as: 'provider' },
      },
    ]);
    await build(stores, requestId);
    const page = [...stores.extracts.values()].map((bytes) => Buffer.from(bytes).toString()).join('');
    expect(page).toContain(
      '"closing":["Dr. Fay Therapist, LMFT","Signed electronically by Dr. Fay Therapist, LMFT, therapist, on June 15, 2026 at 3:00',
    );
    expect(page).not.toContain('Drafted by');
  });

  test('one who is no longer in the practice writes nothing', async () => {
    const { stores, requestId } = await reporting();
    const gone: PracticeActor = { kind: 'member', id: MemberId.parse(`mbr_${'z'.repeat(26)}`), roles: ['provider'] };
    await expect(writeStatement(stores)(acting(gone), { requestId, parts })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

const drafted = async () => {
  const { stores, requestId } = await reporting();
  const shown = await draftStatement(stores)(acting(staff), { requestId, for: firstTherapistId, parts });
  const [draft] = shown.drafts;
  if (draft === undefined) throw new Error('no draft');

  return { stores, requestId, draftId: draft.draftId, shown };
};

describe('a statement on behalf of another is a draft', () => {
  test('that leaves nothing and starts no build', async () => {
    const { stores, requestId, shown } = await drafted();
    expect(await getRequest(stores)(acting(officer), { requestId })).toMatchObject({
      status: 'in-review',
      outstanding: [],
    });
    expect(shown).toMatchObject({
      view: 'reduced',
      status: 'with-privacy-officer',
      statements: [],
      statement: { elements: ['required report fields'] },
      drafts: [{ for: firstTherapistId, draftedBy: { name: 'Sam Staff', as: 'staff' }, parts, signed: false }],
    });
    await build(stores, requestId);
    expect([statusOf(stores, requestId), stores.extracts.size, stores.disclosureLog.length]).toEqual([
      'in-review',
      0,
      0,
    ]);
    expect(JSON.stringify(stores.events)).not.toContain('CANARY-STATEMENT');
  });

  test('that the therapist whom it names signs, and nobody else', async () => {
    const { stores, requestId, draftId } = await drafted();
    for (const actor of [secondTherapist, officer, staff]) {
      await expect(signStatement(stores)(acting(actor), { requestId, draftId })).rejects.toMatchObject({
        code: 'forbidden',
        details: [{ code: 'drafted-for-another' }],
      });
    }

    const shown = await signStatement(stores)(acting(firstTherapist), { requestId, draftId });
    expect(shown).toMatchObject({
      status: 'building',
      statements: [
        { author: { memberId: firstTherapistId, as: 'provider' }, draftedBy: { name: 'Sam Staff', as: 'staff' } },
      ],
      drafts: [{ signed: true }],
    });
    expect(stores.events.at(-1)).toMatchObject({
      action: 'statement.signed',
      actor: { id: firstTherapistId },
      subject: { draftId, draftedBy: staff.id },
    });
    await build(stores, requestId);
    const page = [...stores.extracts.values()].map((bytes) => Buffer.from(bytes).toString()).join('');
    expect(page).toContain('Drafted by Sam Staff, front desk, on June 15, 2026 at 3:00');
    await expect(signStatement(stores)(acting(firstTherapist), { requestId, draftId })).rejects.toMatchObject({
      code: 'signed-already',
    });
  });

  test('that is held to the law at the instant of signing', async () => {
    const { stores, requestId, draftId } = await drafted();
    await stated(stores, firstTherapist, { requestId, facts: { context: { mandated: false } } });
    await expect(signStatement(stores)(acting(firstTherapist), { requestId, draftId })).rejects.toMatchObject({
      code: 'request-state',
    });
    const beyond = await reporting();
    const shown = await draftStatement(beyond.stores)(acting(staff), {
      requestId: beyond.requestId,
      for: firstTherapistId,
      parts: [{ element: 'diagnosis', text: 'x' }],
    });
    const id = StatementDraftId.parse(shown.drafts[0]?.draftId);
    await expect(
      signStatement(beyond.stores)(acting(firstTherapist), { requestId: beyond.requestId, draftId: id }),
    ).rejects.toMatchObject({ code: 'statement-beyond-scope' });
  });

  test('that names a therapist of the practice, and not who drafts', async () => {
    const { stores, requestId } = await reporting();
    const draftFor = (actor: PracticeActor, id: MemberId) =>
      draftStatement(stores)(acting(actor), { requestId, for: id, parts });
    await expect(draftFor(staff, MemberId.parse(officer.id))).rejects.toMatchObject({
      code: 'invalid-request',
      details: [{ path: 'body.for', code: 'not-a-clinician' }],
    });
    await expect(draftFor(firstTherapist, firstTherapistId)).rejects.toMatchObject({
      details: [{ code: 'drafted-for-oneself' }],
    });
  });

  test('whose words are for who drafted it, who may sign it, and the officer', async () => {
    const { stores, requestId } = await drafted();
    const seenBy = async (actor: PracticeActor) =>
      (await getRequest(stores)(acting(actor), { requestId })).drafts.length;
    expect([
      await seenBy(staff),
      await seenBy(firstTherapist),
      await seenBy(officer),
      await seenBy(secondTherapist),
      await seenBy(owner),
    ]).toEqual([1, 1, 1, 0, 0]);
    expect(secondTherapistId).not.toBe(firstTherapistId);
  });
});

const everyTightening = (): LiteralStores => {
  const stores = literalStores();
  stores.policy.now = { version: Tightening.options.length, tightenings: [...Tightening.options] };
  return stores;
};

describe('a threat and a mandated report wait for nobody: under every tightening, with no officer in the practice', () => {
  test('a warning is told in two calls of one therapist', async () => {
    const stores = everyTightening();
    const { requestId } = await receiveRequest(stores)(acting(firstTherapist), {
      ...asked('serious_threat'),
      stated: { facts: { context: { threat } } },
    });
    const told = await tellStatement(stores)(acting(firstTherapist), {
      requestId,
      manner: 'telephone',
      to: { as: 'police', name: 'Sgt. Example' },
      parts: [{ element: 'threat', text: 'tonight' }],
    });
    expect(told).toMatchObject({ awaits: [], outstanding: [{ duty: 'privacy-officer-review' }] });
    expect(stores.disclosureLog).toHaveLength(1);
  });

  test('a report is received and written in two calls of one therapist, then sent', async () => {
    const stores = everyTightening();
    const { requestId } = await receiveRequest(stores)(acting(firstTherapist), {
      ...asked('required_by_law'),
      stated: { facts: { context: mandated } },
    });
    expect((await writeStatement(stores)(acting(firstTherapist), { requestId, parts })).status).toBe('building');
    await build(stores, requestId);
    await expect(issueLink(stores)(acting(firstTherapist), { requestId })).resolves.toMatchObject({
      allowedDownloads: 1,
    });
  });
});

test('an order on the same request, with all the approvals that it waits for, holds no report up', async () => {
  const stores = everyTightening();
  const { requestId } = await receiveRequest(stores)(acting(firstTherapist), {
    ...asked('required_by_law'),
    stated: { facts: { context: mandated } },
  });
  await documented(stores, requestId, orderForOne);
  expect(stores.files.get(requestId)?.artifacts).toHaveLength(1);
  await writeStatement(stores)(acting(firstTherapist), { requestId, parts });
  await build(stores, requestId);
  await issueLink(stores)(acting(firstTherapist), { requestId });
  expect(statusOf(stores, requestId)).toBe('released');
});
