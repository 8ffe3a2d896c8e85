import { MemberId, type ArtifactId, type RequestId } from '@sequester/model';
import {
  accepted,
  approve,
  chosen,
  inReview,
  paperOf,
  received,
  statusOf,
  typed,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  authorization,
  documentSha256,
  firstTherapist,
  officer,
  orderForOne,
  recording,
  secondTherapist,
  staff,
  subpoena,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';
import { acceptArtifact } from './accept-artifact.ts';
import { beginArtifactUpload } from './begin-artifact-upload.ts';
import { changeArtifactStatus } from './change-artifact-status.ts';
import { changeArtifactTerms } from './change-artifact-terms.ts';
import { countedPapers, termsSha256 } from './counted-papers.ts';
import { getRequest } from './get-request.ts';
import { openArtifact } from './open-artifact.ts';
import { recordArtifact } from './record-artifact.ts';

const secondOfficer: PracticeActor = {
  kind: 'member',
  id: MemberId.parse(`mbr_${'q'.repeat(26)}`),
  roles: ['privacy-officer'],
};

const paper = (stores: LiteralStores, requestId: RequestId) => {
  const [first] = stores.files.get(requestId)?.artifacts ?? [];
  if (first === undefined) throw new Error('no paper');

  return first;
};
const read = (stores: LiteralStores, requestId: RequestId) => {
  const one = paper(stores, requestId);
  return { requestId, artifactId: one.artifactId, documentSha256: one.document.sha256, termsSha256: termsSha256(one) };
};
const open = (
  stores: LiteralStores,
  by: PracticeActor,
  requestId: RequestId,
  artifactId: ArtifactId = paperOf(stores, requestId),
) => openArtifact(stores)(acting(by), { requestId, artifactId });
const accept = (stores: LiteralStores, by: PracticeActor, sent: ReturnType<typeof read>) =>
  acceptArtifact(stores)(acting(by), sent);

/** A request with an order that staff have recorded and nobody has opened. */
const ordered = async () => {
  const stores = literalStores();
  const requestId = await received(stores);
  await typed(stores, requestId, orderForOne);
  return { stores, requestId };
};

describe('a paper counts once a privacy officer has opened and accepted it', () => {
  test('before that the law is asked without it', async () => {
    const { stores, requestId } = await ordered();
    expect([statusOf(stores, requestId), stores.files.get(requestId)?.decisions.at(-1)?.facts.artifacts]).toEqual([
      'awaiting-artifact',
      [],
    ]);
    await open(stores, officer, requestId);
    expect(statusOf(stores, requestId)).toBe('awaiting-artifact');
    expect((await accept(stores, officer, read(stores, requestId))).status).toBe('in-review');
  });

  test('opened by this very officer, by its digest', async () => {
    const { stores, requestId } = await ordered();
    const sent = read(stores, requestId);
    await expect(accept(stores, officer, sent)).rejects.toMatchObject({ code: 'document-not-opened' });
    await open(stores, officer, requestId);
    await expect(accept(stores, secondOfficer, sent)).rejects.toMatchObject({ code: 'document-not-opened' });
    await expect(accept(stores, officer, { ...sent, documentSha256 })).rejects.toMatchObject({
      code: 'paper-changed',
      details: [{ path: 'body.documentSha256' }],
    });
    await expect(accept(stores, officer, { ...sent, termsSha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'paper-changed',
      details: [{ path: 'body.termsSha256' }],
    });
  });

  test('accepted twice it is accepted once, and who opened and accepted is on record', async () => {
    const { stores, requestId } = await ordered();
    await open(stores, officer, requestId);
    await accept(stores, officer, read(stores, requestId));
    await accept(stores, officer, read(stores, requestId));
    const [shown] = wholeView(await getRequest(stores)(acting(officer), { requestId })).artifacts;
    expect(shown).toMatchObject({
      counts: true,
      recordedBy: staff.id,
      openings: [{ by: officer.id }],
      acceptances: [{ by: officer.id }],
      document: { original: { sha256: documentSha256, type: 'application/pdf' } },
    });
    expect(
      stores.events
        .filter(({ action }) => action === 'artifact.opened' || action === 'artifact.accepted')
        .map(({ actor }) => actor.id),
    ).toEqual([officer.id, officer.id]);
  });

  test('what it asserts in place of the ground counts with it', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'subpoena' });
    await typed(stores, requestId, authorization, { groundAsserted: 'authorization' });
    expect(stores.files.get(requestId)?.request.groundAsserted).toBe('subpoena');
    expect(await accepted(stores, requestId, paperOf(stores, requestId))).toMatchObject({
      status: 'in-review',
      groundAsserted: 'authorization',
    });
  });

  test('one that only restricts counts at once (45 CFR 164.522(a))', async () => {
    const { stores, requestId } = await ordered();
    await typed(stores, requestId, {
      type: 'agreed_restriction',
      patient: null,
      signed_on: null,
      received_on: null,
      scope: null,
    });
    expect(countedPapers(stores.files.get(requestId)?.artifacts ?? []).map(({ artifact }) => artifact.type)).toEqual([
      'agreed_restriction',
    ]);
  });
});

describe('terms that change later', () => {
  test('only to less count at once; back in force has to be accepted anew', async () => {
    const { stores, requestId } = await ordered();
    const artifactId = paperOf(stores, requestId);
    await accepted(stores, requestId, artifactId);
    const earlier = read(stores, requestId);
    await changeArtifactStatus(stores)(acting(staff), { requestId, artifactId, status: 'stayed', how: 'docket' });
    expect(stores.files.get(requestId)?.decisions.at(-1)?.facts.artifacts).toMatchObject([{ status: 'stayed' }]);
    await changeArtifactStatus(stores)(acting(staff), { requestId, artifactId, status: 'in_force', how: 'docket' });
    expect(countedPapers(stores.files.get(requestId)?.artifacts ?? [])).toEqual([]);
    await expect(accept(stores, officer, earlier)).rejects.toMatchObject({ code: 'paper-changed' });
    expect((await accept(stores, officer, read(stores, requestId))).status).toBe('in-review');
  });

  test('void the approvals that were given on the ones before', async () => {
    const { stores, requestId } = await ordered();
    const artifactId = paperOf(stores, requestId);
    await accepted(stores, requestId, artifactId);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    expect(stores.files.get(requestId)?.approvals[0]?.papers).toEqual([
      {
        artifactId,
        documentSha256: read(stores, requestId).documentSha256,
        termsSha256: read(stores, requestId).termsSha256,
      },
    ]);
    await changeArtifactTerms(stores)(acting(staff), {
      requestId,
      artifactId,
      terms: { kind: 'privilege-ruling', ruling: 'overruled_or_waived' },
      how: 'minute order',
    });
    await accepted(stores, requestId, artifactId);
    await expect(approve(stores, firstTherapist, { requestId, ...chosen })).rejects.toMatchObject({
      code: 'officer-first',
    });
  });
});

describe('the document of a paper', () => {
  test('is opened by the officer, by who recorded it, by an originator whose notes it reaches, and by nobody else', async () => {
    const { stores, requestId } = await ordered();
    await expect(open(stores, firstTherapist, requestId)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await open(stores, staff, requestId)).url).toContain('seconds=60');
    await accepted(stores, requestId, paperOf(stores, requestId));
    expect((await open(stores, firstTherapist, requestId)).documentSha256).toBe(read(stores, requestId).documentSha256);
    await expect(open(stores, secondTherapist, requestId)).rejects.toMatchObject({ code: 'forbidden' });
    expect(paper(stores, requestId).openings.map(({ by }) => by)).toEqual([staff.id, officer.id, firstTherapist.id]);
  });

  test('one upload is one paper', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    const { uploadId } = await beginArtifactUpload(stores)(acting(staff), {
      requestId,
      bytes: 24,
      sha256: documentSha256,
    });
    const both = await Promise.allSettled(
      [orderForOne, subpoena].map((one) => recordArtifact(stores)(acting(staff), recording(requestId, uploadId, one))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(
      recordArtifact(stores)(acting(staff), recording(requestId, uploadId, orderForOne)),
    ).rejects.toMatchObject({ code: 'upload-used' });
    expect(stores.files.get(requestId)?.artifacts).toHaveLength(1);
  });
});

describe('a request for those who may not know whether notes exist', () => {
  test('is reduced to what was asked and typed', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    for (const actor of [staff, { ...staff, roles: ['owner' as const] }]) {
      const shown = await getRequest(stores)(acting(actor), { requestId });
      expect(Object.keys(shown).toSorted()).toEqual([
        'artifacts',
        'drafts',
        'facts',
        'groundAsserted',
        'jurisdiction',
        'patient',
        'patientId',
        'purpose',
        'receivedAt',
        'receivedBy',
        'recipient',
        'requestId',
        'requested',
        'requester',
        'statements',
        'status',
        'view',
      ]);
      expect(shown).toMatchObject({
        view: 'reduced',
        status: 'with-privacy-officer',
        artifacts: [{ document: { sha256: read(stores, requestId).documentSha256 } }],
      });
      expect(JSON.stringify(shown)).not.toMatch(/openings|acceptances|termsSha256|counts/);
    }
    expect((await getRequest(stores)(acting(secondTherapist), { requestId })).view).toBe('whole');
  });
});
