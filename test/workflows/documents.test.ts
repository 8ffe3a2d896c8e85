import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { scannedPdf } from '../bench/scanned-pdf.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const report = {
  title: 'Invented report of an invented clinic',
  category: 'outside-record',
  dated: '2026-01-15',
  from: 'Example Clinic (invented)',
};
const Document = z.looseObject({ documentId: z.string(), sha256: z.string(), pages: z.number() });
const Opened = z.object({ url: z.string(), sha256: z.string() });
const Page = z.object({ entries: z.array(z.looseObject({ entryId: z.string() })) });
const Events = z.object({
  events: z.array(z.object({ action: z.string(), subject: z.record(z.string(), z.unknown()) })),
});

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let whole: SharedCloud;
let cast: Cast;
let patientId: string;
let documentId: string;

beforeAll(async () => {
  whole = await sharedCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  ({ patientId } = await tellChart(whole.service, cast, teller));
  documentId = await cast.staff.fileDocument(patientId, scannedPdf(3, 64 * 1024), report);
});

afterAll(() => whole.asDescribed());

describe('a document that the front desk sent', () => {
  test('is an entry of the chart for those who read it, and stands in its list under the day on it', async () => {
    const document = await cast.therapist.get(`/patients/${patientId}/documents/${documentId}`, Document);
    expect(document).toMatchObject({ ...report, pages: 3, revision: 1 });
    expect(document).not.toHaveProperty('objectKey');
    const { entries } = await cast.officer.get(`/patients/${patientId}/entries?kind=document`, Page);
    expect(entries).toMatchObject([{ entryId: documentId, on: report.dated, state: 'recorded' }]);
    expect(
      (await cast.staff.refused({ method: 'GET', path: `/patients/${patientId}/documents/${documentId}` })).code,
    ).toBe('forbidden');
  });

  test('is opened by a URL that gives what was filed, and each opening is on record', async () => {
    const { url, sha256 } = await cast.therapist.get(`/patients/${patientId}/documents/${documentId}/content`, Opened);
    const response = await fetch(url);
    expect(response.headers.get('content-disposition')).toBe(`attachment;filename="${documentId}.pdf"`);
    expect(digestOf(new Uint8Array(await response.arrayBuffer()))).toBe(sha256);
    const { events } = await cast.officer.get(`/audit-events?patientId=${patientId}`, Events);
    const actions = events.filter(({ subject }) => subject['documentId'] === documentId).map(({ action }) => action);
    expect(actions).toContain('document.filed');
    expect(actions).toContain('document.opened');
    expect(JSON.stringify(events)).not.toContain('Invented report');
  });

  test('is a PDF whatever picture it came as, and what is neither is refused with words', async () => {
    const path = `/patients/${patientId}/document-uploads`;
    const uploadId = await cast.therapist.uploadNote(Buffer.from('no document at all'), report, path);
    const { state, refusal } = await cast.therapist.completed(uploadId, path);
    expect(state).toBe('refused');
    expect(refusal?.text.length).toBeGreaterThan(20);
    expect((await cast.therapist.refused({ method: 'POST', path: `${path}/${uploadId}/completion` })).code).toBe(
      'pdf-refused',
    );
    expect((await cast.staff.refused({ method: 'GET', path: `${path}/${uploadId}` })).code).toBe('not-found');
  });

  test('is refused with the field that is wrong', async () => {
    const path = `/patients/${patientId}/document-uploads`;
    const file = { bytes: 10, sha256: '0'.repeat(64) };
    const faults = async (body: object) =>
      (await cast.staff.refused({ method: 'POST', path, body })).errors.map((error) => [error.path, error.code]);
    expect(await faults({ ...report, dated: '2999-01-01', ...file })).toEqual([['body.dated', 'date-in-future']]);
    expect(await faults({ ...report, category: 'secret', ...file })).toMatchObject([
      ['body.category', expect.any(String)],
    ]);
    expect(await faults({ ...report, title: ' \u200b ', ...file })).toMatchObject([['body.title', expect.any(String)]]);
    expect(await faults({ ...report, ...file, bytes: 161 * 1024 * 1024 })).toEqual([['body.bytes', 'too-large']]);
    expect(await faults({ ...report, ...file, bytes: 20 * 1024 * 1024 })).toEqual([
      ['body.partSha256', 'one-for-each-part'],
    ]);
  });
});
