import { createHash, randomBytes } from 'node:crypto';

import type { Answer } from '../signing/answer.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { verifiedChecksums } from './checksums.ts';
import type { Version } from './object-store.ts';
import { sealingContext, sealObject, wantedSealing, type WantedSealing } from './sealing.ts';
import { demandS3, type ObjectRequest, type S3Setup } from './setup.ts';
import { checksumHeaders, sealingHeaders } from './version-headers.ts';

const described = new Set(['content-type', 'cache-control', 'content-disposition', 'content-language', 'expires']);
const refused = [
  'x-amz-copy-source',
  'x-amz-tagging',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-legal-hold',
  'x-amz-website-redirect-location',
  'x-amz-write-offset-bytes',
];

const notImplemented = (): AwsRefusal =>
  new AwsRefusal('NotImplemented', 'A header you provided implies functionality that is not implemented', {
    status: 501,
  });

export const keptHeaders = (headers: ReadonlyMap<string, string>): Record<string, string> => {
  const encoding = (headers.get('content-encoding') ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'aws-chunked');
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries([...headers].filter(([name]) => described.has(name) || name.startsWith('x-amz-meta-'))),
    ...(encoding.length === 0 ? {} : { 'content-encoding': encoding.join(',') }),
  };
};

/** `If-None-Match: *` holds when there is no object, `If-Match` when the object is the one named. */
export const refuseUnmet = (headers: ReadonlyMap<string, string>, latest: Version | undefined): void => {
  const current = latest?.deleteMarker === false ? latest : undefined;
  const noneMatch = headers.get('if-none-match');
  const match = headers.get('if-match');
  if (noneMatch !== undefined && noneMatch !== '*') throw notImplemented();

  if (match !== undefined && current === undefined)
    throw new AwsRefusal('NoSuchKey', 'The specified key does not exist.', { status: 404 });

  if (
    (noneMatch === '*' && current !== undefined) ||
    (match !== undefined && match.replaceAll('"', '') !== current?.etag)
  ) {
    throw new AwsRefusal('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      status: 412,
      fields: { Condition: noneMatch === '*' ? 'If-None-Match' : 'If-Match' },
    });
  }
};

/** PutObject: authorised, its checksums compared, sealed, and written once where the caller says so. */
export const putObject = async (setup: S3Setup, wanted: ObjectRequest): Promise<Answer> => {
  const { request, bucket, key, headers } = wanted;
  const passed = ['x-amz-acl', 'x-amz-storage-class'].flatMap((name) => {
    const value = headers.get(name);
    return value === undefined ? [] : [[`s3:${name}`, value] as const];
  });
  const noneMatch = headers.get('if-none-match');
  const match = headers.get('if-match');
  const context = {
    ...sealingContext(setup, headers),
    ...Object.fromEntries(passed),
    ...(noneMatch === undefined ? {} : { 's3:if-none-match': noneMatch }),
    ...(match === undefined ? {} : { 's3:if-match': match }),
    's3:ObjectCreationOperation': 'true',
  };
  await demandS3(setup, { request, bucket, key, action: 'PutObject', context });
  if (refused.some((name) => headers.has(name))) throw notImplemented();

  const sealing = wantedSealing(bucket, headers);
  const checksums = verifiedChecksums(headers, request.call.body);
  refuseUnmet(headers, setup.objects.latest(bucket.name, key));
  return storeObject(setup, wanted, { sealing, checksums, kept: keptHeaders(headers) });
};

interface NewObject {
  sealing: WantedSealing;
  checksums: Record<string, string>;
  kept: Record<string, string>;
  /** Of an object that came in parts. */
  etag?: string;
}

/** Seals the content of a request as the newest version, where the conditions of the request still hold. */
export const storeObject = async (
  setup: S3Setup,
  wanted: ObjectRequest,
  { sealing, checksums, kept, etag }: NewObject,
): Promise<Answer> => {
  const { request, bucket, key, headers } = wanted;
  const versionId = randomBytes(24).toString('base64url');
  const made = await sealObject(setup, wanted, { ...sealing, versionId });
  refuseUnmet(headers, setup.objects.latest(bucket.name, key));
  const version: Version = {
    versionId,
    at: setup.now(),
    deleteMarker: false,
    etag:
      etag ??
      createHash('md5')
        .update(sealing.algorithm === 'aws:kms' ? made.sealed : request.call.body)
        .digest('hex'),
    size: request.call.body.length,
    headers: kept,
    checksums,
    sealing: made.sealing,
  };
  setup.objects.add(bucket.name, key, { version, sealed: made.sealed, versioned: bucket.versioned });
  return {
    status: 200,
    headers: {
      etag: `"${version.etag}"`,
      ...(bucket.versioned ? { 'x-amz-version-id': versionId } : {}),
      ...sealingHeaders(version),
      ...checksumHeaders(checksums),
    },
    body: '',
  };
};
