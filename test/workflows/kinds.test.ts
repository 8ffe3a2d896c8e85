import { openApi } from '@sequester/contract/openapi';
import { entryKinds } from '@sequester/model';
import { canary } from '@sequester/testing/chart/example-chart';
import { exampleEntries, firstActOf } from '@sequester/testing/chart/example-entries';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { recordEntries } from './record-entries.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Entries = z.array(z.record(z.string(), z.unknown()));
const Chart = z.record(z.string(), z.unknown());
const Events = z.object({
  events: z.array(z.object({ action: z.string(), subject: z.record(z.string(), z.unknown()) })),
});
const Described = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
});

let whole: SharedCloud;
let cast: Cast;
let patientId: string;
let ids: Record<string, string>;

beforeAll(async () => {
  whole = await sharedCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  ({ patientId } = await tellChart(whole.service, cast, teller));
  ids = await recordEntries(cast.therapist, patientId);
});

afterAll(() => whole.asDescribed());

describe.each(entryKinds.map((kind) => ({ kind, name: kind.name })))('a $name', ({ kind, name }) => {
  const own = `${name}Id`;

  test('is in the chart as it was sent', async () => {
    const chart = Chart.parse(await cast.officer.get(`/patients/${patientId}/chart`, Chart));
    const entry = Entries.parse(chart[kind.plural]).find((one) => one[own] === ids[own]);
    expect(entry).toMatchObject(exampleEntries[name]);
    expect(entry).not.toHaveProperty('practiceId');
  });

  test('is in the audit under its act, with ids alone', async () => {
    const { events } = await cast.officer.get(`/audit-events?patientId=${patientId}`, Events);
    const event = events.find(({ action, subject }) => action === firstActOf(kind).event && subject[own] === ids[own]);
    expect(event?.subject).toEqual({ patientId, [own]: ids[own] });
    expect(JSON.stringify(events)).not.toContain(canary);
  });

  test('is in the description of the API', () => {
    const described = Object.values(Described.parse(openApi()).paths).flatMap((methods) => Object.values(methods));
    const named = described.map(({ operationId }) => operationId);
    for (const { operation } of Object.values<{ operation: string }>(kind.acts)) expect(named).toContain(operation);
  });

  test('is read and recorded by nobody at the front desk', async () => {
    const path = `/patients/${patientId}/chart`;
    expect((await cast.staff.send({ method: 'GET', path })).status).toBe(403);
    await expect(recordEntries(cast.staff, patientId, [kind])).rejects.toThrow('forbidden');
  });
});
