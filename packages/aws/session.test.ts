import { createServer, type IncomingHttpHeaders } from 'node:http';

import { GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { dynamodb } from './dynamodb.ts';
import { AwsFault } from './fault.ts';
import { kms } from './kms.ts';
import { s3 } from './s3.ts';
import { ScopedSessions } from './scoped-sessions.ts';
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
const key = { TableName: 't', Key: { pk: { S: 'a' } } };
const getItem = (in_ = session()) => dynamodb(in_, (client) => client.send(new GetItemCommand(key)));
const describeKey = () => kms(session(), (client, sdk) => client.send(new sdk.DescribeKeyCommand({ KeyId: 'k' })));
const getObject = () =>
  s3(session(), (client, sdk) => client.send(new sdk.GetObjectCommand({ Bucket: 'b', Key: 'k' })));
const cancelled = () =>
  dynamodb(session(), (client) =>
    client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { ...key, Item: {} } }] })),
  );
const found = { status: 200, body: '{"Item":{"a":{"S":"b"}}}' };

describe('a call', () => {
  test('is signed for its service, with the session token, under its target', async () => {
    answers = [found];
    expect(await getItem()).toMatchObject({ Item: { a: { S: 'b' } } });
    expect(seen[0]?.headers).toMatchObject({
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      'x-amz-security-token': 'token',
      'content-type': 'application/x-amz-json-1.0',
    });
    expect(seen[0]?.headers.authorization).toContain('/us-east-1/dynamodb/aws4_request');
  });

  const refused = {
    __type: 'com.amazonaws#ConditionalCheckFailedException',
    message: canary,
    Item: { a: { S: canary } },
  };
  test.each([
    ['DynamoDB', getItem, { status: 400, body: JSON.stringify(refused) }, 'ConditionalCheckFailedException'],
    [
      'S3',
      getObject,
      { status: 403, body: `<Error><Code>AccessDenied</Code><Message>${canary}</Message></Error>` },
      'AccessDenied',
    ],
    [
      'KMS, in a header',
      describeKey,
      { status: 400, body: '{}', headers: { 'x-amzn-errortype': 'NotFoundException:http://x' } },
      'NotFoundException',
    ],
  ])('that %s refuses is a fault with its code and without its message', async (_service, make, answer, code) => {
    answers = [answer];
    const fault = await make().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(AwsFault);
    expect(fault).toMatchObject({ code, status: answer.status });
    expect(JSON.stringify(fault) + String(fault)).not.toContain(canary);
  });

  test.each([
    ['is empty', { status: 404, body: '' }],
    ['cannot be read', { status: 400, body: canary }],
    ['cannot be read though it is a success', { status: 200, body: canary }],
  ])('whose answer %s is a fault without a word of it', async (_what, answer) => {
    answers = [answer];
    const fault = await getItem().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(AwsFault);
    expect(JSON.stringify(fault) + String(fault)).not.toContain(canary);
  });

  test('of a cancelled transaction names the reason of each item', async () => {
    const reasons = [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: canary }];
    answers = [
      { status: 400, body: JSON.stringify({ __type: 'TransactionCanceledException', CancellationReasons: reasons }) },
    ];
    await expect(cancelled()).rejects.toMatchObject({ reasons: ['None', 'ConditionalCheckFailed'] });
  });

  test.each([
    ['fails inside', { status: 500, body: '' }],
    ['is throttled', { status: 400, body: '{"__type":"ThrottlingException"}' }],
  ])('that %s is made again', async (_how, answer) => {
    answers = [answer, answer, found];
    expect(await getItem()).toMatchObject({ Item: { a: { S: 'b' } } });
    expect(seen).toHaveLength(3);
  });

  test('that is refused is not made again', async () => {
    answers = [{ status: 400, body: '{"__type":"AccessDeniedException"}' }];
    await expect(getItem()).rejects.toMatchObject({ code: 'AccessDeniedException' });
    expect(seen).toHaveLength(1);
  });

  test('that a wrong clock spoilt is made again by the clock of AWS', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    answers = [{ status: 400, body: '{"__type":"InvalidSignatureException"}', headers: { date } }, found];
    await getItem();
    expect(seen.map(({ headers }) => String(headers['x-amz-date']).slice(0, 11))).toEqual([
      expect.any(String),
      new Date(date).toISOString().replaceAll(/[-:]/g, '').slice(0, 11),
    ]);
  });
});

const assumed = (name: string) => ({
  status: 200,
  body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${name}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
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
    answers = [
      { status: 403, body: '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>' },
      assumed('A'),
    ];
    const sessions = new ScopedSessions(session);
    await expect(sessions.session(request({ practice: 'p' }))).rejects.toMatchObject({ code: 'AccessDenied' });
    expect((await sessions.session(request({ practice: 'p' }))).credentials.accessKeyId).toBe('A');
  });

  test('that AWS says has ended is taken on anew, once for all calls that meet it, and the calls are made again', async () => {
    answers = [assumed('A')];
    const scoped = await new ScopedSessions(session).session(request({ practice: 'p' }));
    const ended = { status: 400, body: '{"__type":"ExpiredTokenException"}' };
    answers = [ended, ended, assumed('B'), found];
    seen.length = 0;
    await Promise.all([getItem(scoped), getItem(scoped)]);
    expect(scoped.credentials.accessKeyId).toBe('B');
    expect(seen.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1])).toEqual([
      'A',
      'A',
      'AKIA',
      'B',
      'B',
    ]);
  });

  test('that ends again at once is a fault, and so is one of a function itself', async () => {
    answers = [assumed('A')];
    const scoped = await new ScopedSessions(session).session(request({ practice: 'p' }));
    const ended = { status: 400, body: '{"__type":"ExpiredTokenException"}' };
    answers = [ended, assumed('B'), ended];
    await expect(getItem(scoped)).rejects.toMatchObject({ code: 'ExpiredTokenException' });
    await expect(getItem()).rejects.toMatchObject({ code: 'ExpiredTokenException' });
  });
});
