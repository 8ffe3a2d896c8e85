import { pageTexts } from '@sequester/pdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { built, orderAndApprove, readRequest } from '../demo/order-chapter.ts';
import { authorizationPdf } from '../demo/papers.ts';
import { attorney, receive, record } from '../demo/refusals-chapter.ts';
import { askCode, issueLink, redeem } from '../demo/release-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { onePage } from '../pdf/adversarial/one-page.ts';
import { textsByPdfJs } from '../pdf/adversarial/second-engine.ts';
import { sharedCloud, type SharedCloud } from './whole-cloud.ts';

const seen = 'Plain orchard words';
const [white, covered] = ['CANARYwhite lantern', 'CANARYcovered harbour'];
const sessionDate = '2026-04-08';

/** A page with words in white, and with others under a black box. */
const file = onePage(
  `BT /F0 12 Tf 72 700 Td (${seen}) Tj ET 1 g BT /F0 12 Tf 72 600 Td (${white}) Tj ET
  0 g BT /F0 12 Tf 72 500 Td (${covered}) Tj ET 60 490 220 30 re f`,
);

const Place = z.object({
  page: z.int(),
  how: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
type Place = z.infer<typeof Place>;
const Listed = z.object({
  version: z.int(),
  failedRedaction: z.boolean(),
  hidden: z.array(Place.extend({ words: z.string() })),
});
const Upload = z
  .object({ noteId: z.string(), hiddenPages: z.array(z.int()) })
  .extend(Listed.omit({ version: true }).shape);
const Selection = z.object({
  hiddenWords: z.string(),
  notes: z.array(z.object({ noteId: z.string(), hidden: z.array(Place.extend({ way: z.string().optional() })) })),
});
const Manifest = z.object({
  manifest: z.object({
    format: z.string(),
    sources: z.array(z.object({ id: z.string(), hidden: z.array(Place.extend({ way: z.string() })).optional() })),
  }),
});

let whole: SharedCloud;
let cast: Cast;
let patientId: string;
let upload: z.infer<typeof Upload>;

beforeAll(async () => {
  whole = await sharedCloud();
  const teller = new Teller(() => undefined);
  cast = await assembleCast(whole.service, teller);
  ({ patientId } = await tellChart(whole.service, cast, teller));
  const uploadId = await cast.therapist.uploadNote(file, { patientId, sessionDate });
  await cast.therapist.completed(uploadId);
  upload = await cast.therapist.get(`/psychotherapy-note-uploads/${uploadId}`, Upload);
});

afterAll(() => whole.asDescribed());

const choice = (hidden: (Place & { way: string })[]) => ({
  as: 'originator',
  selection: [{ noteId: upload.noteId, pages: [1], version: 1, hidden }],
});

const placeOf = ({ page, how, x, y, width, height }: Place): Place => ({ page, how, x, y, width, height });

const listed = () => cast.therapist.get(`/psychotherapy-notes/${upload.noteId}/hidden-words?pages=1`, Listed);

/** The decision on each of the listed places. */
const decided = async (ways: Record<string, string>) =>
  (await listed()).hidden.flatMap((one) => {
    const way = ways[one.how];
    return way === undefined ? [] : [{ ...placeOf(one), way }];
  });

/** The words of the extract as two engines read them, without spaces, and what the manifest says. */
const released = async (requestId: string) => {
  await built(cast, requestId);
  expect((await readRequest(cast, requestId)).status).toBe('ready');
  const { manifest } = await cast.officer.get(`/requests/${requestId}/manifest`, Manifest);
  const { url } = await issueLink(whole.service, cast, requestId);
  const redirect = await redeem(url, await askCode(whole.service, url));
  const extract = new Uint8Array(await (await fetch(redirect.headers.get('location') ?? '')).arrayBuffer());
  const texts = [...(await textsByPdfJs(extract)), ...(await pageTexts(extract))].join(' ').replaceAll(/\s/g, '');
  return { manifest, texts };
};

const holds = (texts: string) =>
  [seen, white, covered].map((words) => texts.split(words.replaceAll(' ', '')).length - 1);

const authorized = async (): Promise<string> => {
  const asked = await receive(cast, {
    patientId,
    requester: attorney,
    groundAsserted: 'authorization',
    purpose: 'use by my attorney',
  });
  const { requestId } = await record(cast, asked.requestId, {
    pdf: await authorizationPdf(),
    artifact: {
      type: 'authorization',
      patient: patientId,
      signed_by: patientId,
      signer_role: 'individual',
      signature: { present: true, kind: 'wet' },
      signed_on: '2026-06-01',
      expires_on: '2030-01-01',
      discloser: cast.practiceId,
      recipients: ['Ann Example'],
      purpose: 'use by my attorney',
      description: 'psychotherapy notes of April 2026',
      covers: ['psychotherapy_notes'],
      date_from: '2026-04-01',
      date_to: '2026-04-30',
      combined_with: [],
      conditioned_on: null,
      statements: {
        revocation_right: true,
        revocation_procedure_on_form: true,
        conditioning: true,
        redisclosure: true,
      },
      plain_language: true,
      sought_by_entity: false,
      revoked: null,
      known_false: false,
    },
  });
  await cast.officer.post(`/requests/${requestId}/approvals`, { as: 'privacy-officer' }, z.unknown());
  return requestId;
};

describe('words of an upload that cannot be seen', () => {
  test('are shown to their therapist at upload, and the black box is called what it is', () => {
    expect(upload).toMatchObject({ hiddenPages: [1], failedRedaction: true });
    expect(upload.hidden.map(({ page, how, words }) => [page, how, words])).toEqual([
      [1, 'same-colour', white],
      [1, 'failed-redaction', covered],
    ]);
  });

  test('are shown again for the pages selected, to nobody else', async () => {
    expect((await listed()).hidden).toEqual(upload.hidden);
    const path = `/psychotherapy-notes/${upload.noteId}/hidden-words`;
    for (const caller of [cast.officer, cast.staff])
      expect((await caller.refused({ method: 'GET', path })).status).toBe(403);
  });

  test('stay out under an authorization', async () => {
    const requestId = await authorized();
    const { hiddenWords, notes } = await cast.therapist.get(`/requests/${requestId}/selection`, Selection);
    expect([hiddenWords, notes.find(({ noteId }) => noteId === upload.noteId)?.hidden]).toEqual([
      'out-unless-chosen',
      upload.hidden.map(placeOf),
    ]);
    await cast.therapist.post(`/requests/${requestId}/approvals`, choice([]), z.unknown());
    const { manifest, texts } = await released(requestId);
    expect(holds(texts)).toEqual([2, 0, 0]);
    expect(manifest.sources[0]?.hidden?.map(({ how, way }) => [how, way])).toEqual([
      ['same-colour', 'taken-out'],
      ['failed-redaction', 'taken-out'],
    ]);
    expect(JSON.stringify(manifest)).not.toContain('CANARY');
  });

  test('are in under an authorization where they are chosen', async () => {
    const requestId = await authorized();
    const hidden = await decided({ 'same-colour': 'kept' });
    await cast.therapist.post(`/requests/${requestId}/approvals`, choice(hidden), z.unknown());
    expect(holds((await released(requestId)).texts)).toEqual([2, 2, 0]);
  });

  test('keep an order waiting until each is decided, and go the way that was decided', async () => {
    const { requestId } = await orderAndApprove(cast, patientId);
    const path = `/requests/${requestId}/approvals`;
    const half = choice(await decided({ 'same-colour': 'taken-out' }));
    const refused = await cast.therapist.refused({ method: 'POST', path, body: half });
    expect(refused).toMatchObject({
      status: 422,
      code: 'hidden-words-undecided',
      errors: [{ path: 'body.selection.0.hidden', code: 'not-decided', text: expect.stringContaining('Page 1') }],
    });
    expect(JSON.stringify(refused)).not.toContain('CANARY');
    const hidden = await decided({ 'same-colour': 'taken-out', 'failed-redaction': 'kept' });
    await cast.therapist.post(path, choice(hidden), z.unknown());
    const { manifest, texts } = await released(requestId);
    expect(holds(texts)).toEqual([2, 0, 2]);
    expect([manifest.format, manifest.sources[0]?.hidden?.map(({ way }) => way)]).toEqual([
      'sequester-extract/4',
      ['taken-out', 'kept'],
    ]);
  });
});
