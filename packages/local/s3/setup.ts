import type { Authorizer } from '../iam/authorizer.ts';
import type { RequestContext } from '../iam/context.ts';
import { demand } from '../iam/demand.ts';
import type { KmsSetup } from '../kms/access.ts';
import type { Authenticated } from '../signing/authenticate.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, CloudBucket } from '../types.ts';
import type { ObjectStore, Version } from './object-store.ts';
import type { UploadStore } from './upload-store.ts';

export interface S3Setup {
  cloud: Cloud;
  authorizer: Authorizer;
  kms: KmsSetup;
  objects: ObjectStore;
  uploads: UploadStore;
  /** The key of objects that S3 encrypts with its own keys (SSE-S3). */
  ownKey: Buffer;
  now(): number;
}

/** A request to one object of one bucket. */
export interface ObjectRequest {
  request: Authenticated;
  bucket: CloudBucket;
  key: string;
  headers: ReadonlyMap<string, string>;
}

export const objectArn = (bucket: CloudBucket, key: string): string => `${bucket.arn}/${key}`;

/** What S3 says of every request: how it was signed, how old the signature is, and TLS, which loopback counts as. */
export const requestContext = ({ call, where, signatureAge }: Authenticated): RequestContext => {
  const hash = call.headers.get('x-amz-content-sha256');
  return {
    's3:authType': where === 'header' ? 'REST-HEADER' : 'REST-QUERY-STRING',
    's3:signatureAge': String(signatureAge),
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:TlsVersion': '1.3',
    ...(hash === undefined ? {} : { 's3:x-amz-content-sha256': hash }),
  };
};

/** Asks IAM about an action on an object or, where `key` is undefined, on the bucket. */
export const demandS3 = (
  setup: S3Setup,
  asked: { request: Authenticated; bucket: CloudBucket; key?: string; action: string; context?: RequestContext },
): Promise<void> =>
  demand(setup.authorizer, {
    caller: asked.request.caller,
    action: `s3:${asked.action}`,
    resource: asked.key === undefined ? asked.bucket.arn : objectArn(asked.bucket, asked.key),
    context: { ...requestContext(asked.request), 's3:ResourceAccount': setup.cloud.accountId, ...asked.context },
    resourcePolicy: asked.bucket.policy,
  });

/** The version that is asked for. A caller who may not list the bucket is not told that an object is missing. */
export const versionAsked = async (setup: S3Setup, { request, bucket, key }: ObjectRequest): Promise<Version> => {
  const versionId = request.call.query.find(([name]) => name === 'versionId')?.[1];
  await demandS3(setup, { request, bucket, key, action: versionId === undefined ? 'GetObject' : 'GetObjectVersion' });
  const version =
    versionId === undefined
      ? setup.objects.latest(bucket.name, key)
      : setup.objects.version(bucket.name, key, versionId);
  if (version !== undefined && !version.deleteMarker) return version;

  await demandS3(setup, { request, bucket, action: 'ListBucket' });
  if (versionId !== undefined && version === undefined) {
    throw new AwsRefusal('NoSuchVersion', 'The specified version does not exist.', {
      status: 404,
      fields: { Key: key, VersionId: versionId },
    });
  }

  throw new AwsRefusal('NoSuchKey', 'The specified key does not exist.', { status: 404, fields: { Key: key } });
};
