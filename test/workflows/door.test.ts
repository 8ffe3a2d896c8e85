import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { doorLimits, windowSeconds } from '@sequester/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { assembleCast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { tellNotes } from '../demo/notes-chapter.ts';
import { approveWhole, built, orderAndApprove } from '../demo/order-chapter.ts';
import { issueLink } from '../demo/release-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud, type WholeCloud } from './whole-cloud.ts';

let whole: WholeCloud;
let links: string[];

beforeAll(async () => {
  whole = await startWholeCloud();
  const teller = new Teller(() => undefined);
  const cast = await assembleCast(whole.service, teller);
  const { patientId } = await tellChart(whole.service, cast, teller);
  await tellNotes(cast, patientId, teller);
  const { requestId } = await orderAndApprove(cast, patientId);
  await approveWhole(cast, requestId);
  await built(cast, requestId);
  links = [
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
