import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { scannedPdf } from '../bench/scanned-pdf.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
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
});

afterAll(() => whole.asDescribed());

const partBytes = 8 * 1024 * 1024;
const file = Buffer.from(scannedPdf(18, 512 * 1024));
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pieces = [file.subarray(0, partBytes), file.subarray(partBytes)];

const Parts = z.object({
  uploadId: z.string(),
  arrived: z.array(z.number()),
  parts: z.array(z.object({ number: z.number(), url: z.string(), headers: z.record(z.string(), z.string()) })),
});
type Part = z.infer<typeof Parts>['parts'][number];

const announced = (sha256 = digestOf(file)) => ({
  patientId,
  sessionDate: '2026-04-02',
  bytes: file.length,
  sha256,
  partSha256: pieces.map(digestOf),
});
const begin = (body: object = announced()) => cast.therapist.post('/psychotherapy-note-uploads', body, Parts);
const put = async ({ number, url, headers }: Part, body = pieces[number - 1]): Promise<number> =>
  (await fetch(url, { method: 'PUT', headers, body: Buffer.from(body ?? []) })).status;

const Note = z.object({ noteId: z.string(), pages: z.number(), bytes: z.number() });

describe("a therapist's upload in parts", () => {
  test('that is interrupted says what is missing, goes on with new URLs, and is one note', async () => {
    const begun = await begin();
    const [first] = begun.parts;
    expect([begun.parts.length, first === undefined ? 0 : await put(first)]).toEqual([2, 200]);
    const path = `/psychotherapy-note-uploads/${begun.uploadId}`;
    const early = await cast.therapist.refused({ method: 'POST', path: `${path}/completion` });
    expect([early.code, early.errors.map(({ path: missing }) => missing)]).toEqual(['upload-missing', ['parts.2']]);
    const more = await cast.therapist.get(`${path}/parts`, Parts);
    expect([more.arrived, more.parts.map(({ number }) => number)]).toEqual([[1], [2]]);
    for (const part of more.parts) {
      expect(await put(part)).toBe(200);
      expect(await put(part)).toBe(200);
    }
    const note = await cast.therapist.sealed(begun.uploadId, Note);
    expect(note.pages).toBe(18);
    expect(note.bytes).toBeGreaterThan(9_000_000);
    expect((await cast.therapist.completed(begun.uploadId)).noteId).toBe(note.noteId);
  });

  test('takes into each part that part alone, and becomes no note where the whole is not what was announced', async () => {
    const { uploadId, parts } = await begin(announced(digestOf(Buffer.from('another file'))));
    const [first] = parts;
    expect(first === undefined ? 0 : await put(first, Buffer.alloc(partBytes))).toBe(400);
    expect(await Promise.all(parts.map((part) => put(part)))).toEqual([200, 200]);
    expect(await cast.therapist.completed(uploadId)).toMatchObject({
      state: 'refused',
      refusal: { code: 'digest-mismatch' },
      job: { state: 'failed', failure: { code: 'refused' } },
    });
    const problem = await cast.therapist.refused({
      method: 'POST',
      path: `/psychotherapy-note-uploads/${uploadId}/completion`,
    });
    expect(problem.code).toBe('digest-mismatch');
  });

  test('is not there for a colleague, and is refused without a digest for each part', async () => {
    const { uploadId } = await begin();
    expect(
      (await cast.colleague.refused({ method: 'GET', path: `/psychotherapy-note-uploads/${uploadId}/parts` })).code,
    ).toBe('not-found');
    const { partSha256: _, ...without } = announced();
    const problem = await cast.therapist.refused({
      method: 'POST',
      path: '/psychotherapy-note-uploads',
      body: without,
    });
    expect([problem.code, problem.errors[0]?.code]).toEqual(['invalid-request', 'one-for-each-part']);
  });
});
