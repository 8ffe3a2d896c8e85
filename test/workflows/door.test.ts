import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { doorLimits, windowSeconds } from '@sequester/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { tellNotes } from '../demo/notes-chapter.ts';
import { approveWhole, built, orderAndApprove } from '../demo/order-chapter.ts';
import { attorney } from '../demo/refusals-chapter.ts';
import { askCode, issueLink, linkPattern, redeem } from '../demo/release-chapter.ts';
import { mailTo } from '../demo/service.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud, type WholeCloud } from './whole-cloud.ts';

let whole: WholeCloud;
let links: string[];
let told: { cast: Cast; requestId: string };

beforeAll(async () => {
  whole = await startWholeCloud();
  const teller = new Teller(() => undefined);
  const cast = await assembleCast(whole.service, teller);
  const { patientId } = await tellChart(whole.service, cast, teller);
  await tellNotes(cast, patientId, teller);
  const { requestId } = await orderAndApprove(cast, patientId);
  told = { cast, requestId };
  await approveWhole(cast, requestId);
  await built(cast, requestId);
  // All of them now: once a link has been opened, the practice issues no other for the request.
  links = [
    (await issueLink(whole.service, cast, requestId)).url,
    (await issueLink(whole.service, cast, requestId)).url,
    (await issueLink(whole.service, cast, requestId)).url,
  ];
});

afterAll(() => whole.stop());

interface Seen {
  status: number;
  retryAfter: number | undefined;
  type: string;
  text: string;
}

/** One call from an address of the loopback network. */
const from = (
  localAddress: string,
  url: string,
  { method = 'GET', body, accept = 'text/html' }: { method?: string; body?: string; accept?: string } = {},
): Promise<Seen> =>
  new Promise((resolve, reject) => {
    const headers = { accept, ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) };
    const sent = request(url, { localAddress, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.once('end', () => {
        const after = answer.headers['retry-after'];
        resolve({
          status: answer.statusCode ?? 0,
          retryAfter: after === undefined ? undefined : Number(after),
          type: answer.headers['content-type'] ?? '',
          text,
        });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });

const guess = (): string => `${whole.cloud.url}/r/${randomBytes(32).toString('base64url')}`;

/** Seconds until the window of an instant ends. */
const left = (milliseconds: number): number => windowSeconds - (Math.floor(milliseconds / 1000) % windowSeconds);

/** Waits until no window ends within the next minute, so that all calls of a test are counted together. */
const insideOneWindow = async (): Promise<void> => {
  const seconds = left(Date.now());
  if (seconds < 60) await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
};

test('a guesser is refused for a while and told for how long; a recipient elsewhere is not kept out', async () => {
  await insideOneWindow();
  const guesses: Seen[] = [];
  for (let count = 0; count < doorLimits.missesOfSource + 3; count += 1)
    guesses.push(await from('127.0.0.66', guess()));

  expect(guesses.map(({ status }) => status)).toEqual([
    ...Array.from({ length: doorLimits.missesOfSource }, () => 404),
    429,
    429,
    429,
  ]);
  const refused = guesses.at(-1);
  expect(Math.abs((refused?.retryAfter ?? 0) - left(Date.now()))).toBeLessThanOrEqual(2);
  expect(refused?.type).toContain('text/html');
  expect(refused?.text).toContain('Please wait a few minutes.');
  const [url = ''] = links;
  expect((await from('127.0.0.66', url)).status).toBe(429);
  expect((await from('127.0.0.67', url)).status).toBe(200);
  const program = await from('127.0.0.66', url, { accept: 'application/json' });
  expect(program).toMatchObject({ status: 429, type: 'application/problem+json' });
  expect(JSON.parse(program.text)).toMatchObject({ code: 'too-many-calls', status: 429 });
}, 400_000);

test('many sources at one link are limited by the link, and other links stay open', async () => {
  await insideOneWindow();
  const [, url = ''] = links;
  const statuses: number[] = [];
  for (let count = 0; count < doorLimits.callsOfLink + 2; count += 1)
    statuses.push((await from(`127.0.1.${(count % 50) + 1}`, url)).status);

  expect(statuses.slice(0, doorLimits.callsOfLink)).not.toContain(429);
  expect(statuses.slice(-2)).toEqual([429, 429]);
  expect((await from('127.0.1.1', links[0] ?? '')).status).toBe(200);
}, 400_000);

test('a passcode is told by telephone: no message brings it, it opens the link, and who told it is on record', async () => {
  const Issued = z.object({ linkId: z.string(), codeBy: z.string() });
  const { officer, staff } = told.cast;
  const path = `/requests/${told.requestId}/links`;
  const after = new Date().toISOString();
  const { linkId, codeBy } = await officer.post(path, { code: { by: 'telephone' } }, Issued);
  expect(codeBy).toBe('telephone');
  expect(await staff.refused({ method: 'GET', path: `${path}/${linkId}/passcode` })).toMatchObject({ status: 403 });
  const { passcode } = await officer.get(`${path}/${linkId}/passcode`, z.object({ passcode: z.string() }));
  const url = await mailTo(whole.service, { address: attorney.email, pattern: linkPattern, after });
  expect((await from('127.0.2.1', `${url}/code`, { method: 'POST', body: '' })).status).toBe(409);
  expect((await redeem(url, passcode)).status).toBe(303);
  await officer.post(
    `${path}/${linkId}/passcode-told`,
    { telephone: '+1 303 555 0142', numberFrom: 'court-or-bar-register', to: 'Ann Example' },
    z.unknown(),
  );
  const Links = z.object({
    links: z.array(z.object({ linkId: z.string(), passcodeTold: z.array(z.unknown()).optional() })),
  });
  const { links: kept } = await officer.get(`/requests/${told.requestId}`, Links);
  expect(kept.find((link) => link.linkId === linkId)?.passcodeTold).toMatchObject([{ to: 'Ann Example' }]);
  const alone = new RegExp(`\\b${passcode}\\b`);
  const said = [JSON.stringify(whole.cloud.outbox()), ...whole.cloud.logs()];
  expect(said.filter((line) => alone.test(line))).toEqual([]);
});

test('pages in Spanish lead from the link to the file, and from a used link to a fresh one', async () => {
  const [, , url = ''] = links;
  const first = await from('127.0.2.2', `${url}?lang=es`);
  expect(first.text).toContain('<html lang="es">');
  expect(first.text).toContain('le ha entregado un documento');
  const code = await askCode(whole.service, url);
  const wrong = code === '000000' ? '000001' : '000000';
  const refused = await from('127.0.2.2', `${url}/download?lang=es`, { method: 'POST', body: `code=${wrong}` });
  expect([refused.status, refused.text.includes('Este código no es correcto.')]).toEqual([403, true]);
  const done = await from('127.0.2.2', `${url}/download?lang=es`, { method: 'POST', body: `code=${code}` });
  expect([done.status, done.text.includes('role="alert"')]).toEqual([200, false]);
  const signed = /content="0; url=([^"]+)"/.exec(done.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect((await fetch(signed)).headers.get('content-disposition')).toContain('attachment');
  const used = await from('127.0.2.2', url);
  expect(used.status).toBe(410);
  expect(used.text).toContain('From Invented Practice');
  const after = new Date().toISOString();
  const fresh = await from('127.0.2.2', `${url}/fresh-link`, { method: 'POST', body: '' });
  expect([fresh.status, fresh.text.includes('on its way')]).toEqual([202, true]);
  const another = await mailTo(whole.service, { address: attorney.email, pattern: linkPattern, after });
  expect(another).not.toBe(url);
  expect((await redeem(another, await askCode(whole.service, another))).status).toBe(303);
});

test('whoever asked sees by the link of the acknowledgment how far their request has come, and no more', async () => {
  const pattern = /(https?:\/\/\S+\/s\/[\w-]{43})/;
  const page = await from('127.0.2.3', await mailTo(whole.service, { address: attorney.email, pattern }));
  expect(page.status).toBe(200);
  expect(page.text).toContain('Where your request stands');
  expect(page.text).not.toMatch(/Paula|\bnotes?\b|court/i);
  expect((await from('127.0.2.3', `${whole.cloud.url}/s/${'A'.repeat(43)}`)).status).toBe(404);
});

test('no address stands in a row that counts, or in a log', async () => {
  const client = new DynamoDBClient({
    endpoint: whole.cloud.awsUrl,
    region: 'us-east-1',
    credentials: whole.cloud.credentials('administrator'),
  });
  const { Items: items = [] } = await client.send(new ScanCommand({ TableName: 'sequester-dev-idempotency' }));
  const counted = items.filter(({ pk }) => pk?.S?.startsWith('RATE#') === true);
  expect(counted.length).toBeGreaterThan(50);
  expect(counted.every(({ expiresAtEpoch }) => Number(expiresAtEpoch?.N) * 1000 > Date.now())).toBe(true);
  const said = [JSON.stringify(items), ...whole.cloud.logs()];
  expect(said.filter((line) => /127\.0\.(0\.6|1\.)\d/.test(line))).toEqual([]);
});
