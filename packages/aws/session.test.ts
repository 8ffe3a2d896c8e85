import { createServer, type IncomingHttpHeaders } from 'node:http';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { ScopedSessions } from './assume-role.ts';
import { AwsFault } from './fault.ts';
import { AwsSession } from './session.ts';

interface Seen {
  headers: IncomingHttpHeaders;
  body: string;
}

const canary = 'CANARY-91ab';
const seen: Seen[] = [];
let answers: { status: number; body: string; headers?: Record<string, string> }[] = [];

/** An endpoint that gives the answers it was told to, in order, the last one for ever. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    response.writeHead(answer?.status ?? 500, answer?.headers ?? {}).end(answer?.body ?? '');
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  process.env['AWS_ENDPOINT_URL'] =
    `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  delete process.env['AWS_ENDPOINT_URL'];
  server.close();
});
afterEach(() => {
  seen.length = 0;
});

const session = () => new AwsSession({ accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 'token' });
const getItem = () => session().json('dynamodb', 'DynamoDB_20120810.GetItem', { TableName: 't' });

describe('a call', () => {
  test('is signed for its service, with the session token, under its target', async () => {
    answers = [{ status: 200, body: '{"a":1}' }];
    expect(await getItem()).toEqual({ a: 1 });
    expect(seen[0]?.headers).toMatchObject({
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      'x-amz-security-token': 'token',
      'content-type': 'application/x-amz-json-1.0',
    });
    expect(seen[0]?.headers.authorization).toContain('/us-east-1/dynamodb/aws4_request');
  });

  test.each([
    [
      'a JSON service',
      {
        status: 400,
        body: JSON.stringify({
          __type: 'com.amazonaws#ConditionalCheckFailedException',
          message: canary,
          Item: { a: canary },
        }),
      },
      'ConditionalCheckFailedException',
    ],
    [
      'S3',
      { status: 403, body: `<Error><Code>AccessDenied</Code><Message>${canary}</Message></Error>` },
      'AccessDenied',
    ],
    [
      'a header',
      { status: 400, body: '{}', headers: { 'x-amzn-errortype': 'NotFoundException:http://x' } },
      'NotFoundException',
    ],
    ['an empty answer', { status: 404, body: '' }, 'Unknown'],
    ['an answer that is no JSON', { status: 400, body: canary }, 'Unknown'],
  ])('that %s refuses is a fault with its code and without its message', async (_service, answer, code) => {
    answers = [answer];
    const fault = await getItem().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(AwsFault);
    expect(fault).toMatchObject({ code, status: answer.status });
    expect(JSON.stringify(fault) + String(fault)).not.toContain(canary);
  });

  test('of a cancelled transaction names the reason of each item', async () => {
    const reasons = [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: canary }];
    answers = [
      { status: 400, body: JSON.stringify({ __type: 'TransactionCanceledException', CancellationReasons: reasons }) },
    ];
    await expect(getItem()).rejects.toMatchObject({ reasons: ['None', 'ConditionalCheckFailed'] });
  });

  test.each([
    ['fails inside', { status: 500, body: '' }],
    ['is throttled', { status: 400, body: '{"__type":"ThrottlingException"}' }],
  ])('that %s is made again', async (_how, answer) => {
    answers = [answer, answer, { status: 200, body: '{}' }];
    expect(await getItem()).toEqual({});
    expect(seen).toHaveLength(3);
  });

  test('that is refused is not made again', async () => {
    answers = [{ status: 400, body: '{"__type":"AccessDeniedException"}' }];
    await expect(getItem()).rejects.toMatchObject({ code: 'AccessDeniedException' });
    expect(seen).toHaveLength(1);
  });
});

const assumed = (name: string) => ({
  status: 200,
  body: `<AccessKeyId>${name}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration>`,
});
const request = (tags: Record<string, string>, roleArn = 'arn:aws:iam::1:role/r') => ({
  roleArn,
  sessionName: 'n',
  tags,
});

describe('a scoped session', () => {
  test('is taken on once for one role and one set of tags, however they are ordered', async () => {
    answers = [assumed('A')];
    const sessions = new ScopedSessions(session);
    const [first, second] = await Promise.all([
      sessions.session(request({ practice: 'p', member: 'm' })),
      sessions.session(request({ member: 'm', practice: 'p' })),
    ]);
    expect(first).toBe(second);
    expect(seen).toHaveLength(1);
    expect(new URLSearchParams(seen[0]?.body).get('Tags.member.1.Key')).toBe('practice');
  });

  test('of another practice, member, provider or role is another session', async () => {
    answers = [assumed('A')];
    const sessions = new ScopedSessions(session);
    const all = [
      request({ practice: 'p' }),
      request({ practice: 'q' }),
      request({ practice: 'p', member: 'm' }),
      request({ practice: 'p', member: 'm', provider: 'm' }),
      request({ practice: 'p' }, 'arn:aws:iam::1:role/other'),
    ];
    const got = await Promise.all(all.map((one) => sessions.session(one)));
    expect(new Set(got).size).toBe(all.length);
    expect(seen).toHaveLength(all.length);
  });

  test('that could not be taken on is not kept', async () => {
    answers = [{ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }, assumed('A')];
    const sessions = new ScopedSessions(session);
    await expect(sessions.session(request({ practice: 'p' }))).rejects.toMatchObject({ code: 'AccessDenied' });
    expect((await sessions.session(request({ practice: 'p' }))).credentials.accessKeyId).toBe('A');
  });
});
