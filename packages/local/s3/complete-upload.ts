import { createHash } from 'node:crypto';

import type { Answer } from '../signing/answer.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { demandedParts } from './listed-parts.ts';
import { uploadOf, xml } from './multipart.ts';
import { refuseUnmet, storeObject } from './put-object.ts';
import { openPart } from './sealing.ts';
import { demandS3, type ObjectRequest, type S3Setup } from './setup.ts';
import type { Part, Upload } from './upload-store.ts';
import { checksumHeaders } from './version-headers.ts';

/** Of each part but the last. */
const leastBytes = 5 * 1024 * 1024;

const refuseSmall = (parts: readonly Part[]): void => {
  const small = parts.slice(0, -1).find(({ size }) => size < leastBytes);
  if (small !== undefined) {
    throw new AwsRefusal('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      fields: { ProposedSize: small.size, MinSizeAllowed: leastBytes, PartNumber: small.number, ETag: small.etag },
    });
  }
};

/** The checksum of the checksums of the parts. */
const composite = ({ checksum }: Upload, parts: readonly Part[]): Record<string, string> => {
  const hash =
    checksum === 'x-amz-checksum-sha256' ? 'sha256' : checksum === 'x-amz-checksum-sha1' ? 'sha1' : undefined;
  if (checksum === undefined || hash === undefined) return {};

  const digests = parts.map(({ checksums }) => Buffer.from(checksums[checksum] ?? '', 'base64'));
  return { [checksum]: `${createHash(hash).update(Buffer.concat(digests)).digest('base64')}-${parts.length}` };
};

/** The MD5 of the parts' MD5s, and how many there are. */
const etagOf = (parts: readonly { etag: string }[]): string => {
  const digests = parts.map(({ etag }) => Buffer.from(etag, 'hex'));
  return `${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}`;
};

/** CompleteMultipartUpload: the named parts become one object, whole and at once, written once where the caller says so. */
export const completeUpload = async (setup: S3Setup, wanted: ObjectRequest): Promise<Answer> => {
  const { request, bucket, key, headers } = wanted;
  const noneMatch = headers.get('if-none-match');
  const context = {
    ...(noneMatch === undefined ? {} : { 's3:if-none-match': noneMatch }),
    's3:ObjectCreationOperation': 'true',
  };
  await demandS3(setup, { request, bucket, key, action: 'PutObject', context });
  const upload = uploadOf(setup, wanted);
  const parts = demandedParts(request.call.body.toString('utf8'), { upload, parts: setup.uploads.parts(upload) });
  refuseSmall(parts);
  refuseUnmet(headers, setup.objects.latest(bucket.name, key));
  const checksums = composite(upload, parts);
  const checksumHeader = upload.checksum === undefined ? undefined : headers.get(upload.checksum);
  if (checksumHeader !== undefined && upload.checksum !== undefined && checksumHeader !== checksums[upload.checksum])
    throw new AwsRefusal('BadDigest', 'The checksum you specified did not match the calculated checksum.');

  const { uploadId, sealing } = upload;
  const pieces: Uint8Array[] = [];
  for (const { number } of parts) {
    pieces.push(
      await openPart(setup, wanted, {
        sealing,
        uploadId,
        number,
        sealed: await setup.uploads.content(upload, number),
      }),
    );
  }

  const whole: ObjectRequest = {
    ...wanted,
    request: { ...request, call: { ...request.call, body: Buffer.concat(pieces) } },
  };
  const etag = etagOf(parts);
  const { algorithm, keyArn, bucketKey } = sealing;
  const stored = await storeObject(setup, whole, {
    sealing: { algorithm, keyId: keyArn, bucketKey },
    checksums,
    kept: upload.headers,
    etag,
  });
  setup.uploads.remove(uploadId);
  const named = Object.fromEntries(
    Object.entries(checksums).map(([name, value]) => [
      name === 'x-amz-checksum-sha256' ? 'ChecksumSHA256' : 'ChecksumSHA1',
      value,
    ]),
  );
  const { etag: _, ...answered } = { ...stored.headers, ...checksumHeaders(checksums) };
  return {
    status: 200,
    headers: { ...answered, 'content-type': 'application/xml' },
    body: xml('CompleteMultipartUploadResult', {
      Location: `/${bucket.name}/${key}`,
      Bucket: bucket.name,
      Key: key,
      ETag: `"${etag}"`,
      ...named,
    }),
  };
};
