import { createHash, randomBytes } from 'node:crypto';

import { xmlElements, xmlHead, type Answer } from '../signing/answer.ts';
import { queryValue } from '../signing/call.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { verifiedChecksums } from './checksums.ts';
import { keptHeaders } from './put-object.ts';
import { sealingContext, sealObject, sealPart, wantedSealing } from './sealing.ts';
import { demandS3, type ObjectRequest, type S3Setup } from './setup.ts';
import type { Upload } from './upload-store.ts';
import { sealingHeaders } from './version-headers.ts';

/** Of one upload. */
const mostParts = 10_000;

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

export const xml = (name: string, fields: Record<string, unknown>, more = ''): string =>
  `${xmlHead}<${name} xmlns="${namespace}">${xmlElements(fields)}${more}</${name}>`;

const algorithms: Record<string, string> = {
  SHA256: 'x-amz-checksum-sha256',
  SHA1: 'x-amz-checksum-sha1',
  CRC32: 'x-amz-checksum-crc32',
  CRC32C: 'x-amz-checksum-crc32c',
};

/** The checksum that each part will state. Only one of whole parts is known here (COMPOSITE). */
const checksumOf = (headers: ReadonlyMap<string, string>): string | undefined => {
  const algorithmHeader = headers.get('x-amz-checksum-algorithm')?.toUpperCase();
  const checksum = algorithmHeader === undefined ? undefined : algorithms[algorithmHeader];
  if (
    (algorithmHeader !== undefined && checksum === undefined) ||
    headers.get('x-amz-checksum-type')?.toUpperCase() === 'FULL_OBJECT'
  ) {
    throw new AwsRefusal(
      'NotImplemented',
      'The laptop cloud has composite checksums of uploads in parts, by SHA and CRC32.',
      { status: 501 },
    );
  }

  return checksum;
};

/** CreateMultipartUpload: authorised as PutObject; the data key of the object is made now, in the caller's name. */
export const createUpload = async (setup: S3Setup, wanted: ObjectRequest): Promise<Answer> => {
  const { request, bucket, key, headers } = wanted;
  const context = { ...sealingContext(setup, headers), 's3:ObjectCreationOperation': 'false' };
  await demandS3(setup, { request, bucket, key, action: 'PutObject', context });
  setup.uploads.sweep(
    new Map(
      setup.cloud.buckets.flatMap(({ name, uploadDays }) =>
        uploadDays === undefined ? [] : [[name, uploadDays] as const],
      ),
    ),
  );
  const uploadId = randomBytes(32).toString('base64url');
  const { sealing } = await sealObject(setup, wanted, { ...wantedSealing(bucket, headers), versionId: uploadId });
  const checksum = checksumOf(headers);
  const upload: Upload = {
    uploadId,
    bucket: bucket.name,
    key,
    at: setup.now(),
    headers: keptHeaders(headers),
    sealing,
    ...(checksum === undefined ? {} : { checksum }),
  };
  setup.uploads.add(upload);
  const said: Record<string, string> =
    checksum === undefined
      ? {}
      : {
          'x-amz-checksum-algorithm': headers.get('x-amz-checksum-algorithm') ?? '',
          'x-amz-checksum-type': 'COMPOSITE',
        };
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', ...sealingHeaders({ sealing }), ...said },
    body: xml('InitiateMultipartUploadResult', { Bucket: bucket.name, Key: key, UploadId: uploadId }),
  };
};

export const uploadOf = (setup: S3Setup, { request, bucket, key }: ObjectRequest): Upload => {
  const upload = setup.uploads.find(queryValue(request.call, 'uploadId') ?? '', {
    bucket: bucket.name,
    key,
    endsAfterDays: bucket.uploadDays,
  });
  if (upload === undefined) {
    throw new AwsRefusal(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      { status: 404 },
    );
  }

  return upload;
};

/** UploadPart: authorised as PutObject, its checksums compared, sealed under the upload's data key. A part may be sent again. */
export const uploadPart = async (setup: S3Setup, wanted: ObjectRequest): Promise<Answer> => {
  const { request, bucket, key, headers } = wanted;
  await demandS3(setup, {
    request,
    bucket,
    key,
    action: 'PutObject',
    context: { ...sealingContext(setup, headers), 's3:ObjectCreationOperation': 'false' },
  });
  const upload = uploadOf(setup, wanted);
  const number = Number(queryValue(request.call, 'partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > mostParts)
    throw new AwsRefusal('InvalidArgument', `Part number must be an integer between 1 and ${mostParts}, inclusive`);

  const checksums = verifiedChecksums(headers, request.call.body);
  if (upload.checksum !== undefined && checksums[upload.checksum] === undefined) {
    throw new AwsRefusal(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${upload.checksum}, actual checksum Type: null`,
    );
  }

  const sealed = await sealPart(setup, wanted, { sealing: upload.sealing, uploadId: upload.uploadId, number });
  const etag = createHash('md5').update(sealed).digest('hex');
  uploadOf(setup, wanted);
  setup.uploads.addPart(upload, { number, at: setup.now(), etag, size: request.call.body.length, checksums }, sealed);
  return {
    status: 200,
    headers: { etag: `"${etag}"`, ...sealingHeaders({ sealing: upload.sealing }), ...checksums },
    body: '',
  };
};

/** AbortMultipartUpload: nothing of it is left. */
export const abortUpload = async (setup: S3Setup, wanted: ObjectRequest): Promise<Answer> => {
  const { request, bucket, key } = wanted;
  await demandS3(setup, { request, bucket, key, action: 'AbortMultipartUpload' });
  setup.uploads.remove(uploadOf(setup, wanted).uploadId);
  return { status: 204, headers: {}, body: '' };
};

/** ListParts: the parts that are there, at most a thousand at a time. */
export const listParts = async (setup: S3Setup, wanted: ObjectRequest): Promise<Answer> => {
  const { request, bucket, key } = wanted;
  await demandS3(setup, { request, bucket, key, action: 'ListMultipartUploadParts' });
  const upload = uploadOf(setup, wanted);
  const after = Number(queryValue(request.call, 'part-number-marker') ?? 0);
  const limit = Math.min(1000, Number(queryValue(request.call, 'max-parts') ?? 1000));
  const rest = setup.uploads.parts(upload).filter(({ number }) => number > after);
  const page = rest.slice(0, limit);
  const head = {
    Bucket: bucket.name,
    Key: key,
    UploadId: upload.uploadId,
    PartNumberMarker: after,
    NextPartNumberMarker: page.at(-1)?.number ?? after,
    MaxParts: limit,
    IsTruncated: page.length < rest.length,
  };
  const listed = page.map(({ number, at, etag, size, checksums }) => {
    const sha256 = checksums['x-amz-checksum-sha256'];
    return `<Part>${xmlElements({ PartNumber: number, LastModified: new Date(at).toISOString(), ETag: `"${etag}"`, Size: size, ChecksumSHA256: sha256 })}</Part>`;
  });
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: xml('ListPartsResult', head, listed.join('')),
  };
};
