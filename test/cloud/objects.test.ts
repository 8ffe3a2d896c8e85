import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import {
  CancelKeyDeletionCommand,
  DecryptCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { startEndpoint, type PolicyDocument } from '@sequester/local';
import { afterAll, describe, expect, test } from 'vitest';

import { codeOf, objectArn, objectKey, sealed, startLaptop } from './laptop.ts';
import { cloud, otherPractice, otherTherapist, practice, therapist } from './policies.ts';

/** Milliseconds by which the cloud's clock is ahead. */
let ahead = 0;
const laptop = await startLaptop({ clock: () => Date.now() + ahead });
afterAll(() => laptop.stop());

const notes = laptop.as('notes-session');
const keyArn = await laptop.providerKey();
const get = (key: string): GetObjectCommand => new GetObjectCommand({ Bucket: 'vault', Key: key });

const list = (prefix: string | undefined): ListObjectsV2Command =>
  new ListObjectsV2Command({ Bucket: 'vault', Prefix: prefix });
const only = (name: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:GetObject', Resource: objectArn(objectKey(name)) },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
  ],
});

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(directory, entry.name)) : [join(directory, entry.name)],
  );

describe('a sealed object', () => {
  test('is written once under the therapist’s key and read in the therapist’s session', async () => {
    const key = objectKey('first');
    const put = await notes.s3.send(sealed(key, keyArn, 'the marked sentence'));
    expect(put).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn });
    const got = await notes.s3.send(get(key));
    expect(await got.Body?.transformToString()).toBe('the marked sentence');
    expect(await codeOf(notes.s3.send(sealed(key, keyArn, 'another')))).toBe('PreconditionFailed');
  });

  test('is ciphertext on disk', async () => {
    await notes.s3.send(sealed(objectKey('disk'), keyArn, 'the marked sentence'.repeat(40)));
    const files = filesBelow(laptop.directory);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => readFileSync(file).includes('the marked sentence'))).toEqual([]);
  });

  test('outlives a restart', async () => {
    const key = objectKey('restart');
    await notes.s3.send(sealed(key, keyArn, 'kept'));
    const again = await startEndpoint({ cloud, directory: laptop.directory, port: 0, clock: () => Date.now() + ahead });
    const url = (await getSignedUrl(notes.s3, get(key))).replace(laptop.endpoint.url, again.url);
    expect((await fetch(url)).status).toBe(403);
    const { s3 } = laptop.clients(again.issueSession('notes-session', { tags: { practice, provider: therapist } }));
    s3.config.endpoint = async () => ({
      protocol: 'http:',
      hostname: '127.0.0.1',
      port: Number(new URL(again.url).port),
      path: '/',
    });
    const got = await s3.send(get(key));
    await again.close();
    expect(await got.Body?.transformToString()).toBe('kept');
  });

  test('of which fifty are written at once under one name is written once', async () => {
    const codes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => codeOf(notes.s3.send(sealed(objectKey('race'), keyArn, String(index))))),
    );
    expect(codes.filter((code) => code === 'none')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['none', 'PreconditionFailed']));
  });
});

describe('PutObject is refused', () => {
  test('without SSE-KMS', async () => {
    expect(
      await codeOf(notes.s3.send(new PutObjectCommand({ Bucket: 'vault', Key: objectKey('plain'), Body: 'x' }))),
    ).toBe('AccessDenied');
    expect(
      await codeOf(
        notes.s3.send(
          new PutObjectCommand({ Bucket: 'vault', Key: objectKey('plain'), Body: 'x', ServerSideEncryption: 'AES256' }),
        ),
      ),
    ).toBe('AccessDenied');
    expect(
      await codeOf(laptop.administrator.s3.send(new PutObjectCommand({ Bucket: 'vault', Key: 'plain', Body: 'x' }))),
    ).toBe('AccessDenied');
  });

  test('with the key of another therapist, of another practice, of the template, or none', async () => {
    const colleague = await laptop.providerKey(practice, otherTherapist);
    const stranger = await laptop.providerKey(otherPractice, otherTherapist);
    for (const key of [colleague, stranger, undefined])
      expect(await codeOf(notes.s3.send(sealed(objectKey('wrong-key'), key)))).toBe('AccessDenied');

    expect(await codeOf(notes.s3.send(sealed(objectKey('wrong-key'), 'alias/tokens')))).toBe('AccessDenied');
  });

  test('below the prefix of another therapist or another practice', async () => {
    expect(await codeOf(notes.s3.send(sealed(objectKey('x', practice, otherTherapist), keyArn)))).toBe('AccessDenied');
    expect(await codeOf(notes.s3.send(sealed(objectKey('x', otherPractice), keyArn)))).toBe('AccessDenied');
    expect(await codeOf(notes.s3.send(sealed(`practices/${practice}/providers/${therapist}`, keyArn)))).toBe(
      'AccessDenied',
    );
  });

  test('when the content is not what its checksum says', async () => {
    const wrong = new PutObjectCommand({
      ...sealed(objectKey('checksum'), keyArn).input,
      ChecksumSHA256: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    });
    expect(await codeOf(notes.s3.send(wrong))).toBe('BadDigest');
  });

  test('when a signed upload sends other content, another size of age, or leaves a signed header out', async () => {
    const headers = new Set([
      'if-none-match',
      'x-amz-server-side-encryption',
      'x-amz-server-side-encryption-aws-kms-key-id',
      'content-type',
    ]);
    const command = new PutObjectCommand({
      ...sealed(objectKey('upload'), keyArn).input,
      Body: undefined,
      ContentType: 'application/pdf',
    });
    const url = await getSignedUrl(notes.s3, command, {
      expiresIn: 60,
      signableHeaders: headers,
      unhoistableHeaders: headers,
    });
    const all = {
      'content-type': 'application/pdf',
      'if-none-match': '*',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': keyArn,
    };
    const { 'x-amz-server-side-encryption': _, ...fewer } = all;
    expect((await fetch(url, { method: 'PUT', headers: fewer, body: '' })).status).toBe(403);
    expect(
      (
        await fetch(url, {
          method: 'PUT',
          headers: { ...all, 'x-amz-server-side-encryption-aws-kms-key-id': 'alias/buckets' },
          body: '',
        })
      ).status,
    ).toBe(403);
    expect((await fetch(url, { method: 'PUT', headers: all, body: '' })).status).toBe(200);
    expect((await fetch(url, { method: 'PUT', headers: all, body: '' })).status).toBe(412);
  });
});

describe('GetObject is refused', () => {
  const key = objectKey('read');

  test('to everyone but the originator', async () => {
    await notes.s3.send(sealed(key, keyArn));
    expect(await codeOf(laptop.administrator.s3.send(get(key)))).toBe('AccessDenied');
    expect(await codeOf(laptop.as('notes-session', { practice, provider: otherTherapist }).s3.send(get(key)))).toBe(
      'AccessDenied',
    );
    expect(
      await codeOf(laptop.as('notes-session', { practice: otherPractice, provider: therapist }).s3.send(get(key))),
    ).toBe('AccessDenied');
    expect(await codeOf(laptop.as('chart-session').s3.send(get(key)))).toBe('AccessDenied');
    expect(await codeOf(laptop.as('extracts-session').s3.send(get(key)))).toBe('AccessDenied');
    expect(await codeOf(notes.s3.send(get(key)))).toBe('none');
  });

  test('to the administrator by the key, not by the bucket', async () => {
    await expect(laptop.administrator.s3.send(get(key))).rejects.toThrow(
      `not authorized to perform: kms:Decrypt on resource: ${keyArn}`,
    );
    expect(await codeOf(laptop.administrator.s3.send(new HeadObjectCommand({ Bucket: 'vault', Key: key })))).toBe(
      'none',
    );
    expect(
      await codeOf(
        laptop.administrator.s3.send(new HeadObjectCommand({ Bucket: 'vault', Key: key, ChecksumMode: 'ENABLED' })),
      ),
    ).not.toBe('none');
  });

  test('when the key is disabled or waits for its deletion, and given again when it is not', async () => {
    const { kms } = laptop.administrator;
    const other = await laptop.providerKey();
    const named = objectKey('states');
    await notes.s3.send(sealed(named, other));
    await kms.send(new DisableKeyCommand({ KeyId: other }));
    expect(await codeOf(notes.s3.send(get(named)))).toBe('KMS.DisabledException');
    expect(await codeOf(notes.s3.send(sealed(objectKey('states-2'), other)))).toBe('KMS.DisabledException');
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: other, PendingWindowInDays: 7 }));
    expect(await codeOf(notes.s3.send(get(named)))).toBe('KMS.KMSInvalidStateException');
    await kms.send(new CancelKeyDeletionCommand({ KeyId: other }));
    await kms.send(new EnableKeyCommand({ KeyId: other }));
    expect(await codeOf(notes.s3.send(get(named)))).toBe('none');
  });

  test('when the session policy names another object', async () => {
    const tags = { practice, provider: therapist };
    expect(await codeOf(laptop.as('notes-session', tags, only('read')).s3.send(get(key)))).toBe('none');
    expect(await codeOf(laptop.as('notes-session', tags, only('other')).s3.send(get(key)))).toBe('AccessDenied');
    const withoutKey: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    };
    expect(await codeOf(laptop.as('notes-session', tags, withoutKey).s3.send(get(key)))).toBe('AccessDenied');
  });

  test('when the signature is older than the bucket allows, however long the URL says it lives', async () => {
    const url = await getSignedUrl(notes.s3, get(key), { expiresIn: 3000 });
    ahead += 299_000;
    expect((await fetch(url)).status).toBe(200);
    ahead += 4000;
    const late = await fetch(url);
    ahead -= 303_000;
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('explicit deny')]);
  });

  test('in the same words for an object that is missing, to a caller who may not list', async () => {
    expect(await codeOf(notes.s3.send(get(objectKey('missing'))))).toBe('AccessDenied');
    expect(await codeOf(laptop.administrator.s3.send(get('missing')))).toBe('NoSuchKey');
  });
});

describe('the therapist’s key', () => {
  test('decrypts nothing but through S3', async () => {
    const noBlob = new DecryptCommand({ KeyId: keyArn, CiphertextBlob: new Uint8Array(64).fill(7) });
    expect(await codeOf(notes.kms.send(noBlob))).toBe('InvalidCiphertextException');
    const dataKey = JSON.parse(
      readFileSync(filesBelow(laptop.directory).find((file) => file.endsWith('object.json')) ?? '', 'utf8'),
    ).versions[0].sealing.dataKey;
    expect(
      await codeOf(
        notes.kms.send(
          new DecryptCommand({
            KeyId: keyArn,
            CiphertextBlob: Buffer.from(dataKey, 'base64'),
            EncryptionContext: { 'aws:s3:arn': objectArn(objectKey('first')) },
          }),
        ),
      ),
    ).toBe('AccessDeniedException');
    expect(
      await codeOf(
        laptop.administrator.kms.send(
          new DecryptCommand({ KeyId: keyArn, CiphertextBlob: Buffer.from(dataKey, 'base64') }),
        ),
      ),
    ).toBe('AccessDeniedException');
  });
});

const folder = () => filesBelow(laptop.directory).filter((file) => file.includes('/s3/open/'));

describe('S3', () => {
  const { s3 } = laptop.administrator;

  test('gives a part, lists in order by prefix and delimiter, and keeps what is deleted as a version', async () => {
    for (const key of ['list/a/1', 'list/a/2', 'list/b', 'list/c']) {
      await s3.send(
        new PutObjectCommand({
          Bucket: 'vault',
          Key: key,
          Body: `body of ${key}`,
          ServerSideEncryption: 'aws:kms',
          SSEKMSKeyId: 'alias/buckets',
          IfNoneMatch: '*',
        }),
      );
    }

    const part = await s3.send(new GetObjectCommand({ Bucket: 'vault', Key: 'list/b', Range: 'bytes=5-6' }));
    expect([part.ContentRange, await part.Body?.transformToString()]).toEqual(['bytes 5-6/14', 'of']);
    expect(await codeOf(s3.send(new GetObjectCommand({ Bucket: 'vault', Key: 'list/b', Range: 'bytes=99-' })))).toBe(
      'InvalidRange',
    );
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: 'vault', Prefix: 'list/', Delimiter: '/', MaxKeys: 2 }),
    );
    expect([page.CommonPrefixes, page.Contents?.map(({ Key }) => Key), page.IsTruncated]).toEqual([
      [{ Prefix: 'list/a/' }],
      ['list/b'],
      true,
    ]);
    const rest = await s3.send(
      new ListObjectsV2Command({
        Bucket: 'vault',
        Prefix: 'list/',
        Delimiter: '/',
        ContinuationToken: page.NextContinuationToken,
      }),
    );
    expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['list/c']);
    const { VersionId } = await s3.send(new HeadObjectCommand({ Bucket: 'vault', Key: 'list/b' }));
    expect(await s3.send(new DeleteObjectCommand({ Bucket: 'vault', Key: 'list/b' }))).toMatchObject({
      DeleteMarker: true,
    });
    expect(await codeOf(s3.send(get('list/b')))).toBe('NoSuchKey');
    expect(await codeOf(s3.send(new GetObjectCommand({ Bucket: 'vault', Key: 'list/b', VersionId })))).toBe('none');
  });

  test('replaces in a bucket without versions what was read, and leaves nothing of what is replaced or deleted', async () => {
    const put = (Body: string, condition: { IfMatch?: string; IfNoneMatch?: string }) =>
      s3.send(new PutObjectCommand({ Bucket: 'open', Key: 'draft', Body, ...condition }));
    const others = folder();
    const { ETag: first = '', VersionId } = await put('one', { IfNoneMatch: '*' });
    expect(VersionId).toBeUndefined();
    const { ETag: second = '' } = await put('two', { IfMatch: first });
    expect(await codeOf(put('three', { IfMatch: first }))).toBe('PreconditionFailed');
    const got = await s3.send(new GetObjectCommand({ Bucket: 'open', Key: 'draft' }));
    expect([got.ETag, await got.Body?.transformToString()]).toEqual([second, 'two']);
    expect(folder()).toHaveLength(others.length + 2);
    await s3.send(new DeleteObjectCommand({ Bucket: 'open', Key: 'draft' }));
    expect(folder()).toEqual(others);
    expect(await codeOf(put('three', { IfMatch: second }))).toBe('NoSuchKey');
  });

  test('takes a stream of the SDK, in chunks with a trailing checksum', async () => {
    const put = await s3.send(
      new PutObjectCommand({
        Bucket: 'open',
        Key: 'stream',
        Body: Readable.from([Buffer.from('in '), Buffer.from('parts')]),
        ContentLength: 8,
        ChecksumAlgorithm: 'SHA256',
      }),
    );
    const got = await s3.send(new GetObjectCommand({ Bucket: 'open', Key: 'stream', ChecksumMode: 'ENABLED' }));
    expect([await got.Body?.transformToString(), got.ChecksumSHA256]).toEqual(['in parts', put.ChecksumSHA256]);
    expect(put.ChecksumSHA256).toBe(createHash('sha256').update('in parts').digest('base64'));
  });

  test('takes bodies of 25 MB', async () => {
    const body = Buffer.alloc(25 * 1024 * 1024, 7);
    await s3.send(new PutObjectCommand({ Bucket: 'open', Key: 'large', Body: body }));
    const got = await s3.send(new GetObjectCommand({ Bucket: 'open', Key: 'large' }));
    expect(Buffer.compare(Buffer.from((await got.Body?.transformToByteArray()) ?? []), body)).toBe(0);
  });

  test('lists to a session only below its own prefix', async () => {
    expect(await codeOf(notes.s3.send(list(`practices/${practice}/providers/${therapist}/`)))).toBe('none');
    expect(await codeOf(notes.s3.send(list(`practices/${practice}/providers/${otherTherapist}/`)))).toBe(
      'AccessDenied',
    );
    expect(await codeOf(notes.s3.send(list(undefined)))).toBe('AccessDenied');
  });

  test('removes no locked version, to the day', async () => {
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: 'locked', Key: 'head', Body: 'head' }));
    const gone = (): Promise<string> =>
      codeOf(s3.send(new DeleteObjectCommand({ Bucket: 'locked', Key: 'head', VersionId })));
    expect(await gone()).toBe('AccessDenied');
    ahead += 86_400_001;
    s3.config.systemClockOffset = 86_400_001;
    const later = await gone();
    ahead -= 86_400_001;
    s3.config.systemClockOffset = 0;
    expect(later).toBe('none');
  });

  test('lets a page of the app upload, and no other page', async () => {
    const url = await getSignedUrl(s3, new PutObjectCommand({ Bucket: 'open', Key: 'page' }), { expiresIn: 60 });
    const ask = (Origin: string, more: Record<string, string> = {}): Promise<Response> =>
      fetch(url, {
        method: 'OPTIONS',
        headers: {
          Origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'content-type,x-amz-acl',
          ...more,
        },
      });
    expect((await ask('https://app.example.test')).headers.get('access-control-allow-origin')).toBe(
      'https://app.example.test',
    );
    expect((await ask('https://elsewhere.example.test')).status).toBe(403);
    expect((await ask('https://app.example.test', { 'access-control-request-method': 'DELETE' })).status).toBe(403);
    expect((await ask('https://app.example.test', { 'access-control-request-headers': 'authorization' })).status).toBe(
      403,
    );
    const put = await fetch(url, { method: 'PUT', headers: { Origin: 'https://app.example.test' }, body: '' });
    expect([put.status, put.headers.get('access-control-expose-headers')]).toEqual([200, 'ETag']);
  });

  test('answers what it does not know with NotImplemented, and a bucket that is not there with NoSuchBucket', async () => {
    expect(await codeOf(s3.send(new PutObjectCommand({ Bucket: 'open', Key: 'x', Body: 'x', Tagging: 'a=b' })))).toBe(
      'NotImplemented',
    );
    expect(await codeOf(s3.send(new ListObjectsV2Command({ Bucket: 'nowhere' })))).toBe('NoSuchBucket');
  });
});
