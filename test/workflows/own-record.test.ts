import { entryNames, typedKinds } from '@sequester/model';
import { canary } from '@sequester/testing/chart/example-chart';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { scannedPdf } from '../bench/scanned-pdf.ts';
import type { Caller } from '../demo/api.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { recordEntries } from './record-entries.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const Record = z.object({
  patient: z.looseObject({ patientId: z.string() }),
  held: z.array(z.object({ entryId: z.string(), until: z.string(), denial: z.object({ text: z.string() }) })),
});
const Page = z.object({ entries: z.array(z.object({ entryId: z.string(), kind: z.string(), state: z.string() })) });
const Entry = z.object({ kind: z.string(), entry: z.looseObject({}) });
const Url = z.object({ url: z.string() });

let whole: SharedCloud;
let cast: Cast;
let patient: Caller;
let other: Caller;
let patientId: string;
let documentId: string;

beforeAll(async () => {
  whole = await sharedCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  ({ patientId, patient } = await tellChart(whole.service, cast, teller));
  ({ patient: other } = await tellChart(whole.service, cast, teller));
  const ids = await recordEntries(cast, patientId);
  for (const { name, plural } of typedKinds.filter(({ life }) => life === 'signed')) {
    const folder = plural.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    await cast.therapist.postAt(
      `/patients/${patientId}/${folder}/${ids[`${name}Id`]}/signature`,
      { revision: 1 },
      z.unknown(),
    );
  }
  documentId = await cast.staff.fileDocument(patientId, scannedPdf(1, 1024), {
    title: 'Invented report',
    category: 'outside-record',
  });
});

afterAll(() => whole.asDescribed());

describe('a patient in the portal', () => {
  test('reads every kind of entry of their own record, each from its list', async () => {
    const seen = new Set<string>();
    for (const kind of entryNames) {
      const { entries } = await patient.get(`/portal/record/entries?kind=${kind}`, Page);
      expect(entries.every((one) => one.kind === kind && one.state !== 'draft')).toBe(true);
      for (const { entryId } of entries) {
        const read = await patient.get(`/portal/record/entries/${entryId}`, Entry);
        expect(read.kind).toBe(kind);
        seen.add(kind);
      }
    }
    expect([...seen].toSorted()).toEqual([...entryNames].toSorted());
    const { patient: own } = await patient.get('/portal/record', Record);
    expect(own.patientId).toBe(patientId);
  });

  test('opens a document of their own, and another patient of the practice finds none of it', async () => {
    const { url } = await patient.get(`/portal/record/documents/${documentId}/content`, Url);
    expect(new TextDecoder().decode(new Uint8Array(await (await fetch(url)).arrayBuffer())).slice(0, 5)).toBe('%PDF-');
    const { entries } = await patient.get('/portal/record/entries', Page);
    expect((await other.get('/portal/record/entries', Page)).entries.map(({ entryId }) => entryId)).not.toContain(
      documentId,
    );
    for (const path of [
      `/portal/record/documents/${documentId}/content`,
      ...entries.slice(0, 3).map(({ entryId }) => `/portal/record/entries/${entryId}`),
    ]) {
      const refused = await other.refused({ method: 'GET', path });
      expect([refused.status, refused.code]).toEqual([404, 'not-found']);
    }
  });

  test('is told what a clinician holds back, and no word of it', async () => {
    const [first] = (await patient.get('/portal/record/entries?kind=diagnosis', Page)).entries;
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await cast.therapist.post(
      `/patients/${patientId}/access-holds`,
      { entryId: first?.entryId, ground: 'endangers-life', reason: `${canary} judgment`, until },
      z.unknown(),
    );
    const { held } = await patient.get('/portal/record', Record);
    expect(held).toMatchObject([{ entryId: first?.entryId, until }]);
    expect(JSON.stringify(held)).not.toContain('judgment');
    const refused = await patient.refused({ method: 'GET', path: `/portal/record/entries/${first?.entryId}` });
    expect([refused.status, refused.code]).toEqual([403, 'held-back']);
    expect(refused.errors[0]?.text).toContain(until);
  });
});
