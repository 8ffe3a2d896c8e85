import { DescribeKeyCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { codeOf, startLaptop } from './laptop.ts';

/** Milliseconds by which the cloud's clock is ahead. */
let ahead = 0;
const laptop = await startLaptop({ clock: () => Date.now() + ahead });
const { administrator: admin } = laptop;

beforeAll(async () => {
  await admin.s3.send(new PutObjectCommand({ Bucket: 'open', Key: 'a b/ü+1.txt', Body: 'hello' }));
  await admin.s3.send(new PutObjectCommand({ Bucket: 'open', Key: 'other', Body: 'other' }));
});
afterAll(() => laptop.stop());

const signed = (seconds = 60, key = 'a b/ü+1.txt'): Promise<string> =>
  getSignedUrl(
    admin.s3,
    new GetObjectCommand({ Bucket: 'open', Key: key, ResponseContentDisposition: 'attachment; filename="a b.txt"' }),
    { expiresIn: seconds },
  );

const answer = async (
  url: string,
  init?: RequestInit,
): Promise<{ status: number; code: string; text: string; headers: Headers }> => {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, code: /<Code>([^<]+)/.exec(text)?.[1] ?? 'none', text, headers: response.headers };
};

describe('a signature', () => {
  test('that holds is answered', async () => {
    expect(await admin.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: 'arn:aws:iam::111122223333:user/administrator',
      Account: '111122223333',
    });
    expect(await codeOf(admin.s3.send(new ListObjectsV2Command({ Bucket: 'open', Prefix: 'a b/' })))).toBe('none');
    expect(await codeOf(admin.kms.send(new ListKeysCommand({})))).toBe('none');
  });

  test('made with another secret is refused by each service in its own words', async () => {
    const wrong = laptop.clients({ ...admin.credentials, secretAccessKey: 'wrong' });
    expect(await codeOf(wrong.s3.send(new ListObjectsV2Command({ Bucket: 'open' })))).toBe('SignatureDoesNotMatch');
    expect(await codeOf(wrong.sts.send(new GetCallerIdentityCommand({})))).toBe('SignatureDoesNotMatch');
    expect(await codeOf(wrong.kms.send(new ListKeysCommand({})))).toBe('InvalidSignatureException');
  });

  test('of a key that does not exist is refused', async () => {
    const stranger = laptop.clients({ accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'x' });
    expect(await codeOf(stranger.s3.send(new ListObjectsV2Command({ Bucket: 'open' })))).toBe('InvalidAccessKeyId');
    expect(await codeOf(stranger.kms.send(new ListKeysCommand({})))).toBe('UnrecognizedClientException');
    expect(await codeOf(stranger.sts.send(new GetCallerIdentityCommand({})))).toBe('InvalidClientTokenId');
  });

  test('of a session without its token, with a changed one or with another session’s is refused', async () => {
    const { sessionToken, ...bare } = laptop.endpoint.issueSession('notes');
    const other = laptop.endpoint.issueSession('notes');
    expect(await codeOf(laptop.clients(bare).kms.send(new ListKeysCommand({})))).toBe('UnrecognizedClientException');
    expect(await codeOf(laptop.clients(bare).s3.send(new ListObjectsV2Command({ Bucket: 'open' })))).toBe(
      'InvalidAccessKeyId',
    );
    const changed = { ...bare, sessionToken: `${sessionToken.startsWith('A') ? 'B' : 'A'}${sessionToken.slice(1)}` };
    expect(await codeOf(laptop.clients(changed).s3.send(new ListObjectsV2Command({ Bucket: 'open' })))).toBe(
      'InvalidToken',
    );
    expect(
      await codeOf(laptop.clients({ ...bare, sessionToken: other.sessionToken }).kms.send(new ListKeysCommand({}))),
    ).toBe('UnrecognizedClientException');
    expect(await codeOf(laptop.clients({ ...bare, sessionToken }).sts.send(new GetCallerIdentityCommand({})))).toBe(
      'none',
    );
  });

  test('of a session that has ended is refused', async () => {
    const session = laptop.clients(laptop.endpoint.issueSession('notes', { seconds: 900 }));
    ahead += 901_000;
    try {
      const late = laptop.clients(session.credentials);
      late.sts.config.systemClockOffset = 901_000;
      late.s3.config.systemClockOffset = 901_000;
      expect(await codeOf(late.sts.send(new GetCallerIdentityCommand({})))).toBe('ExpiredToken');
      expect(await codeOf(late.s3.send(new ListObjectsV2Command({ Bucket: 'open' })))).toBe('ExpiredToken');
    } finally {
      ahead -= 901_000;
    }
  });

  test('more than fifteen minutes from the clock is refused', async () => {
    ahead += 16 * 60_000;
    try {
      expect(
        await codeOf(laptop.clients(admin.credentials).kms.send(new DescribeKeyCommand({ KeyId: 'alias/tokens' }))),
      ).toBe('InvalidSignatureException');
      expect(
        await codeOf(laptop.clients(admin.credentials).s3.send(new ListObjectsV2Command({ Bucket: 'open' }))),
      ).toBe('RequestTimeTooSkewed');
    } finally {
      ahead -= 16 * 60_000;
    }
  });

  test('of version 2 is refused', async () => {
    const query = `AWSAccessKeyId=${admin.credentials.accessKeyId}&Signature=abc&Expires=9999999999`;
    expect(await answer(`${laptop.endpoint.url}/open/other?${query}`)).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
    });
  });

  test('is asked of every request', async () => {
    const { url } = laptop.endpoint;
    expect(await answer(`${url}/open/other`)).toMatchObject({ status: 403, code: 'AccessDenied' });
    const kms = await fetch(url, { method: 'POST', headers: { 'x-amz-target': 'TrentService.ListKeys' }, body: '{}' });
    expect([kms.status, await kms.json()]).toMatchObject([400, { __type: 'MissingAuthenticationTokenException' }]);
    const sts = await fetch(url, { method: 'POST', body: 'Action=GetCallerIdentity&Version=2011-06-15' });
    expect([sts.status, await sts.text()]).toEqual([
      403,
      expect.stringContaining('<Code>MissingAuthenticationToken</Code>'),
    ]);
  });
});

describe('a signed URL', () => {
  test('gives the object with the headers it was signed with', async () => {
    const got = await answer(await signed());
    expect(got).toMatchObject({ status: 200, text: 'hello' });
    expect(got.headers.get('content-disposition')).toBe('attachment; filename="a b.txt"');
  });

  test('with a changed path, query, token or host is refused', async () => {
    const url = await signed();
    expect(await answer(url.replace(/\/open\/[^?]+/, '/open/other'))).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await answer(url.replace('attachment', 'inline'))).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await answer(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'))).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await answer(`${url}&response-content-type=text/html`)).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await answer(url.replace('127.0.0.1', 'localhost'))).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await answer(url.replace(/X-Amz-Signature=./, 'X-Amz-Signature='))).toMatchObject({ status: 400 });
  });

  test('with any one character changed after the host gives nothing', async () => {
    const url = await signed();
    const start = url.indexOf('/open/') + 1;
    const wrong: string[] = [];
    for (let index = start; index < url.length; index += 1) {
      const character = url[index] ?? '';
      const changed = `${url.slice(0, index)}${character.toLowerCase() === 'q' ? 'z' : 'q'}${url.slice(index + 1)}`;
      const shorter = url.slice(0, index) + url.slice(index + 1);
      for (const each of index % 5 === 0 ? [changed, shorter] : [changed]) {
        const response = await fetch(each);
        await response.arrayBuffer();
        if (response.status < 400) wrong.push(each);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('is not good for another method', async () => {
    expect(await answer(await signed(), { method: 'DELETE' })).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await answer(await signed(), { method: 'PUT', body: 'x' })).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
  });

  test('takes no x-amz- header that was not signed', async () => {
    expect(await answer(await signed(), { headers: { 'x-amz-checksum-mode': 'ENABLED' } })).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      text: expect.stringContaining('<HeadersNotSigned>x-amz-checksum-mode</HeadersNotSigned>'),
    });
  });

  test('ends when its time is over, to the second', async () => {
    const url = await signed(60);
    ahead += 59_000;
    expect(await answer(url)).toMatchObject({ status: 200 });
    ahead += 3000;
    const late = await answer(url);
    ahead -= 62_000;
    expect(late).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      text: expect.stringContaining('Request has expired'),
    });
  });

  test('that says it lives longer than a week, or not at all, is refused', async () => {
    const url = await signed();
    expect(await answer(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801'))).toMatchObject({
      status: 400,
      code: 'AuthorizationQueryParametersError',
    });
    expect(await answer(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=0'))).toMatchObject({
      status: 400,
      code: 'AuthorizationQueryParametersError',
    });
  });

  test('dies with the session that signed it', async () => {
    const session = laptop.clients(laptop.endpoint.issueSession('notes', { seconds: 900 }));
    const url = await getSignedUrl(session.s3, new GetObjectCommand({ Bucket: 'open', Key: 'other' }), {
      expiresIn: 3600,
    });
    ahead += 901_000;
    const late = await answer(url);
    ahead -= 901_000;
    expect(late).toMatchObject({ status: 400, code: 'ExpiredToken' });
  });
});
