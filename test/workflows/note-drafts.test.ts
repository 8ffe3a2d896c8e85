import { pageTexts } from '@sequester/pdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { flat } from '../demo/notes-chapter.ts';
import { built, courtOrder, readRequest } from '../demo/order-chapter.ts';
import { orderPdf } from '../demo/papers.ts';
import { acceptNewest, attorney, receive, Request } from '../demo/refusals-chapter.ts';
import { askCode, issueLink, redeem } from '../demo/release-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Draft = z.object({ noteId: z.string(), revision: z.int(), text: z.string() });
const Note = z.object({ noteId: z.string(), version: z.int(), revision: z.int() });
const Selection = z.object({
  notes: z.array(z.object({ noteId: z.string(), draft: z.boolean().optional() })),
  drafts: z.array(z.object({ noteId: z.string() })),
});
const Events = z.object({ events: z.array(z.object({ action: z.string() })) });

let whole: SharedCloud;
let cast: Cast;
let patientId: string;

const path = (noteId: string): string => `/psychotherapy-note-drafts/${noteId}`;

const begin = (sessionDate: string) =>
  cast.therapist.post('/psychotherapy-note-drafts', { patientId, sessionDate }, Draft);
const save = (noteId: string, text: string, revision: number) =>
  cast.therapist.put(path(noteId), { body: { text }, ifMatch: `"${revision}"` }, Draft);
const seal = (noteId: string, revision: number) => cast.therapist.postAt(`${path(noteId)}/seal`, { revision }, Note);

beforeAll(async () => {
  whole = await sharedCloud();
  cast = await assembleCast(whole.service, new Teller(() => undefined));
  ({ patientId } = await cast.staff.post(
    '/patients',
    { name: { given: 'Paula', family: 'Invented' }, birthDate: '1990-05-17' },
    z.object({ patientId: z.string() }),
  ));
});

afterAll(() => whole.asDescribed());

describe('a draft of a psychotherapy note', () => {
  const words = 'CANARY-DRAFT the garden again';

  test('is saved in place, answers a second tab with what stands, and becomes a note that is read as text', async () => {
    const { noteId, revision } = await begin('2026-03-03');
    expect(revision).toBe(0);
    await save(noteId, words, 0);
    const late = await cast.therapist.send({
      method: 'PUT',
      path: path(noteId),
      body: { text: 'of another tab' },
      ifMatch: '"0"',
    });
    expect([late.status, await late.json()]).toMatchObject([
      412,
      { code: 'stale', current: { text: words, revision: 1 } },
    ]);
    await save(noteId, `${words}, and the boat`, 1);
    const note = await seal(noteId, 2);
    expect(note).toMatchObject({ noteId, version: 1 });
    expect(await seal(noteId, 2)).toEqual(note);
    expect((await cast.therapist.refused({ method: 'GET', path: path(noteId) })).status).toBe(404);
    const text = await cast.therapist.get(`/psychotherapy-notes/${noteId}/text`, z.object({ text: z.string() }));
    expect(text).toEqual({ text: `${words}, and the boat` });
  });

  test('is gone when it was discarded', async () => {
    const { noteId } = await begin('2026-03-04');
    await save(noteId, words, 0);
    await cast.therapist.postAt(`${path(noteId)}/removal`, { revision: 1 }, z.object({}));
    expect((await cast.therapist.refused({ method: 'GET', path: path(noteId) })).status).toBe(404);
    const { drafts } = await cast.therapist.get(
      '/psychotherapy-note-drafts',
      z.object({ drafts: z.array(z.unknown()) }),
    );
    expect(drafts).toEqual([]);
  });

  test.each(['colleague', 'owner', 'officer', 'staff'] as const)('is nothing to the %s', async (who) => {
    const { noteId } = await begin('2026-03-05');
    await save(noteId, words, (await begin('2026-03-05')).revision);
    const caller: Caller = cast[who];
    const statuses = [];
    for (const sent of [
      { method: 'GET' as const, path: path(noteId) },
      { method: 'GET' as const, path: `${path(noteId)}/kept` },
      { method: 'PUT' as const, path: path(noteId), body: { text: 'x' }, ifMatch: '"1"' },
      { method: 'POST' as const, path: `${path(noteId)}/seal`, ifMatch: '"1"' },
      { method: 'POST' as const, path: `${path(noteId)}/removal`, ifMatch: '"1"' },
      { method: 'POST' as const, path: `${path(noteId)}/copies`, ifMatch: '"1"' },
    ]) {
      const response = await caller.send(sent);
      expect(await response.text()).not.toContain('CANARY');
      statuses.push(response.status);
    }
    expect(statuses).toEqual(statuses.map(() => (who === 'colleague' ? 404 : 403)));
    const stood = await cast.therapist.get(path(noteId), Draft);
    await cast.therapist.postAt(`${path(noteId)}/removal`, { revision: stood.revision }, z.object({}));
  });

  test.each(['owner', 'officer'] as const)(
    'is in no event for the %s but that a therapist used their key',
    async (who) => {
      const { events } = await cast[who].get('/audit-events', Events);
      expect(events.filter(({ action }) => action.startsWith('psychotherapy-note.draft'))).toEqual([]);
      expect(events.some(({ action }) => action === 'therapist-key.used')).toBe(true);
    },
  );
});

describe('a draft of a day that an order reaches', () => {
  const before = 'CANARY-BEFORE a first thought';
  const after = 'CANARY-AFTER a second thought';
  let noteId: string;
  let requestId: string;

  test('is kept from the receipt of the order, before it is accepted', async () => {
    ({ noteId } = await begin('2026-04-08'));
    await save(noteId, before, 0);
    ({ requestId } = await receive(cast, {
      patientId,
      requester: attorney,
      groundAsserted: 'court_order',
      purpose: 'Doe v. Roe (invented)',
    }));
    const pdf = await orderPdf({ from: '2026-04-01', to: '2026-05-31', patientId });
    const uploadId = await cast.officer.upload(`/requests/${requestId}/artifact-uploads`, pdf);
    const verification = { by: 'Olive Officer', how: 'Called the clerk' };
    const artifact = courtOrder(cast, patientId);
    const body = { uploadId, artifact, verification, identityVerified: true };
    const recorded = await cast.officer.post(`/requests/${requestId}/artifacts`, body, Request);
    await save(noteId, after, 1);
    const { kept } = await cast.therapist.get(
      `${path(noteId)}/kept`,
      z.object({ kept: z.array(z.object({ revision: z.int() })) }),
    );
    expect(kept).toEqual([{ revision: 1 }]);
    expect(await cast.therapist.get(`${path(noteId)}/kept/1`, z.object({ text: z.string() }))).toEqual({
      text: before,
    });
    const discarded = await cast.therapist.refused({ method: 'POST', path: `${path(noteId)}/removal`, ifMatch: '"2"' });
    expect(discarded.code).toBe('under-hold');
    await acceptNewest(cast, recorded);
  });

  test('is counted once the order is accepted, and waits for its therapist like a note', async () => {
    const { decisions } = await cast.officer.get(
      `/requests/${requestId}/decisions`,
      z.object({ decisions: z.array(z.object({ facts: z.object({ notes: z.array(z.object({ id: z.string() })) }) })) }),
    );
    const counted = decisions.map(({ facts }) => facts.notes.some(({ id }) => id === noteId));
    expect(counted.filter(Boolean)).toHaveLength(1);
    await cast.officer.post(`/requests/${requestId}/approvals`, { as: 'privacy-officer' }, z.unknown());
    const offered = await cast.therapist.get(`/requests/${requestId}/selection`, Selection);
    expect(offered).toEqual({ notes: [], drafts: [{ noteId }] });
    const refused = await cast.therapist.refused({
      method: 'POST',
      path: `/requests/${requestId}/approvals`,
      body: { as: 'originator', selection: [{ noteId, pages: 'all' }] },
    });
    expect(refused.errors.map(({ code }) => code)).toEqual(['draft-without-pages']);
  });

  test('leaves as a copy that says that nobody has signed it', async () => {
    await cast.therapist.postAt(`${path(noteId)}/copies`, { revision: 2 }, z.object({ version: z.literal(1) }));
    const offered = await cast.therapist.get(`/requests/${requestId}/selection`, Selection);
    expect(offered).toEqual({ notes: [{ noteId, draft: true }], drafts: [] });
    await cast.therapist.post(
      `/requests/${requestId}/approvals`,
      { as: 'originator', selection: [{ noteId, pages: 'all' }] },
      z.unknown(),
    );
    await built(cast, requestId);
    expect((await readRequest(cast, requestId)).status).toBe('ready');
    const { url } = await issueLink(whole.service, cast, requestId);
    const redirect = await redeem(url, await askCode(whole.service, url));
    const extract = new Uint8Array(await (await fetch(redirect.headers.get('location') ?? '')).arrayBuffer());
    const words = flat((await pageTexts(extract)).join(' '));
    expect(words).toContain(flat(after));
    expect(words).not.toContain(flat(before));
    expect(words).toContain(flat('Unsigned draft of a psychotherapy note'));
    expect(words).toContain(flat('Paula Invented'));
  });

  test('is sealed as the note of its id afterwards, and what left stays what it was', async () => {
    expect(await seal(noteId, 2)).toMatchObject({ noteId, version: 1 });
    expect((await readRequest(cast, requestId)).status).toBe('opened');
  });
});
