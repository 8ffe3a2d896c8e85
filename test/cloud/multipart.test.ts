import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { DisableKeyCommand, EnableKeyCommand } from '@aws-sdk/client-kms';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, describe, expect, test } from 'vitest';

import { codeOf, objectKey, startLaptop } from './laptop.ts';
import { otherPractice, otherTherapist, practice, therapist } from './policies.ts';

let ahead = 0;
const laptop = await startLaptop({ clock: () => Date.now() + ahead });
afterAll(() => laptop.stop());

const notes = laptop.as('notes-session');
const keyArn = await laptop.providerKey();
const bucket = 'vault';
const least = 5 * 1024 * 1024;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');
const pieces = [
  Buffer.alloc(least, 'one '),
  Buffer.alloc(least, 'two '),
  Buffer.from('the marked sentence at the end'),
];

const begin = async (key: string, more: { SSEKMSKeyId?: string } = {}): Promise<string> => {
  const created = await notes.s3.send(
    new CreateMultipartUploadCommand({
      Bucket: bucket,
      Key: key,
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: keyArn,
      ChecksumAlgorithm: 'SHA256',
      ContentType: 'application/pdf',
      ...more,
    }),
  );
  return created.UploadId ?? '';
};

interface Named {
  key: string;
  uploadId: string;
}

const put = async ({ key, uploadId }: Named, number: number, body: Buffer): Promise<CompletedPart> => {
  const done = await notes.s3.send(
    new UploadPartCommand({
      Bucket: bucket,
      Key: key,
      UploadId: uploadId,
      PartNumber: number,
      Body: body,
      ChecksumSHA256: sha256(body),
    }),
  );
  return { PartNumber: number, ETag: done.ETag, ChecksumSHA256: done.ChecksumSHA256 };
};

const complete = ({ key, uploadId }: Named, Parts: CompletedPart[], once = true) =>
  notes.s3.send(
    new CompleteMultipartUploadCommand({
      Bucket: bucket,
      Key: key,
      UploadId: uploadId,
      MultipartUpload: { Parts },
      ...(once ? { IfNoneMatch: '*' } : {}),
    }),
  );

const begun = async (name: string): Promise<Named> => ({
  key: objectKey(name),
  uploadId: await begin(objectKey(name)),
});

const putAll = (upload: Named): Promise<CompletedPart[]> =>
  Promise.all(pieces.map((piece, index) => put(upload, index + 1, piece)));

const get = (key: string) => notes.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((name) => statSync(name).isFile());

describe('an upload in parts', () => {
  test('is one object when it is completed, under the therapist’s key, with the checksum of its parts, and nothing before', async () => {
    const upload = await begun('parts');
    const parts = await putAll(upload);
    expect(await codeOf(get(upload.key))).not.toBe('none');
    const done = await complete(upload, parts);
    const expected = createHash('sha256')
      .update(Buffer.concat(pieces.map((piece) => createHash('sha256').update(piece).digest())))
      .digest('base64');
    expect(done).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: keyArn,
      ChecksumSHA256: `${expected}-3`,
    });
    expect(done.ETag).toMatch(/-3"$/);
    const got = await get(upload.key);
    expect(sha256(await (got.Body?.transformToByteArray() ?? Promise.resolve(new Uint8Array())))).toBe(
      sha256(Buffer.concat(pieces)),
    );
    const head = await notes.s3.send(
      new HeadObjectCommand({ Bucket: bucket, Key: upload.key, ChecksumMode: 'ENABLED' }),
    );
    expect(head).toMatchObject({
      ContentLength: 2 * least + 30,
      ContentType: 'application/pdf',
      ChecksumSHA256: `${expected}-3`,
      ChecksumType: 'COMPOSITE',
    });
    expect(await codeOf(complete(upload, parts))).toBe('NoSuchUpload');
  });

  test('is ciphertext on disk before it is complete', async () => {
    await putAll(await begun('disk'));
    const files = filesBelow(laptop.directory);
    expect(files.some((file) => file.includes('s3-uploads'))).toBe(true);
    expect(files.filter((file) => readFileSync(file).includes('the marked sentence'))).toEqual([]);
  });

  test('takes parts in any order and again, and says which are there', async () => {
    const upload = await begun('again');
    await put(upload, 3, pieces[2] ?? Buffer.alloc(0));
    await put(upload, 1, Buffer.alloc(least, 'wrong'));
    await put(upload, 1, pieces[0] ?? Buffer.alloc(0));
    const listed = await notes.s3.send(
      new ListPartsCommand({ Bucket: bucket, Key: upload.key, UploadId: upload.uploadId }),
    );
    expect(listed.Parts?.map(({ PartNumber, Size, ChecksumSHA256 }) => [PartNumber, Size, ChecksumSHA256])).toEqual([
      [1, least, sha256(pieces[0] ?? Buffer.alloc(0))],
      [3, 30, sha256(pieces[2] ?? Buffer.alloc(0))],
    ]);
    const page = await notes.s3.send(
      new ListPartsCommand({ Bucket: bucket, Key: upload.key, UploadId: upload.uploadId, MaxParts: 1 }),
    );
    expect([page.IsTruncated, page.NextPartNumberMarker]).toEqual([true, '1']);
  });

  test('takes a part by a signed URL: of this length and checksum, and no other', async () => {
    const upload = await begun('signed');
    const [piece = Buffer.alloc(0)] = pieces;
    const command = new UploadPartCommand({
      Bucket: bucket,
      Key: upload.key,
      UploadId: upload.uploadId,
      PartNumber: 1,
      ChecksumSHA256: sha256(piece),
    });
    const url = await getSignedUrl(notes.s3, command, {
      expiresIn: 60,
      unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    });
    const headers = { 'x-amz-checksum-sha256': sha256(piece) };
    expect((await fetch(url, { method: 'PUT', headers, body: Buffer.alloc(least, 'other') })).status).toBe(400);
    expect(
      (await fetch(url, { method: 'PUT', headers: { 'x-amz-checksum-sha256': sha256(Buffer.alloc(1)) }, body: piece }))
        .status,
    ).toBe(403);
    expect(
      (await fetch(url.replace('partNumber=1', 'partNumber=2'), { method: 'PUT', headers, body: piece })).status,
    ).toBe(403);
    expect((await fetch(url, { method: 'PUT', headers, body: piece })).status).toBe(200);
  });

  test('is written once: beside an object that is there it is refused, and is still there', async () => {
    const [first, second] = [await begun('once'), await begun('once')];
    const [ofFirst, ofSecond] = [await putAll(first), await putAll(second)];
    await complete(first, ofFirst);
    expect(await codeOf(complete(second, ofSecond))).toBe('PreconditionFailed');
    expect(await codeOf(complete(second, ofSecond, false))).toBe('AccessDenied');
  });

  test('leaves nothing when it is aborted, or a day after it was begun', async () => {
    const [aborted, forgotten] = [await begun('aborted'), await begun('forgotten')];
    await Promise.all([putAll(aborted), putAll(forgotten)]);
    const left = (uploadId: string) =>
      filesBelow(join(laptop.directory, 's3-uploads')).filter((file) => file.includes(uploadId));
    await notes.s3.send(
      new AbortMultipartUploadCommand({ Bucket: bucket, Key: aborted.key, UploadId: aborted.uploadId }),
    );
    expect(left(aborted.uploadId)).toEqual([]);
    expect(left(forgotten.uploadId)).toHaveLength(7);
    ahead += 86_400_000 + 1000;
    const later = laptop.as('notes-session');
    const part = new UploadPartCommand({
      Bucket: bucket,
      Key: forgotten.key,
      UploadId: forgotten.uploadId,
      PartNumber: 1,
      Body: 'x',
      ChecksumSHA256: sha256(Buffer.from('x')),
    });
    later.s3.config.systemClockOffset = ahead;
    expect(await codeOf(later.s3.send(part))).toBe('NoSuchUpload');
    expect(left(forgotten.uploadId)).toEqual([]);
    ahead = 0;
  });
});

describe('an upload in parts is refused', () => {
  test('below the prefix of another therapist or practice, under the key of another, or without SSE-KMS', async () => {
    for (const key of [objectKey('x', practice, otherTherapist), objectKey('x', otherPractice, therapist)])
      expect(await codeOf(begin(key))).toBe('AccessDenied');

    expect(
      await codeOf(begin(objectKey('x'), { SSEKMSKeyId: await laptop.providerKey(practice, otherTherapist) })),
    ).toBe('AccessDenied');
    expect(
      await codeOf(
        notes.s3.send(
          new CreateMultipartUploadCommand({ Bucket: bucket, Key: objectKey('x'), ServerSideEncryption: 'AES256' }),
        ),
      ),
    ).toBe('AccessDenied');
    expect(await codeOf(notes.s3.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: objectKey('x') })))).toBe(
      'AccessDenied',
    );
  });

  test('to everyone but the originator, in each of its operations', async () => {
    const upload = await begun('strangers');
    const parts = await putAll(upload);
    const place = { Bucket: bucket, Key: upload.key, UploadId: upload.uploadId };
    for (const stranger of [
      laptop.as('notes-session', { practice, provider: otherTherapist }),
      laptop.as('chart-session'),
      laptop.as('extracts-session'),
    ]) {
      expect(await codeOf(stranger.s3.send(new UploadPartCommand({ ...place, PartNumber: 1, Body: 'x' })))).toBe(
        'AccessDenied',
      );
      expect(await codeOf(stranger.s3.send(new ListPartsCommand(place)))).toBe('AccessDenied');
      expect(await codeOf(stranger.s3.send(new AbortMultipartUploadCommand(place)))).toBe('AccessDenied');
      expect(
        await codeOf(
          stranger.s3.send(
            new CompleteMultipartUploadCommand({ ...place, IfNoneMatch: '*', MultipartUpload: { Parts: parts } }),
          ),
        ),
      ).toBe('AccessDenied');
    }
    expect((await complete(upload, parts)).ETag).toMatch(/-3"$/);
  });

  test('while the therapist’s key is disabled', async () => {
    const upload = await begun('disabled');
    const parts = await putAll(upload);
    await laptop.administrator.kms.send(new DisableKeyCommand({ KeyId: keyArn }));
    expect(await codeOf(put(upload, 1, Buffer.alloc(least)))).toBe('KMS.DisabledException');
    expect(await codeOf(complete(upload, parts))).toBe('KMS.DisabledException');
    await laptop.administrator.kms.send(new EnableKeyCommand({ KeyId: keyArn }));
    expect((await complete(upload, parts)).ETag).toMatch(/-3"$/);
  });

  const wrong: [string, (upload: Named, parts: CompletedPart[]) => Promise<unknown>, string][] = [
    ['of parts out of order', (upload, [a, b, c]) => complete(upload, [b ?? {}, a ?? {}, c ?? {}]), 'InvalidPartOrder'],
    [
      'with a part that is not there',
      (upload, parts) =>
        complete(upload, [...parts, { PartNumber: 9, ETag: '"0"', ChecksumSHA256: sha256(Buffer.alloc(0)) }]),
      'InvalidPart',
    ],
    [
      'with another entity tag',
      (upload, [a, ...rest]) => complete(upload, [{ ...a, ETag: '"0"' }, ...rest]),
      'InvalidPart',
    ],
    [
      'with another checksum of a part',
      (upload, [a, ...rest]) => complete(upload, [{ ...a, ChecksumSHA256: sha256(Buffer.alloc(0)) }, ...rest]),
      'InvalidPart',
    ],
    [
      'without the checksums of its parts',
      (upload, parts) =>
        complete(
          upload,
          parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag })),
        ),
      'InvalidRequest',
    ],
    ['of two of three parts is no refusal', (upload, [a, , c]) => complete(upload, [a ?? {}, c ?? {}]), 'none'],
    ['of no parts', (upload) => complete(upload, []), 'MalformedXML'],
  ];
  test.each(wrong)('%s', async (name, act, code) => {
    const upload = await begun(`wrong-${createHash('md5').update(name).digest('hex')}`);
    expect(await codeOf(act(upload, await putAll(upload)))).toBe(code);
  });

  test('where a part but the last is smaller than 5 MiB, its number is over 10,000, or its checksum is missing', async () => {
    const upload = await begun('limits');
    const parts = [await put(upload, 1, Buffer.from('small')), await put(upload, 2, Buffer.from('last'))];
    expect(await codeOf(complete(upload, parts))).toBe('EntityTooSmall');
    expect(await codeOf(put(upload, 10_001, Buffer.from('x')))).toBe('InvalidArgument');
    const { key: Key, uploadId: UploadId } = upload;
    const url = await getSignedUrl(notes.s3, new UploadPartCommand({ Bucket: bucket, Key, UploadId, PartNumber: 3 }));
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(400);
  });
});
