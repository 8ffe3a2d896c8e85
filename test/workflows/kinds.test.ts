import { openApi } from '@sequester/contract/openapi';
import { operations } from '@sequester/contract/operations';
import { isRevised, readOperationOf, type Role, type TypedKind, typedKinds } from '@sequester/model';
import { canary } from '@sequester/testing/chart/example-chart';
import { firstActOf } from '@sequester/testing/chart/example-entries';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { exampleIn, recordEntries } from './record-entries.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Entries = z.array(z.record(z.string(), z.unknown()));
const Chart = z.record(z.string(), z.unknown());
const Page = z.object({ entries: z.array(z.object({ entryId: z.string() })) });
const Events = z.object({
  events: z.array(z.object({ action: z.string(), subject: z.record(z.string(), z.unknown()) })),
  cursor: z.string().optional(),
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
  ids = await recordEntries(cast, patientId);
});

afterAll(() => whole.asDescribed());

/** Every event of the patient, page after page. */
const eventsOfPatient = async (): Promise<z.output<typeof Events>['events']> => {
  const all: z.output<typeof Events>['events'] = [];
  let next = '';
  do {
    const { events, cursor } = await cast.officer.get(`/audit-events?patientId=${patientId}${next}`, Events);
    all.push(...events);
    next = cursor === undefined ? '' : `&cursor=${cursor}`;
  } while (next !== '');
  return all;
};

/** The roles in which the cast acts. */
const roleOf = { officer: 'privacy-officer', colleague: 'provider', staff: 'staff' } as const;

const entryPath = (kind: TypedKind, own = ids): string =>
  (operations.find(({ id }) => id === readOperationOf(kind))?.path ?? '')
    .replace('{patientId}', patientId)
    .replace(`{${kind.name}Id}`, own[`${kind.name}Id`] ?? '');

describe.each(typedKinds.map((kind) => ({ kind, name: kind.name })))('a $name', ({ kind, name }) => {
  const own = `${name}Id`;

  test('is read as it was sent, with its revision as ETag', async () => {
    const response = await cast.therapist.send({ method: 'GET', path: entryPath(kind) });
    const entry: unknown = await response.json();
    const { noticeId: _, ...example } = Chart.parse(exampleIn(cast, kind));
    expect(entry).toMatchObject(example);
    expect(entry).not.toHaveProperty('practiceId');
    expect(response.headers.get('etag')).toBe('"1"');
  });

  test('is in the list of entries for whoever may see it, and in the chart while it holds', async () => {
    const path = `/patients/${patientId}/entries?kind=${name}`;
    const seen = async (caller: Caller) => (await caller.get(path, Page)).entries.map(({ entryId }) => entryId);
    expect(await seen(cast.therapist)).toContain(ids[own]);
    expect((await seen(cast.officer)).includes(ids[own] ?? '')).toBe(kind.life === 'recorded');
    const read = await cast.officer.send({ method: 'GET', path: entryPath(kind) });
    expect(read.status).toBe(kind.life === 'recorded' ? 200 : 404);
    const chart = await cast.officer.get(`/patients/${patientId}/chart`, Chart);
    const holding = 'current' in kind ? Entries.parse(chart[kind.plural]) : [];
    expect(holding.some((entry) => entry[own] === ids[own])).toBe(kind.life === 'recorded' && 'current' in kind);
  });

  test('is changed where that is an act, and read as it was before', async () => {
    if (!isRevised(kind)) return;

    const writes = (role: Role): boolean => kind.writers.some((writer) => writer === role);
    const writer = writes('provider') ? cast.therapist : cast.owner;
    const path = entryPath(kind, await recordEntries(cast, patientId, { kinds: [kind] }));
    const { noticeId } = await cast.officer.get(path, Chart);
    const sent = { ...exampleIn(cast, kind), ...(noticeId === undefined ? {} : { noticeId }) };
    const body = { ...sent, enteredInError: 'Invented: of somebody else.' };
    const change = async (caller: Caller, ifMatch: string) =>
      (await caller.send({ method: 'PUT', path, body, ifMatch })).status;
    expect(await change(writer, '"1"')).toBe(200);
    expect(await change(writer, '"7"')).toBe(412);
    const others = (['officer', 'colleague', 'staff'] as const).filter((who) => !writes(roleOf[who]));
    for (const who of others) expect([who, await change(cast[who], '"2"')]).toEqual([who, 403]);

    const entry = await cast.officer.get(path, Chart);
    expect(entry).toMatchObject({ ...body, revision: 2, earlier: [{ ...sent, revision: 1 }] });
  });

  test('is in the audit under its act, with ids alone', async () => {
    const events = await eventsOfPatient();
    const event = events.find(({ action, subject }) => action === firstActOf(kind).event && subject[own] === ids[own]);
    expect(event?.subject).toEqual({ patientId, [own]: ids[own] });
    expect(JSON.stringify(events)).not.toContain(canary);
  });

  test('is in the description of the API', () => {
    const described = Object.values(Described.parse(openApi()).paths).flatMap((methods) => Object.values(methods));
    const named = described.map(({ operationId }) => operationId);
    for (const { operation } of Object.values<{ operation: string }>(kind.acts)) expect(named).toContain(operation);
  });

  test('is read and recorded at the front desk only where its kind says so, and the chart is not', async () => {
    const status = async (path: string) => (await cast.staff.send({ method: 'GET', path })).status;
    const reads = kind.readers.some((role) => role === 'staff');
    expect(await status(`/patients/${patientId}/chart`)).toBe(403);
    expect(await status(entryPath(kind))).toBe(reads ? 200 : 403);
    expect(await status(`/patients/${patientId}/entries?kind=${name}`)).toBe(reads ? 200 : 403);
    const recorded = recordEntries(cast, patientId, { kinds: [kind], by: cast.staff }).then(() => 'recorded', String);
    expect(await recorded).toContain(kind.writers.some((role) => role === 'staff') ? 'recorded' : 'forbidden');
  });
});
