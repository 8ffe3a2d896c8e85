import { randomUUID } from 'node:crypto';

import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Note = z.looseObject({ progressNoteId: z.string(), revision: z.number(), state: z.string() });
const Page = z.object({ entries: z.array(z.looseObject({ entryId: z.string(), state: z.string() })) });
const Events = z.object({ events: z.array(z.object({ action: z.string() })) });
const Conflict = z.looseObject({ code: z.literal('stale'), current: z.looseObject({ revision: z.number() }) });

let whole: SharedCloud;
let cast: Cast;

beforeAll(async () => {
  whole = await sharedCloud();
  cast = await assembleCast(whole.service, new Teller(() => undefined));
});

afterAll(() => whole.asDescribed());

const admitted = async (): Promise<string> => {
  const demographics = {
    name: { given: 'Dora', family: 'Draft (invented)' },
    birthDate: '1990-05-17',
    admitAnyway: true,
  };
  return (await cast.staff.post('/patients', demographics, z.object({ patientId: z.string() }))).patientId;
};

const begun = async (body: object = exampleEntries.progressNote) => {
  const patientId = await admitted();
  const notes = `/patients/${patientId}/progress-notes`;
  const note = await cast.therapist.post(notes, body, Note);
  return { patientId, notes, note, path: `${notes}/${note.progressNoteId}` };
};

const save = (path: string, data: string, revision: number) =>
  cast.therapist.send({
    method: 'PUT',
    path,
    ifMatch: `"${revision}"`,
    body: { content: { format: 'DAP', data } },
  });

const unsignedOf = async (caller: Caller) =>
  (await caller.get('/unsigned', Page)).entries.map(({ entryId, state }) => [entryId, state]);

describe('a draft', () => {
  test('begins half-written, is saved again and again, and its spell is one event', async () => {
    const { patientId, path } = await begun({ content: { format: 'SOAP' } });
    for (const [index, data] of ['a', 'ab', 'abc '].entries()) {
      const response = await save(path, data, index + 1);
      expect([response.status, response.headers.get('etag')]).toEqual([200, `"${index + 2}"`]);
    }
    const { events } = await cast.officer.get(`/audit-events?patientId=${patientId}`, Events);
    const acts = events.map(({ action }) => action).filter((action) => action.startsWith('progress-note'));
    expect(acts).toEqual(['progress-note.written']);
  });

  test('that was begun by a double click is one', async () => {
    const { notes } = await begun();
    const sent = { method: 'POST', path: notes, body: {}, idempotencyKey: randomUUID() } as const;
    const answers = await Promise.all([cast.therapist.send(sent), cast.therapist.send(sent)]);
    const ids = await Promise.all(answers.map(async (answer) => Note.parse(await answer.json()).progressNoteId));
    expect(new Set(ids).size).toBe(1);
  });

  test('in two tabs loses nothing: the later save is answered with what stands', async () => {
    const { path } = await begun();
    await save(path, 'in the first tab', 1);
    const late = await save(path, 'in the second tab', 1);
    expect(late.status).toBe(412);
    const { current } = Conflict.parse(await late.json());
    expect(current).toMatchObject({ content: { data: 'in the first tab' }, state: 'draft', revision: 2 });
    expect(current).not.toHaveProperty('practiceId');
    expect((await save(path, 'in the second tab', current.revision)).status).toBe(200);
    expect((await save(path, 'in the second tab', current.revision)).status).toBe(200);
  });

  test('is signed whole, as it was read', async () => {
    const { path } = await begun({ content: { format: 'DAP', data: 'half' } });
    const sign = (revision: number) =>
      cast.therapist.refused({ method: 'POST', path: `${path}/signature`, ifMatch: `"${revision}"` });
    const refused = await sign(1);
    expect([refused.status, refused.code]).toEqual([422, 'draft-incomplete']);
    expect(refused.errors.map(({ text }) => text)).toContain('“Plan” is empty. Fill it in, then sign.');
    expect((await sign(7)).code).toBe('stale');
    const missing = await cast.therapist.refused({ method: 'POST', path: `${path}/signature` });
    expect(missing.code).toBe('if-match-missing');
  });

  test('is known to nobody but its author, and gone when it is deleted', async () => {
    const { patientId, path, note } = await begun();
    for (const caller of [cast.officer, cast.colleague, cast.owner]) {
      expect((await caller.send({ method: 'GET', path })).status).toBe(404);
      expect(await caller.get(`/patients/${patientId}/entries`, Page)).toEqual({ entries: [] });
    }
    expect(await unsignedOf(cast.therapist)).toContainEqual([note.progressNoteId, 'draft']);
    await cast.therapist.postAt(`${path}/deletion`, note, Note);
    expect((await cast.therapist.send({ method: 'GET', path })).status).toBe(404);
    expect(await cast.therapist.get(`/patients/${patientId}/entries`, Page)).toEqual({ entries: [] });
    expect(await unsignedOf(cast.therapist)).not.toContainEqual([note.progressNoteId, 'draft']);
  });

  test('is copied from another note, without its day', async () => {
    const { path, note } = await begun();
    const copy = await cast.therapist.post(`${path}/copies`, {}, Note);
    expect(copy).toMatchObject({ content: exampleEntries.progressNote.content, copiedFrom: note.progressNoteId });
    expect(copy).not.toHaveProperty('sessionDate');
  });
});

test('a supervised clinician’s note is open to the supervisor, waits for the co-signature, and takes addenda', async () => {
  const { note, path } = await begun();
  const between = { supervisorId: cast.colleagueId, superviseeId: cast.therapistId, from: '2026-01-01' };
  const { supervisionId } = await cast.owner.post('/supervisions', between, z.object({ supervisionId: z.string() }));
  expect(await cast.colleague.get(path, Note)).toMatchObject({ state: 'draft' });
  expect(await unsignedOf(cast.colleague)).toContainEqual([note.progressNoteId, 'draft']);
  const signed = await cast.therapist.postAt(`${path}/signature`, note, Note);
  expect(signed.state).toBe('awaiting-cosignature');
  const cosign = { method: 'POST', path: `${path}/cosignature`, ifMatch: `"${signed.revision}"` } as const;
  expect((await cast.therapist.refused(cosign)).code).toBe('cosignature-not-yours');
  const cosigned = await cast.colleague.postAt(`${path}/cosignature`, signed, Note);
  expect(cosigned).toMatchObject({ state: 'signed', cosignatures: [{ by: cast.colleagueId, of: cast.therapistId }] });
  await cast.owner.post(`/supervisions/${supervisionId}/end`, { until: '2026-01-02' }, z.unknown());
  await cast.therapist.post(`${path}/addenda`, { text: 'Added (invented)' }, z.unknown());
  expect(await cast.officer.get(path, Note)).toMatchObject({
    state: 'signed',
    addenda: [{ text: 'Added (invented)', authorId: cast.therapistId }],
  });
  const other = await cast.colleague.refused({ method: 'POST', path: `${path}/addenda`, body: { text: 'x' } });
  expect(other.code).toBe('addendum-not-yours');
});

test('an entry is held back from the patient and reviewed by another clinician', async () => {
  const { patientId, note, path } = await begun();
  await cast.therapist.postAt(`${path}/signature`, note, Note);
  const Hold = z.looseObject({ accessHoldId: z.string(), stands: z.boolean(), revision: z.number() });
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const body = { entryId: note.progressNoteId, ground: 'endangers-life', reason: 'Invented', until };
  const hold = await cast.therapist.post(`/patients/${patientId}/access-holds`, body, Hold);
  const review = { body: { decision: 'lifted', reason: 'Invented' }, revision: hold.revision };
  const reviewed = await cast.colleague.postAt(
    `/patients/${patientId}/access-holds/${hold.accessHoldId}/review`,
    review,
    Hold,
  );
  expect([hold.stands, reviewed.stands]).toEqual([true, false]);
});
