import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

import { AwsSession } from '@sequester/aws';
import { LinkId, MemberId, OneTimeCodeId, PracticeId, PsychotherapyNoteId } from '@sequester/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createGrant, retireGrant } from './grants.ts';
import { linkToken, oneTimeCode, sameSecret, tokenDigest } from './link-secrets.ts';
import { objectArn, objectKeys } from './object-keys.ts';
import { getObject, headObject, putSealed } from './sealed-objects.ts';
import { signedDownload, signedUpload } from './signed-urls.ts';

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}
type Answer = { status: number; headers?: Record<string, string>; body?: string };

const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/1';
const place = { bucket: 'vault', key: 'practices/p/providers/m/notes/n/versions/0001-x.pdf' };
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
let session = new AwsSession(credentials);
const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Answers of an S3 that holds this content already. */
const there =
  (text: string) =>
  (request: Seen): Answer =>
    request.method === 'HEAD'
      ? { status: 200, headers: { 'x-amz-checksum-sha256': sha256(text).toString('base64'), 'content-length': '4' } }
      : { status: 412, body: '<Error><Code>PreconditionFailed</Code></Error>' };

let seen: Seen[] = [];
let answer: (request: Seen) => Answer = () => ({ status: 200 });
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const one = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(parts).toString(),
    };
    seen.push(one);
    const { status, headers, body } = answer(one);
    response.writeHead(status, headers).end(body);
  });
});

beforeEach(async () => {
  session = new AwsSession({ ...credentials });
  seen = [];
  answer = () => ({ status: 200 });
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterEach(async () => {
  delete process.env['AWS_ENDPOINT_URL'];
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

describe('an object that is opened', () => {
  test('is held once, in memory that the PDF engines share', async () => {
    answer = () => ({ status: 200, headers: { 'content-length': '13' }, body: 'a sealed note' });
    const bytes = await getObject(session, place);
    expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(Buffer.from(bytes).toString()).toBe('a sealed note');
  });

  test('is refused where its length is not said', async () => {
    answer = () => ({ status: 200, headers: {}, body: 'a sealed note' });
    await expect(getObject(session, place)).rejects.toThrow('longer than its length');
  });
});

describe('a sealed object', () => {
  test('is written once, under its key, with a digest that S3 verifies', async () => {
    expect(await putSealed(session, { ...place, keyArn, bytes: Buffer.from('%PDF') })).toEqual({
      sha256: sha256('%PDF').toString('hex'),
    });
    expect(seen[0]?.headers).toMatchObject({
      'if-none-match': '*',
      'x-amz-checksum-sha256': sha256('%PDF').toString('base64'),
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': keyArn,
    });
    const signed = /SignedHeaders=([^,]+)/.exec(seen[0]?.headers.authorization ?? '')?.[1]?.split(';');
    expect(signed).toEqual(
      expect.arrayContaining(['if-none-match', 'x-amz-checksum-sha256', 'x-amz-server-side-encryption-aws-kms-key-id']),
    );
  });

  test('that is there already with the same content counts as written', async () => {
    answer = there('%PDF');
    expect(await putSealed(session, { ...place, keyArn, bytes: Buffer.from('%PDF') })).toEqual({
      sha256: sha256('%PDF').toString('hex'),
    });
  });

  test('that is there already with another content is a fault', async () => {
    answer = there('other');
    await expect(putSealed(session, { ...place, keyArn, bytes: Buffer.from('%PDF') })).rejects.toMatchObject({
      code: 'PreconditionFailed',
    });
  });

  test.each([403, 404])('that is missing (%i) has no facts', async (status) => {
    answer = () => ({ status });
    expect(await headObject(session, place)).toBeUndefined();
  });
});

describe('a signed URL', () => {
  test('gives a PDF attachment that no cache keeps, for its seconds', async () => {
    const url = new URL(await signedDownload(session, { ...place, filename: 'lnk_1.pdf', seconds: 60 }));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      'response-content-disposition': 'attachment;filename="lnk_1.pdf"',
      'response-content-type': 'application/pdf',
      'response-cache-control': 'no-store',
      'X-Amz-Expires': '60',
    });
  });

  test('for an upload signs length, digest, key and that it is written once', async () => {
    const { url, headers } = await signedUpload(session, {
      ...place,
      keyArn,
      bytes: 4,
      sha256: sha256('%PDF').toString('hex'),
      seconds: 300,
    });
    const signed = new URL(url).searchParams.get('X-Amz-SignedHeaders')?.split(';');
    expect(signed).toEqual(['host', ...Object.keys(headers)].toSorted());
    expect(headers).toMatchObject({
      'content-length': '4',
      'if-none-match': '*',
      'x-amz-server-side-encryption-aws-kms-key-id': keyArn,
    });
  });
});

describe('a grant', () => {
  const granted = { keyArn, object: place, granteeArn: 'arn:aws:iam::111122223333:role/extracts', requestId: 'req_1' };

  test('is for Decrypt, one object and one grantee, who may also retire it', async () => {
    answer = () => ({ status: 200, body: '{"GrantId":"g1"}' });
    expect(await createGrant(session, granted)).toEqual({ keyArn, grantId: 'g1', object: place });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      KeyId: keyArn,
      GranteePrincipal: granted.granteeArn,
      RetiringPrincipal: granted.granteeArn,
      Operations: ['Decrypt'],
      Constraints: { EncryptionContextEquals: { 'aws:s3:arn': objectArn(place) } },
      Name: 'req_1',
    });
  });

  test('that has ended already counts as retired', async () => {
    answer = () => ({ status: 400, body: '{"__type":"NotFoundException"}' });
    await expect(retireGrant(session, { keyArn, grantId: 'g1' })).resolves.toBeUndefined();
  });

  test('that may not be retired is a fault', async () => {
    answer = () => ({ status: 400, body: '{"__type":"AccessDeniedException"}' });
    await expect(retireGrant(session, { keyArn, grantId: 'g1' })).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });
});

describe('secrets of a link', () => {
  const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
  const linkId = LinkId.parse(`lnk_${'l'.repeat(26)}`);
  const codeId = OneTimeCodeId.parse(`otc_${'c'.repeat(26)}`);

  beforeEach(() => {
    answer = ({ body }) => ({
      status: 200,
      body: JSON.stringify({ Mac: sha256(JSON.parse(body).Message).toString('base64') }),
    });
  });

  test('come out the same each time, and differ by what they are for', async () => {
    const token = await linkToken(session, keyArn, { practiceId, linkId });
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await linkToken(session, keyArn, { practiceId, linkId })).toBe(token);
    expect(tokenDigest(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(await oneTimeCode(session, keyArn, { practiceId, linkId, codeId })).toMatch(/^\d{6}$/);
    const messages = seen.map(({ body }) => Buffer.from(JSON.parse(body).Message, 'base64').toString());
    expect(messages).toEqual([
      `link:${practiceId}:${linkId}`,
      `link:${practiceId}:${linkId}`,
      `code:${practiceId}:${linkId}:${codeId}`,
    ]);
  });

  test('are compared whole', () => {
    expect(sameSecret('123456', '123456')).toBe(true);
    expect(sameSecret('123456', '123457')).toBe(false);
    expect(sameSecret('123456', '12345')).toBe(false);
  });
});

test('object keys hold ids and digests only, below practice and therapist', () => {
  const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
  const originatorId = MemberId.parse(`mbr_${'m'.repeat(26)}`);
  const noteId = PsychotherapyNoteId.parse(`psn_${'n'.repeat(26)}`);
  expect(objectKeys.noteVersion(practiceId, originatorId, { noteId, version: 2, sha256: 'ab' })).toBe(
    `practices/${practiceId}/providers/${originatorId}/notes/${noteId}/versions/0002-ab.pdf`,
  );
});
