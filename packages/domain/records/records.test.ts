import { PatientId, type RequestId, type RequestStatus } from '@sequester/model';
import { documented, received, stated } from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  attorneysRequest,
  authorization,
  firstTherapist,
  now,
  officer,
  patientId,
  staff,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';
import { getRequest } from '../disclosures/get-request.ts';
import { receiveRequest } from '../disclosures/receive-request.ts';
import { approveRecords } from './approve-records.ts';
import { chooseRecords } from './choose-records.ts';
import { openOwnRecord } from './open-own-record.ts';
import { shownRecords } from './shown-records.ts';

const patient: PracticeActor = { kind: 'patient', id: patientId };
const paula = {
  type: 'individual' as const,
  name: 'P. Invented',
  email: 'paula@mail.example.test',
  identityVerified: true,
};
const ownRecord = {
  ...attorneysRequest,
  requester: paula,
  groundAsserted: 'patient_access' as const,
  requested: { classes: ['all' as const], description: 'my record' },
  purpose: 'at the request of the individual',
};
const plan = { ...attorney, type: 'health_plan' as const, name: 'Invented Health' };
const progressNotes = { classes: ['progress_notes' as const], description: 'progress notes' };
const forRecord = { ...authorization, covers: ['designated_record_set' as const], description: 'progress notes' };

const fileOf = (stores: LiteralStores, requestId: RequestId) => {
  const file = stores.files.get(requestId);
  if (file === undefined) throw new Error('no such request');

  return file;
};
const recordsOf = (stores: LiteralStores, requestId: RequestId) => {
  const shown = shownRecords(fileOf(stores, requestId));
  if (shown === undefined) throw new Error('asks for no record');

  return shown;
};

const askedByPatient = async (stores: LiteralStores, more: Partial<typeof ownRecord> = {}): Promise<RequestId> =>
  (await receiveRequest(stores)(acting(patient), { ...ownRecord, ...more })).requestId;

describe('the patient’s own access', () => {
  test('is built at once, on their own word in their own account, and nobody approves (45 CFR 164.524(a)(1)(i))', async () => {
    const stores = literalStores();
    const requestId = await askedByPatient(stores);
    const { request, jobs, decisions } = fileOf(stores, requestId);
    expect(request).toMatchObject({ status: 'building', receivedBy: patientId });
    expect(jobs).toMatchObject([{ kind: 'records', state: 'waiting', askedBy: patientId }]);
    expect(decisions.at(-1)?.facts.notes).toEqual([]);
    expect(recordsOf(stores, requestId)).toMatchObject({ status: 'building', awaits: [] });
  });

  test('that somebody else recorded waits for their identity, and begins with it', async () => {
    const stores = literalStores();
    const { identityVerified: _, ...unverified } = { ...paula, name: 'Paula Invented' };
    const requestId = await received(stores, { ...ownRecord, requester: unverified });
    expect(recordsOf(stores, requestId).status).toBe('awaiting-artifact');
    await stated(stores, staff, { requestId, facts: { requester: { identity_verified: true } } });
    expect(recordsOf(stores, requestId)).toMatchObject({ status: 'building', job: { state: 'waiting' } });
  });

  test.each([
    ['another patient’s', { patientId: PatientId.parse(`pat_${'b'.repeat(26)}`) }],
    ['on another ground', { groundAsserted: 'authorization' as const }],
    ['psychotherapy notes', { requested: { classes: ['psychotherapy_notes' as const], description: 'notes' } }],
    ['for somebody else', { recipient: { name: 'A. Other', email: 'other@mail.example.test' } }],
  ])('from their account asks for nothing else: %s', async (_what, change) => {
    const stores = literalStores();
    await expect(receiveRequest(stores)(acting(patient), { ...ownRecord, ...change })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('is the same whether there are psychotherapy notes or none', async () => {
    const seen = await Promise.all(
      [undefined, []].map(async (notes) => {
        const stores = literalStores(notes === undefined ? {} : { notes });
        const { requestId } = await receiveRequest(stores)(acting(patient, { seed: 'same' }), ownRecord);
        return getRequest(stores)(acting(staff), { requestId });
      }),
    );
    expect(seen[0]).toEqual(seen[1]);
  });

  test('opens what was built in their own account, on record as one disclosure', async () => {
    const stores = literalStores();
    const requestId = await askedByPatient(stores);
    const file = fileOf(stores, requestId);
    const extract = {
      objectKey: 'records/x.pdf',
      sha256: 'a'.repeat(64),
      bytes: 9,
      pages: 3,
      sourcePages: 2,
      builtAt: now,
    };
    stores.files.set(requestId, { ...file, request: { ...file.request, status: 'ready', extract } });
    const open = (by: PracticeActor) => openOwnRecord(stores)(acting(by), { requestId, format: 'pdf' });
    expect(await open(patient)).toMatchObject({ sha256: 'a'.repeat(64) });
    await open(patient);
    expect(recordsOf(stores, requestId).status).toBe('opened');
    expect(stores.disclosureLog).toMatchObject([{ patientId, ground: 'patient_access', accounting: false }]);
    for (const other of [officer, { kind: 'patient', id: PatientId.parse(`pat_${'c'.repeat(26)}`) } as const])
      await expect(open(other)).rejects.toMatchObject({ code: 'not-found' });
  });
});

const choose = (stores: LiteralStores, requestId: RequestId, choice: object = {}) =>
  chooseRecords(stores)(acting(firstTherapist), { requestId, format: 'pdf', ...choice });
const approve = (stores: LiteralStores, requestId: RequestId) =>
  approveRecords(stores)(acting(officer), {
    requestId,
    as: 'privacy-officer',
    selectionSha256: recordsOf(stores, requestId).selection?.sha256 ?? '',
  });

describe('what is chosen and approved', () => {
  test('on an authorization waits for the privacy officer, who approves what they saw', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'authorization', requested: progressNotes });
    await documented(stores, requestId, { ...forRecord, date_to: '2026-12-31' });
    expect(recordsOf(stores, requestId)).toMatchObject({ status: 'in-review', awaits: [{ as: 'privacy-officer' }] });
    await expect(approve(stores, requestId)).rejects.toMatchObject({ code: 'selection-empty' });
    await choose(stores, requestId);
    const first = recordsOf(stores, requestId).selection?.sha256 ?? '';
    await choose(stores, requestId, { kinds: ['progressNote'] });
    await expect(
      approveRecords(stores)(acting(officer), { requestId, as: 'privacy-officer', selectionSha256: first }),
    ).rejects.toMatchObject({ code: 'selection-beyond-ceiling' });
    await approve(stores, requestId);
    expect(recordsOf(stores, requestId)).toMatchObject({ status: 'building', awaits: [], selection: { entries: 1 } });
    expect(fileOf(stores, requestId).jobs).toMatchObject([{ kind: 'records', state: 'waiting' }]);
  });

  test('for payment needs the word that it is no more than necessary, and nobody’s approval (45 CFR 164.502(b), 164.506(c))', async () => {
    const stores = literalStores();
    const requestId = await received(stores, {
      groundAsserted: 'payment',
      requester: plan,
      requested: { classes: ['progress_notes', 'diagnosis', 'billing_folder'], description: 'claim of February' },
    });
    await expect(choose(stores, requestId)).rejects.toMatchObject({ code: 'necessity-not-stated' });
    await choose(stores, requestId, { noMoreThanNecessary: true });
    expect(recordsOf(stores, requestId).status).toBe('building');
  });

  test('is never more than the decision lets out', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'payment', requester: plan, requested: progressNotes });
    for (const beyond of [{ kinds: ['medication'] }, { leftOut: ['med_x'] }]) {
      await expect(choose(stores, requestId, { ...beyond, noMoreThanNecessary: true })).rejects.toMatchObject({
        code: 'selection-beyond-ceiling',
      });
    }
    await choose(stores, requestId, { noMoreThanNecessary: true });
    const kinds = fileOf(stores, requestId)
      .recordsSelections.at(-1)
      ?.entries.map(({ kind }) => kind);
    expect(kinds).toEqual(['progressNote']);
  });

  test('of drafts and of what is between the patient and the practice holds nothing', async () => {
    const stores = literalStores();
    for (const row of stores.charted)
      if (row.kind === 'contactNote') row.entry = { ...row.entry, state: 'draft', signedAt: undefined };
    const requestId = await received(stores, {
      groundAsserted: 'treatment',
      requester: { ...attorney, type: 'treating_provider' },
      requested: { classes: ['all'], description: 'the record' },
    });
    await choose(stores, requestId);
    const kinds = fileOf(stores, requestId)
      .recordsSelections.at(-1)
      ?.entries.map(({ kind }) => kind);
    expect(kinds).not.toContain('contactNote');
    for (const kind of ['restriction', 'confidentialCommunication', 'noticeGiven']) expect(kinds).not.toContain(kind);
    expect(kinds).toContain('medication');
  });
});

const statusesOf = (stores: LiteralStores, requestId: RequestId): RequestStatus[] => [
  fileOf(stores, requestId).request.status,
  recordsOf(stores, requestId).status,
];

describe('a request for both goes two ways', () => {
  const both = { requested: { classes: ['all' as const], description: 'everything' } };
  test('and neither waits for the other', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'authorization', ...both });
    expect(statusesOf(stores, requestId)).toEqual(['awaiting-artifact', 'awaiting-artifact']);
    await documented(stores, requestId, { ...forRecord, date_to: '2026-12-31' });
    await choose(stores, requestId);
    await approve(stores, requestId);
    const file = fileOf(stores, requestId);
    expect(file.lanes).toMatchObject([{ lane: 'records', status: 'building' }]);
    expect(file.request.status).not.toBe('building');
    expect(file.laneDecisions.every(({ facts }) => facts.notes.length === 0)).toBe(true);
    expect(file.approvals).toEqual([]);
  });
});
