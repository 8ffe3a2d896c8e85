import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { findPassages, pageTexts } from '@sequester/pdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { flat } from '../demo/notes-chapter.ts';
import { built, orderAndApprove, readRequest } from '../demo/order-chapter.ts';
import { askCode, issueLink, redeem } from '../demo/release-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud, type WholeCloud } from './whole-cloud.ts';

const canary = 'CANARYsister77';
const passage = `Her sister ${canary} had borrowed the invented boat`;
const before = 'Before it stands the harbour.';
const after = 'After it stands the orchard.';
const text = `# Working ideas\n\n${before} ${passage}, and kept it. ${after}`;

const Note = z.object({ noteId: z.string() });
const Located = z.object({
  version: z.int(),
  sha256: z.string(),
  passages: z.array(z.object({ times: z.int(), rectangles: z.array(z.record(z.string(), z.number())) })),
});
const Selection = z.object({
  content: z.string(),
  redact: z.array(z.string()),
  notes: z.array(
    z.object({
      noteId: z.string(),
      redactions: z.array(z.unknown()).optional(),
      names: z.array(z.unknown()).optional(),
    }),
  ),
});

let whole: WholeCloud;
let cast: Cast;
let noteId: string;
let requestId: string;
let extract: Uint8Array;
const answers: string[] = [];

/** Every answer of the API is kept, to be searched. */
const send = async (path: string, body: unknown): Promise<{ status: number; json: unknown }> => {
  const response = await cast.therapist.send({ method: 'POST', path, body });
  const said = await response.text();
  answers.push(said);
  return { status: response.status, json: JSON.parse(said) };
};

beforeAll(async () => {
  whole = await startWholeCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  const { patientId } = await tellChart(whole.service, cast, teller);
  ({ noteId } = await cast.therapist.post(
    '/psychotherapy-notes',
    { patientId, sessionDate: '2026-04-08', text },
    Note,
  ));
  ({ requestId } = await orderAndApprove(cast, patientId, { redact: ['the sister'] }));
}, 300_000);

afterAll(() => whole.stop());

describe('an order that demands a person to be taken out', () => {
  test('is shown to the originator, whose whole pages it does not take', async () => {
    expect(await cast.therapist.get(`/requests/${requestId}/selection`, Selection)).toMatchObject({
      content: 'redacted',
      redact: ['the sister'],
    });
    const { status, json } = await send(`/requests/${requestId}/approvals`, {
      as: 'originator',
      selection: [{ noteId, pages: 'all' }],
    });
    expect(status).toBe(422);
    expect(json).toMatchObject({
      code: 'redaction-demanded',
      errors: [{ path: 'body.selection.0.names', code: 'not-accounted-for' }],
    });
  });

  test('is not met by a place outside of the page, of which nothing is granted', async () => {
    const redactions = [{ page: 1, x: 600, y: 72, width: 40, height: 10, reason: 'other-person' }];
    const names = [{ name: 'the sister', how: 'taken-out' }];
    const { status, json } = await send(`/requests/${requestId}/approvals`, {
      as: 'originator',
      selection: [{ noteId, pages: 'all', version: 1, redactions, names }],
    });
    expect(status).toBe(422);
    expect(json).toMatchObject({
      code: 'redaction-misplaced',
      errors: [{ path: 'body.selection.0.redactions.0', code: 'outside-page' }],
    });
  });

  test('is met by a quoted passage, located and taken out', async () => {
    const asked = await send(`/psychotherapy-notes/${noteId}/located-passages`, { passages: [{ page: 1, passage }] });
    const { version, passages } = Located.parse(asked.json);
    expect(passages.map(({ times }) => times)).toEqual([1]);
    const redactions = passages.flatMap(({ rectangles }) =>
      rectangles.map((rectangle) => ({ ...rectangle, reason: 'other-person' })),
    );
    const names = [{ name: 'the sister', how: 'taken-out' }];
    const approved = await send(`/requests/${requestId}/approvals`, {
      as: 'originator',
      selection: [{ noteId, pages: 'all', version, redactions, names }],
    });
    expect(approved.status).toBe(200);
    const again = await cast.therapist.get(`/requests/${requestId}/selection`, Selection);
    expect(again.notes.find((note) => note.noteId === noteId)).toMatchObject({ redactions, names });
    await built(cast, requestId);
    expect((await readRequest(cast, requestId)).status).toBe('ready');
    const { url } = await issueLink(whole.service, cast, requestId);
    const redirect = await redeem(url, await askCode(whole.service, url));
    extract = new Uint8Array(await (await fetch(redirect.headers.get('location') ?? '')).arrayBuffer());
  });

  test('gives an extract without the passage and with everything around it', async () => {
    const pages = await pageTexts(extract);
    const words = flat(pages.join(' '));
    for (const kept of [before, after, ', and kept it.', '[other-person]']) expect(words).toContain(flat(kept));

    expect(words).not.toMatch(/CANARY|borrowed/);
    const found = await findPassages(
      extract,
      pages.map((_, index) => ({ page: index + 1, passage: canary })),
    );
    expect(found.every(({ times }) => times === 0)).toBe(true);
    expect(words).toContain(flat('Taken out: other-person'));
  });
});

test('what left is built again from its manifest and the sealed note, to the same bytes', async () => {
  const { manifest } = await cast.officer.get(
    `/requests/${requestId}/manifest`,
    z.object({ manifest: z.looseObject({ sources: z.array(z.looseObject({ id: z.string() })) }) }),
  );
  expect(JSON.stringify(manifest)).not.toMatch(/CANARY|borrowed/);
  const { url } = await cast.therapist.get(`/psychotherapy-notes/${noteId}/content`, z.object({ url: z.string() }));
  const folder = await mkdtemp(join(tmpdir(), 'rebuild-'));
  const [at, source] = [join(folder, 'manifest.json'), join(folder, 'note.pdf')];
  await writeFile(at, JSON.stringify(manifest));
  await writeFile(source, new Uint8Array(await (await fetch(url)).arrayBuffer()));
  const { stdout } = await promisify(execFile)(process.execPath, [
    'packages/pdf/command.ts',
    'rebuild',
    at,
    '--source',
    `${noteId}=${source}`,
  ]);
  expect(stdout).toContain(createHash('sha256').update(extract).digest('hex'));
  await rm(folder, { recursive: true });
});

test('a passage that is not there is refused by its place, and its words are repeated nowhere', async () => {
  const { status, json } = await send(`/psychotherapy-notes/${noteId}/located-passages`, {
    passages: [
      { page: 1, passage },
      { page: 1, passage: `${canary} elsewhere` },
      { page: 5, passage },
    ],
  });
  expect(status).toBe(422);
  expect(json).toMatchObject({
    code: 'passage-not-found',
    errors: [
      { path: 'body.passages.1', code: 'not-on-page' },
      { path: 'body.passages.2', code: 'no-such-page' },
    ],
  });
  const malformed = await send(`/psychotherapy-notes/${noteId}/located-passages`, {
    passages: [{ page: 0, passage, note: canary }],
  });
  expect(malformed.status).toBe(400);
});

test('no word of the passage stands in a row, an object, a log line, an answer or a refusal', async () => {
  const files = (await readdir(whole.directory, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  expect(files.length).toBeGreaterThan(20);
  const bytes = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))));
  expect(files.filter((_, index) => bytes[index]?.includes(canary)).map(({ name }) => name)).toEqual([]);
  const rows = bytes.filter((file) => file.includes(requestId));
  expect(rows.length).toBeGreaterThan(0);
  const said = [...answers, ...whole.cloud.logs(), ...whole.cloud.refusals().map((refused) => JSON.stringify(refused))];
  expect(said.filter((line) => line.includes(canary) || line.includes('borrowed'))).toEqual([]);
});
