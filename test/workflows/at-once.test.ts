import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { tellNotes } from '../demo/notes-chapter.ts';
import { approveWhole, built, orderAndApprove, readRequest } from '../demo/order-chapter.ts';
import { attorney } from '../demo/refusals-chapter.ts';
import { askCode, redeem } from '../demo/release-chapter.ts';
import { mailTo } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

let whole: SharedCloud;
let cast: Cast;
let patientId: string;

beforeAll(async () => {
  whole = await sharedCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  ({ patientId } = await tellChart(whole.service, cast, teller));
  await tellNotes(cast, patientId, teller);
});

afterAll(() => whole.asDescribed());

const Events = z.object({ events: z.array(z.object({ action: z.string() })), cursor: z.string().optional() });

const countOf = async (action: string, requestId: string): Promise<number> => {
  const { events } = await cast.officer.get(`/audit-events?requestId=${requestId}`, Events);
  return events.filter((event) => event.action === action).length;
};

describe('the same act, sent again', () => {
  test('with the same Idempotency-Key and body gets the first answer, and happens once', async () => {
    const idempotencyKey = randomUUID();
    const body = { name: { given: 'Twice', family: 'Sent' }, birthDate: '1980-01-01' };
    const send = async () =>
      (await cast.staff.send({ method: 'POST', path: '/patients', body, idempotencyKey })).json();
    const first: unknown = await send();
    expect(await send()).toEqual(first);
    const { patients } = await cast.staff.get(
      '/patients',
      z.object({ patients: z.array(z.object({ name: z.object({ given: z.string() }) })) }),
    );
    expect(patients.filter(({ name }) => name.given === 'Twice')).toHaveLength(1);
  });

  test('with the same key and another body is refused (422)', async () => {
    const idempotencyKey = randomUUID();
    await cast.staff.send({
      method: 'POST',
      path: '/patients',
      body: { name: { given: 'One', family: 'Body' }, birthDate: '1980-01-01' },
      idempotencyKey,
    });
    const other = await cast.staff.refused({
      method: 'POST',
      path: '/patients',
      body: { name: { given: 'Other', family: 'Body' }, birthDate: '1980-01-01' },
      idempotencyKey,
    });
    expect(other).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  test('twenty times at once happens once', async () => {
    const idempotencyKey = randomUUID();
    const body = { patientId, sessionDate: '2026-09-01', text: 'An invented note, sent by a nervous finger.' };
    const send = () => cast.therapist.send({ method: 'POST', path: '/psychotherapy-notes', body, idempotencyKey });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    const ids = await Promise.all(
      answers.map(async (answer) => z.object({ noteId: z.string() }).parse(await answer.json()).noteId),
    );
    expect(new Set(ids).size).toBe(1);
  });
});

describe('at once', () => {
  test('two approvals by the privacy officer are one act, and so are two by the originator', async () => {
    const { requestId } = await orderAndApprove(cast, patientId);
    const officer = await Promise.all(
      [1, 2].map(() =>
        cast.officer.send({
          method: 'POST',
          path: `/requests/${requestId}/approvals`,
          body: { as: 'privacy-officer' },
        }),
      ),
    );
    expect(officer.map(({ status }) => status)).toEqual([200, 200]);
    await Promise.allSettled([approveWhole(cast, requestId), approveWhole(cast, requestId)]);
    await built(cast, requestId);
    expect((await readRequest(cast, requestId)).status).toBe('ready');
    expect(await countOf('disclosure.built', requestId)).toBe(1);
  });

  test('fifty redeems of a link for three downloads: exactly three succeed, and one disclosure is on record', async () => {
    const { requestId } = await orderAndApprove(cast, patientId);
    await approveWhole(cast, requestId);
    await built(cast, requestId);
    const after = new Date().toISOString();
    await cast.officer.post(`/requests/${requestId}/links`, { allowedDownloads: 3 }, z.unknown());
    const url = await mailTo(whole.service, {
      address: attorney.email,
      pattern: /(https?:\/\/\S+\/r\/[\w-]{43})/,
      after,
    });
    const code = await askCode(whole.service, url);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        fetch(`${url}/download`, {
          method: 'POST',
          redirect: 'manual',
          headers: { accept: 'application/json' },
          body: new URLSearchParams({ code, attempt: randomUUID() }),
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(3);
    expect((await redeem(url, code)).status).not.toBe(303);
    const log = await cast.officer.get(
      `/patients/${patientId}/disclosure-log`,
      z.object({ disclosures: z.array(z.unknown()) }),
    );
    expect(log.disclosures).toHaveLength(1);
  });
});
