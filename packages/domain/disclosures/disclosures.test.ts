import { Instant, PracticeId, type RequestId } from '@sequester/model';
import {
  accepted,
  approve,
  build,
  building,
  chosen,
  documented,
  firstNote,
  inReview,
  linkOf,
  paperOf,
  ready,
  received,
  released,
  secondNote,
  statusOf,
  thirdNote,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  attorneysRequest,
  authorization,
  courtOrder,
  firstTherapist,
  notes,
  officer,
  orderForOne,
  secondTherapist,
  staff,
  subpoena,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { changeArtifactStatus } from './change-artifact-status.ts';
import { coverOf } from './extract-cover.ts';
import { getRequest } from './get-request.ts';
import { getSelection } from './get-selection.ts';
import { issueLink } from './issue-link.ts';
import { receiveRequest } from './receive-request.ts';
import { revokeAuthorization } from './revoke-authorization.ts';
import { revokeLink } from './revoke-link.ts';
import { lastDecision } from './shown-decision.ts';
import { withdrawRequest } from './withdraw-request.ts';

const coverOfLast = (stores: LiteralStores, requestId: RequestId) => {
  const file = stores.files.get(requestId);
  return file === undefined ? undefined : coverOf(file, lastDecision(file));
};
const actions = (stores: LiteralStores) => stores.events.map(({ action }) => action);

describe('intake asks the law at once', () => {
  const asks = [
    ['an attorney with nothing in hand', {}, 'awaiting-artifact'],
    [
      'an insurer, for payment (45 CFR 164.508(a)(2))',
      { groundAsserted: 'payment', requester: { ...attorney, type: 'health_plan' } },
      'refused',
    ],
    [
      'the patient, by right of access (45 CFR 164.524(a)(1)(i))',
      { groundAsserted: 'patient_access', requester: { ...attorney, type: 'individual' } },
      'refused',
    ],
    [
      'a colleague, for treatment',
      { groundAsserted: 'treatment', requester: { ...attorney, type: 'treating_provider' } },
      'refused',
    ],
  ] as const;
  test.each(asks)('%s', async (_who, change, status) => {
    const stores = literalStores();
    const shown = wholeView(await receiveRequest(stores)(acting(officer), { ...attorneysRequest, ...change }));
    expect(shown.status).toBe(status);
    expect(shown.decision.reasons[0]?.citation).toMatch(/45 CFR|42 CFR/);
    expect(shown.decision.scope).toBeUndefined();
    expect(actions(stores)).toEqual(['request.received']);
    expect(stores.grants.size).toBe(0);
  });

  test('a subpoena is no order: refused with what would cure it (45 CFR 164.512(e)(1)(ii))', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'subpoena' });
    const shown = await documented(stores, requestId, subpoena);
    expect(shown.status).toBe('refused');
    expect(shown.decision.cures.join(' ')).toMatch(/court order/i);
    expect(shown.letter?.title).toBe('Objection to subpoena');
  });

  test('a compound form releases nothing (45 CFR 164.508(b)(3)(ii))', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'authorization' });
    const shown = await documented(stores, requestId, {
      ...authorization,
      combined_with: ['authorization_for_other_phi'],
    });
    expect(shown.status).toBe('refused');
    const cured = await documented(stores, requestId, authorization);
    expect(cured.status).toBe('in-review');
  });
});

test('a subpoena is cured by an order or an authorization on the same request, and the cover names what it rests on', async () => {
  const stores = literalStores();
  const ordered = await received(stores, { groundAsserted: 'subpoena' });
  await documented(stores, ordered, subpoena);
  expect((await documented(stores, ordered, orderForOne)).status).toBe('in-review');
  expect(coverOfLast(stores, ordered)).toMatchObject({
    docket: '24-CV-1234',
    basis: expect.stringContaining('164.512(e)(1)(i)'),
  });
  const authorized = await received(stores, { groundAsserted: 'subpoena' });
  await documented(stores, authorized, subpoena);
  expect((await documented(stores, authorized, authorization, { groundAsserted: 'authorization' })).status).toBe(
    'in-review',
  );
  expect(coverOfLast(stores, authorized)).toMatchObject({
    docket: '',
    basis: 'authorization signed 2026-05-20, 45 CFR 164.508',
  });
});

describe('what does not release', () => {
  const papers = [
    subpoena,
    { ...courtOrder, status: 'vacated' as const },
    { ...courtOrder, expressly_covers: ['medical_record' as const] },
    { ...authorization, signed_on: null },
  ];
  test.each(papers.map((paper) => [paper.type, paper] as const))(
    'says nothing of whether notes exist (%s)',
    async (_type, paper) => {
      const views = await Promise.all(
        [[], [...notes], notes.slice(0, 1)].map(async (some) => {
          const stores = literalStores({ notes: some });
          const requestId = await received(stores);
          await documented(stores, requestId, paper);
          const { decision, awaits, status } = wholeView(await getRequest(stores)(acting(officer), { requestId }));
          return { decision, awaits, status };
        }),
      );
      expect(views[1]).toEqual(views[0]);
      expect(views[2]).toEqual(views[0]);
      expect(JSON.stringify(views)).not.toContain('psn_');
    },
  );

  test('shows the ceiling to a privacy officer alone, and only where it releases', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    expect(wholeView(await getRequest(stores)(acting(officer), { requestId })).decision.scope?.noteIds).toEqual([
      firstNote.noteId,
      secondNote.noteId,
    ]);
    expect(wholeView(await getRequest(stores)(acting(firstTherapist), { requestId })).decision.scope).toBeUndefined();
  });
});

describe('approval', () => {
  test('officer first, then the originator; nothing is granted before both', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await expect(approve(stores, firstTherapist, { requestId, ...chosen })).rejects.toMatchObject({
      code: 'officer-first',
    });
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    expect(stores.grants.size).toBe(0);
    const shown = await approve(stores, firstTherapist, { requestId, ...chosen });
    expect(shown.status).toBe('building');
    expect([...stores.grants.values()].map(({ objectKey }) => objectKey)).toEqual([
      firstNote.objectKey,
      secondNote.objectKey,
    ]);
  });

  test('never by someone else: not staff, not another therapist, not an officer as originator', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await expect(approve(stores, staff, { requestId, as: 'privacy-officer' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    await expect(approve(stores, officer, { requestId, ...chosen })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(approve(stores, secondTherapist, { requestId, ...chosen })).rejects.toMatchObject({
      code: 'approval-not-demanded',
    });
    expect(stores.grants.size).toBe(0);
  });

  const beyond = [
    ['a note outside the ceiling', [{ noteId: thirdNote.noteId, pages: 'all' as const }], 'selection-beyond-ceiling'],
    ['a page that the note does not have', [{ noteId: firstNote.noteId, pages: [4] }], 'selection-beyond-ceiling'],
    [
      'the same note twice',
      [
        { noteId: firstNote.noteId, pages: [1] },
        { noteId: firstNote.noteId, pages: [2] },
      ],
      'selection-beyond-ceiling',
    ],
    ['nothing at all', [], 'selection-empty'],
  ] as const;
  test.each(beyond)('refuses %s', async (_what, selection, code) => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    await expect(
      approve(stores, firstTherapist, {
        requestId,
        as: 'originator',
        selection: selection.map((one) => ({ ...one, pages: one.pages === 'all' ? one.pages : [...one.pages] })),
      }),
    ).rejects.toMatchObject({ code });
    expect(stores.grants.size).toBe(0);
  });

  test('several originators: each grants their own, and the build starts with the last', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores, courtOrder);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    const first = await approve(stores, firstTherapist, { requestId, ...chosen });
    expect(first.status).toBe('in-review');
    expect(first.awaits).toEqual([{ as: 'originator', memberId: secondTherapist.id }]);
    await expect(
      approve(stores, secondTherapist, {
        requestId,
        as: 'originator',
        selection: [{ noteId: firstNote.noteId, pages: 'all' }],
      }),
    ).rejects.toMatchObject({ code: 'selection-beyond-ceiling' });
    const last = await approve(stores, secondTherapist, {
      requestId,
      as: 'originator',
      selection: [{ noteId: notes[5].noteId, pages: [1] }],
    });
    expect(last.status).toBe('building');
    expect(stores.grants.size).toBe(3);
  });

  test('the same approval many times at once is one act', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await Promise.all(Array.from({ length: 8 }, () => approve(stores, officer, { requestId, as: 'privacy-officer' })));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => approve(stores, firstTherapist, { requestId, ...chosen })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['building']));
    expect(actions(stores).filter((action) => action === 'disclosure.approved')).toHaveLength(2);
    expect(actions(stores).filter((action) => action === 'disclosure.granted')).toHaveLength(1);
    expect(stores.grants.size).toBe(2);
  });

  test('an order that was vacated meanwhile: refused on record, nothing granted (45 CFR 164.512(e)(1)(i))', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    const artifactId = paperOf(stores, requestId);
    await changeArtifactStatus(stores)(acting(staff), { requestId, artifactId, status: 'stayed', how: 'docket' });
    expect(statusOf(stores, requestId)).toBe('refused');
    await expect(approve(stores, firstTherapist, { requestId, ...chosen })).rejects.toMatchObject({
      code: 'request-state',
    });
    await changeArtifactStatus(stores)(acting(staff), {
      requestId,
      artifactId,
      status: 'in_force',
      how: 'stay lifted',
    });
    expect(statusOf(stores, requestId)).not.toBe('in-review');
    await accepted(stores, requestId, artifactId);
    await expect(approve(stores, firstTherapist, { requestId, ...chosen })).rejects.toMatchObject({
      code: 'officer-first',
    });
    expect(stores.grants.size).toBe(0);
  });

  test('the return date passes between review and approval: the law says no and it is on record', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    const later = acting(officer, { at: Instant.parse('2026-07-01T00:00:00.000Z') });
    await expect(approve(stores, later, { requestId, as: 'privacy-officer' })).rejects.toMatchObject({
      code: 'law-refuses',
    });
    expect(actions(stores).at(-1)).toBe('request.refused');
    expect(statusOf(stores, requestId)).not.toBe('in-review');
  });

  test('counsel is asked where the order does not rule on privilege', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores, { ...orderForOne, privilege_ruling: 'not_addressed' });
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    await expect(approve(stores, firstTherapist, { requestId, ...chosen })).rejects.toMatchObject({
      code: 'officer-first',
    });
    await approve(stores, officer, { requestId, as: 'counsel', counsel: 'Casey Counsel' });
    expect((await approve(stores, firstTherapist, { requestId, ...chosen })).status).toBe('building');
  });
});

describe('selection', () => {
  test('shows an originator their own notes within the ceiling, with pages', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores, courtOrder);
    const { notes: own, terms } = await getSelection(stores)(acting(firstTherapist), { requestId });
    expect(own.map(({ noteId }) => noteId)).toEqual(notes.slice(0, 3).map(({ noteId }) => noteId));
    expect(terms).toEqual(['use limited to case', 'return or destroy']);
  });

  test('shows nothing to an originator whose notes are outside, nor where the law refuses', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores);
    await expect(getSelection(stores)(acting(secondTherapist), { requestId })).rejects.toMatchObject({
      code: 'approval-not-demanded',
    });
    const refused = await received(stores);
    await expect(getSelection(stores)(acting(firstTherapist), { requestId: refused })).rejects.toMatchObject({
      code: 'law-refuses',
    });
  });
});

describe('build', () => {
  test('one extract, one record, no grant standing', async () => {
    const stores = literalStores();
    const requestId = await building(stores);
    stores.pending.tries = 2;
    await build(stores, requestId);
    await build(stores, requestId);
    expect(statusOf(stores, requestId)).toBe('ready');
    expect(stores.extracts.size).toBe(1);
    expect(stores.grants.size).toBe(0);
    expect(actions(stores).filter((action) => action.startsWith('disclosure.'))).toEqual([
      'disclosure.approved',
      'disclosure.approved',
      'disclosure.granted',
      'disclosure.built',
      'disclosure.grants-retired',
    ]);
    expect(JSON.parse(Buffer.from([...stores.extracts.values()].flatMap((bytes) => [...bytes])).toString())).toEqual([
      { id: firstNote.noteId, pages: [1, 2, 3] },
      { id: secondNote.noteId, pages: [2] },
    ]);
  });

  test('waits for grants that KMS does not know yet, and fails without a trace of a refusal where they stay away', async () => {
    const stores = literalStores();
    const requestId = await building(stores);
    stores.pending.tries = 100;
    await expect(build(stores, requestId)).rejects.toThrow('grants pending');
    expect(statusOf(stores, requestId)).toBe('building');
    stores.pending.tries = 0;
    await build(stores, requestId);
    expect(statusOf(stores, requestId)).toBe('ready');
  });

  test('an extract that does not verify is never stored, and its grants are retired', async () => {
    const stores = literalStores();
    const requestId = await building(stores);
    stores.findings.push({ code: 'foreign-text' });
    await build(stores, requestId);
    expect(statusOf(stores, requestId)).toBe('refused');
    expect(stores.extracts.size).toBe(0);
    expect(stores.grants.size).toBe(0);
    expect(stores.events.find(({ action }) => action === 'disclosure.build-refused')?.subject['codes']).toEqual([
      'foreign-text',
    ]);
  });

  test('a source that is not the one that was selected is refused', async () => {
    const stores = literalStores();
    const requestId = await building(stores);
    const vault = { ...stores.vault, opened: async () => Buffer.from('another note') };
    await build({ ...stores, vault }, requestId);
    expect(statusOf(stores, requestId)).toBe('refused');
    expect(stores.extracts.size).toBe(0);
  });

  test('the law changes its answer before the build: revoked, nothing opened, grants retired', async () => {
    const stores = literalStores();
    const requestId = await building(stores);
    const artifactId = paperOf(stores, requestId);
    await changeArtifactStatus(stores)(acting(officer), { requestId, artifactId, status: 'vacated', how: 'docket' });
    expect(statusOf(stores, requestId)).toBe('revoked');
    await build(
      { ...stores, vault: { ...stores.vault, opened: () => Promise.reject(new Error('opened')) } },
      requestId,
    );
    expect(stores.extracts.size).toBe(0);
    expect(stores.grants.size).toBe(0);
  });

  test('a newer version of a note does not change what was selected', async () => {
    const some = notes.map((note) => ({ ...note }));
    const stores = literalStores({ notes: some });
    const requestId = await building(stores);
    Object.assign(some[0] ?? {}, { version: 2, sha256: 'f'.repeat(64), objectKey: 'notes/newer.pdf', pages: 1 });
    await build(stores, requestId);
    expect(statusOf(stores, requestId)).toBe('ready');
  });
});

describe('links', () => {
  test('go out while the extract is ready and the law still releases; only the digest of the token is kept', async () => {
    const stores = literalStores();
    const requestId = await ready(stores);
    const issued = await issueLink(stores)(acting(officer), { requestId });
    expect(issued.request).toMatchObject({ view: 'whole', status: 'released' });
    expect(issued.expiresAt).toBe('2026-06-22T15:00:00.000Z');
    expect(stores.files.get(requestId)?.links).toMatchObject([
      { state: 'live', allowedDownloads: 1, downloads: 0, recipientEmail: attorney.email },
    ]);
  });

  test('end with the order that they stand on, in the same step', async () => {
    const stores = literalStores();
    const requestId = await released(stores);
    const artifactId = paperOf(stores, requestId);
    const shown = wholeView(
      await changeArtifactStatus(stores)(acting(officer), { requestId, artifactId, status: 'vacated', how: 'docket' }),
    );
    expect(shown.status).toBe('revoked');
    expect(shown.links).toMatchObject([{ state: 'revoked' }]);
    await expect(issueLink(stores)(acting(officer), { requestId })).rejects.toMatchObject({ code: 'request-state' });
    await expect(
      changeArtifactStatus(stores)(acting(officer), { requestId, artifactId, status: 'in_force', how: 'docket' }),
    ).rejects.toMatchObject({ code: 'artifact-dead' });
  });

  test('end with a written revocation of the authorization (45 CFR 164.508(b)(5))', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'authorization' });
    await documented(stores, requestId, authorization);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    await approve(stores, firstTherapist, { requestId, ...chosen });
    await build(stores, requestId);
    await issueLink(stores)(acting(officer), { requestId });
    const artifactId = paperOf(stores, requestId);
    expect(
      await revokeAuthorization(stores)(acting(staff), { requestId, artifactId, written: true, how: 'letter' }),
    ).toMatchObject({ view: 'reduced', status: 'answered' });
    expect(await getRequest(stores)(acting(officer), { requestId })).toMatchObject({
      status: 'revoked',
      links: [{ state: 'revoked' }],
    });
  });

  test('are revoked one by one, and all with the request', async () => {
    const stores = literalStores();
    const requestId = await released(stores);
    const linkId = linkOf(stores, requestId);
    await revokeLink(stores)(acting(officer), { requestId, linkId });
    await expect(revokeLink(stores)(acting(officer), { requestId, linkId })).rejects.toMatchObject({
      code: 'link-revoked',
    });
    await issueLink(stores)(acting(officer), { requestId });
    await expect(
      withdrawRequest(stores)(acting(staff), { requestId, reason: 'withdrawn-by-requester' }),
    ).rejects.toMatchObject({ code: 'request-state', details: [{ code: 'answered' }] });
    const shown = wholeView(
      await withdrawRequest(stores)(acting(officer), { requestId, reason: 'withdrawn-by-requester' }),
    );
    expect(shown.links.map(({ state }) => state)).toEqual(['revoked', 'revoked']);
  });
});

test("another practice's request is not found", async () => {
  const stores = literalStores();
  const requestId = await ready(stores);
  const elsewhere = { ...acting(officer), practiceId: PracticeId.parse(`prc_${'z'.repeat(26)}`) };
  await expect(getRequest(stores)(elsewhere, { requestId })).rejects.toMatchObject({ code: 'not-found' });
});
