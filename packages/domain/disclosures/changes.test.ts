import { createHash } from 'node:crypto';

import { CalendarDate, Instant, type RequestId } from '@sequester/model';
import {
  approve,
  build,
  building,
  chosen,
  documented,
  firstNote,
  inReview,
  paperOf,
  ready,
  received,
  released,
  statusOf,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  authorization,
  builder,
  courtOrder,
  document,
  documentSha256,
  firstTherapist,
  notes,
  officer,
  orderForOne,
  recording,
  secondTherapist,
  staff,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { Crash } from '@sequester/testing/steps';
import { describe, expect, test } from 'vitest';

import { beginArtifactUpload } from './begin-artifact-upload.ts';
import { buildRequestExtract } from './build-extract.ts';
import { factsOf } from './facts.ts';
import { issueLink } from './issue-link.ts';
import { recordArtifact } from './record-artifact.ts';
import { revokeAuthorization } from './revoke-authorization.ts';

/** After the return date of the order. */
const afterReturn = Instant.parse('2026-07-01T00:00:00.000Z');
const narrower = { ...orderForOne, signed_on: '2026-06-10', date_to: '2025-09-30' };

describe('a later order of the same docket controls (section 4, row 17)', () => {
  test('one that leaves out a selected note ends what was approved, with its links', async () => {
    const stores = literalStores();
    const requestId = await released(stores);
    expect(await documented(stores, requestId, narrower)).toMatchObject({
      status: 'revoked',
      links: [{ state: 'revoked' }],
    });
  });

  test('one that leaves the selection whole ends nothing', async () => {
    const stores = literalStores();
    const requestId = await released(stores);
    expect(await documented(stores, requestId, { ...orderForOne, signed_on: '2026-06-10' })).toMatchObject({
      status: 'released',
      links: [{ state: 'live' }],
    });
  });

  test('one with another ceiling, during review, needs every approval anew', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    expect((await documented(stores, requestId, narrower)).status).toBe('in-review');
    const selection = [{ noteId: firstNote.noteId, pages: 'all' as const }];
    await expect(approve(stores, firstTherapist, { requestId, as: 'originator', selection })).rejects.toMatchObject({
      code: 'officer-first',
    });
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    expect((await approve(stores, firstTherapist, { requestId, as: 'originator', selection })).status).toBe('building');
  });
});

describe('the return date passes', () => {
  const refused: [
    string,
    (requestId: RequestId, stores: ReturnType<typeof literalStores>) => Promise<unknown>,
    typeof ready,
  ][] = [
    [
      'before the originator approves',
      (requestId, stores) => approve(stores, acting(firstTherapist, { at: afterReturn }), { requestId, ...chosen }),
      async (stores) => {
        const requestId = await inReview(stores);
        await approve(stores, officer, { requestId, as: 'privacy-officer' });
        return requestId;
      },
    ],
    [
      'before a link is issued',
      (requestId, stores) => issueLink(stores)(acting(officer, { at: afterReturn }), { requestId }),
      ready,
    ],
  ];
  test.each(refused)('%s: refused by law, on record', async (_when, act, prepare) => {
    const stores = literalStores();
    const requestId = await prepare(stores);
    const granted = stores.grants.size;
    await expect(act(requestId, stores)).rejects.toMatchObject({ code: 'law-refuses' });
    expect(stores.events.at(-1)?.action).toBe('request.refused');
    expect(stores.grants.size).toBe(granted);
    expect(stores.files.get(requestId)?.links).toEqual([]);
  });

  test('between the two steps of an approval: the second is not taken', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    const grants_ = { grant: () => Promise.reject(new Crash()) };
    await expect(approve({ ...stores, grants_ }, firstTherapist, { requestId, ...chosen })).rejects.toThrow(Crash);
    expect(statusOf(stores, requestId)).toBe('approved');
    const again = await approve(stores, acting(firstTherapist, { at: afterReturn }), { requestId, ...chosen });
    expect([again.status, again.jobs, stores.grants.size]).toMatchObject([
      'revoked',
      [{ kind: 'grants', state: 'failed', failure: { code: 'refused' } }],
      0,
    ]);
    expect(stores.events.map(({ action }) => action)).toContain('request.refused');
  });

  test('before the build: revoked, nothing opened or stored', async () => {
    const stores = literalStores();
    const requestId = await building(stores);
    await buildRequestExtract(stores)(acting(builder, { at: afterReturn }), requestId);
    expect([statusOf(stores, requestId), stores.extracts.size, stores.grants.size]).toEqual(['revoked', 0, 0]);
  });
});

test('with several originators, one who was cut short before granting holds the build until they have', async () => {
  const stores = literalStores();
  const requestId = await inReview(stores, courtOrder);
  await approve(stores, officer, { requestId, as: 'privacy-officer' });
  const grants_ = { grant: () => Promise.reject(new Crash()) };
  await expect(approve({ ...stores, grants_ }, firstTherapist, { requestId, ...chosen })).rejects.toThrow(Crash);
  const second = await approve(stores, secondTherapist, {
    requestId,
    as: 'originator',
    selection: [{ noteId: notes[5].noteId, pages: 'all' }],
  });
  expect(second.status).toBe('approved');
  await build(stores, requestId);
  expect(statusOf(stores, requestId)).toBe('approved');
  expect((await approve(stores, firstTherapist, { requestId, ...chosen })).status).toBe('building');
  await build(stores, requestId);
  expect([statusOf(stores, requestId), stores.grants.size]).toEqual(['ready', 0]);
});

/** Records an order whose announced document is one thing and whose arrived document may be another. */
const arriving = async (bytes: Uint8Array | undefined, announced: Uint8Array = document) => {
  const stores = literalStores();
  const requestId = await received(stores);
  const announcedSha256 = announced === document ? documentSha256 : '0'.repeat(64);
  const { uploadId } = await beginArtifactUpload(stores)(acting(staff), {
    requestId,
    bytes: announced.length,
    sha256: announcedSha256,
  });
  const artifactVault = {
    ...stores.artifactVault,
    arrived: async () => (bytes === undefined ? undefined : { bytes, objectKey: 'artifacts/x.pdf' }),
  };
  return recordArtifact({ ...stores, artifactVault })(acting(staff), recording(requestId, uploadId, orderForOne));
};

describe('who receives', () => {
  const other = { name: 'Morgan Other', email: 'morgan@elsewhere.example.test' };

  test('must be named in the paper: one who names the requester alone lets nothing go to another (section 4, row 11)', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { recipient: other });
    const shown = await documented(stores, requestId, orderForOne);
    expect(shown.decision.reasons.map(({ code }) => code)).toContain('order-recipient-mismatch');
    expect(shown.status).toBe('refused');
  });

  test('may be someone whom the paper names by e-mail address', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { recipient: other });
    expect(
      (await documented(stores, requestId, { ...orderForOne, recipients: ['MORGAN@elsewhere.example.test'] })).status,
    ).toBe('in-review');
  });
});

describe('a document', () => {
  test('that has not arrived is waited for', async () => {
    await expect(arriving(undefined)).rejects.toMatchObject({ code: 'upload-missing' });
  });

  test('that is not the one announced is refused', async () => {
    await expect(arriving(Buffer.from('%PDF-1.7 synthetic 0rder'))).rejects.toMatchObject({ code: 'digest-mismatch' });
    await expect(arriving(document, Buffer.from('short'))).rejects.toMatchObject({ code: 'digest-mismatch' });
  });

  test('that is no PDF is refused', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    const text = Buffer.from('not a document');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const { uploadId } = await beginArtifactUpload(stores)(acting(staff), { requestId, bytes: text.length, sha256 });
    const artifactVault = {
      ...stores.artifactVault,
      arrived: async () => ({ bytes: text, objectKey: 'artifacts/x.pdf' }),
    };
    const recorded = recordArtifact({ ...stores, artifactVault })(
      acting(staff),
      recording(requestId, uploadId, orderForOne),
    );
    await expect(recorded).rejects.toMatchObject({ code: 'pdf-refused', details: [{ code: 'not-a-pdf' }] });
    expect(stores.files.get(requestId)?.artifacts).toEqual([]);
  });

  test('over 25 MB is not taken', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    await expect(
      beginArtifactUpload(stores)(acting(staff), { requestId, bytes: 25 * 1024 * 1024 + 1, sha256: documentSha256 }),
    ).rejects.toMatchObject({ code: 'pdf-refused' });
  });
});

test('a written revocation is final; an oral one holds until it is written (45 CFR 164.508(b)(5))', async () => {
  const stores = literalStores();
  const requestId = await received(stores, { groundAsserted: 'authorization' });
  await documented(stores, requestId, authorization);
  const artifactId = paperOf(stores, requestId);
  await revokeAuthorization(stores)(acting(staff), { requestId, artifactId, written: false, how: 'by telephone' });
  expect(statusOf(stores, requestId)).not.toBe('in-review');
  await revokeAuthorization(stores)(acting(staff), { requestId, artifactId, written: true, how: 'by letter' });
  expect(statusOf(stores, requestId)).toBe('refused');
  await expect(
    revokeAuthorization(stores)(acting(staff), { requestId, artifactId, written: true, how: 'again' }),
  ).rejects.toMatchObject({ code: 'artifact-dead' });
});

test('what was approved on one ground stays on it', async () => {
  const stores = literalStores();
  const requestId = await ready(stores);
  expect(await documented(stores, requestId, authorization, { groundAsserted: 'authorization' })).toMatchObject({
    status: 'ready',
    groundAsserted: 'court_order',
  });
});

describe('the age of the patient', () => {
  const ages = [
    ['2008-06-15', 18],
    ['2008-06-16', 17],
    ['2008-01-01', 18],
  ] as const;
  test.each(ages)('born %s is %i on 2026-06-15', async (birthDate, age) => {
    const stores = literalStores();
    const file = stores.files.get(await received(stores));
    if (file === undefined) throw new Error('no file');

    const request = { ...file.request, patient: { ...file.request.patient, birthDate: CalendarDate.parse(birthDate) } };
    expect(factsOf({ ...file, request, notes: [] }, file.request.receivedAt).patient.age).toBe(age);
  });
});
