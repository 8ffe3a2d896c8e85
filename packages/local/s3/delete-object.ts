import { randomBytes } from 'node:crypto';

import type { Answer } from '../signing/answer.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { demandS3, type ObjectRequest, type S3Setup } from './setup.ts';

const dayMilliseconds = 86_400_000;

/** Object Lock: until its time is over nobody removes a version, the administrator included; the bypass of governance mode is not run. */
const refuseLocked = (
  setup: S3Setup,
  { bucket, key }: Pick<ObjectRequest, 'bucket' | 'key'>,
  versionId: string,
): void => {
  const version = setup.objects.version(bucket.name, key, versionId);
  const until = (version?.at ?? 0) + (bucket.lockedDays ?? 0) * dayMilliseconds;
  if (version !== undefined && !version.deleteMarker && setup.now() < until)
    throw new AwsRefusal('AccessDenied', 'Access Denied because object protected by object lock.', { status: 403 });
};

/** DeleteObject: a delete marker in a versioned bucket; with a version id, that version for good. */
export const deleteObject = async (setup: S3Setup, { request, bucket, key }: ObjectRequest): Promise<Answer> => {
  const versionId = request.call.query.find(([name]) => name === 'versionId')?.[1];
  await demandS3(setup, {
    request,
    bucket,
    key,
    action: versionId === undefined ? 'DeleteObject' : 'DeleteObjectVersion',
  });
  if (versionId !== undefined) {
    refuseLocked(setup, { bucket, key }, versionId);
    setup.objects.remove(bucket.name, key, versionId);
    return { status: 204, headers: { 'x-amz-version-id': versionId }, body: '' };
  }
  const latest = setup.objects.latest(bucket.name, key);
  if (!bucket.versioned) {
    if (latest !== undefined) setup.objects.remove(bucket.name, key, latest.versionId);

    return { status: 204, headers: {}, body: '' };
  }
  const marker = {
    versionId: randomBytes(24).toString('base64url'),
    at: setup.now(),
    deleteMarker: true,
    etag: '',
    size: 0,
    headers: {},
    checksums: {},
  };
  setup.objects.add(bucket.name, key, { version: marker, sealed: undefined, versioned: true });
  return { status: 204, headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId }, body: '' };
};
