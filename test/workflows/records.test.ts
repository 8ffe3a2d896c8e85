import { setTimeout as sleep } from 'node:timers/promises';

import { pageTexts } from '@sequester/pdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Records = z.object({
  status: z.string(),
  awaits: z.array(z.object({ as: z.string() })),
  selection: z.object({ sha256: z.string(), entries: z.number() }).optional(),
  extract: z.object({ pages: z.number(), sha256: z.string() }).optional(),
  ending: z.object({ code: z.string() }).optional(),
});
const Request = z.looseObject({ requestId: z.string(), status: z.string(), records: Records });
const Url = z.object({ url: z.string(), sha256: z.string() });

let whole: SharedCloud;
let cast: Cast;
let patientId: string;

const individual = {
  type: 'individual',
  name: 'Paula Patient (invented)',
  email: 'paula@mail.example.test',
  identityVerified: true,
};
const plan = {
  type: 'health_plan',
  name: 'Invented Health',
  email: 'claims@plan.example.test',
  identityVerified: true,
};

beforeAll(async () => {
  whole = await sharedCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  ({ patientId } = await tellChart(whole.service, cast, teller));
});

afterAll(() => whole.asDescribed());

const received = (asked: object) =>
  cast.officer.post(
    '/requests',
    { patientId, jurisdiction: 'US-baseline', purpose: 'An invented purpose', ...asked },
    Request,
  );

/** The request once its record is no longer being put together. */
const built = async (requestId: string) => {
  for (let look = 0; look < 240; look += 1) {
    const request = await cast.officer.get(`/requests/${requestId}`, Request);
    if (request.records.status !== 'building') return request;

    await sleep(250);
  }
  throw new Error('not built in a minute');
};

const opened = async (requestId: string, format: 'pdf' | 'json'): Promise<Uint8Array> => {
  const { url } = await cast.officer.post(`/requests/${requestId}/records/extract`, { format }, Url);
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
};

describe('the ordinary record of a request', () => {
  test('on the patient’s own access is built at once and read as pages and as data (45 CFR 164.524(c))', async () => {
    const { requestId } = await received({
      requester: individual,
      groundAsserted: 'patient_access',
      requested: { classes: ['all'], description: 'My record' },
    });
    const request = await built(requestId);
    expect(request.records).toMatchObject({ status: 'ready', awaits: [] });
    const texts = await pageTexts(await opened(requestId, 'pdf'));
    expect(texts).toHaveLength(request.records.extract?.pages ?? 0);
    const all = texts.join('\n');
    for (const words of ['Extract of the record', 'Contents', 'Progress note', 'Diagnosis', 'Released on'])
      expect(all).toContain(words);
    expect(texts.at(-1)).toContain(`Page ${texts.length} of ${texts.length}`);
    const data: unknown = JSON.parse(new TextDecoder().decode(await opened(requestId, 'json')));
    expect(data).toMatchObject({ format: 'sequester-record/1' });
  });

  test('tells an insurer the elements that 45 CFR 164.501 leaves to it, and no narrative', async () => {
    const { requestId } = await received({
      requester: plan,
      groundAsserted: 'payment',
      requested: { classes: ['progress_notes', 'diagnosis', 'sessions'], description: 'Claim of an invented month' },
    });
    await cast.therapist.post(
      `/requests/${requestId}/records/selection`,
      { format: 'both', noMoreThanNecessary: true },
      z.looseObject({}),
    );
    expect((await built(requestId)).records.status).toBe('ready');
    const all = (await pageTexts(await opened(requestId, 'pdf'))).join('\n');
    expect(all).toContain('Invented assessment');
    expect(all).toContain('28 U.S.C. 1746');
    const data = new TextDecoder().decode(await opened(requestId, 'json'));
    for (const text of [all, data]) expect(text).not.toContain('Invented data');
  });
});
