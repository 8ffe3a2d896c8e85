import { randomBytes } from 'node:crypto';

import type { Answer } from '../signing/answer.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { demandS3, type ObjectRequest, type S3Ground } from './ground.ts';

const dayMilliseconds = 86_400_000;

/** Object Lock: until its time is over nobody removes a version, the administrator included; the bypass of governance mode is not run. */
const refuseLocked = (
  ground: S3Ground,
  { bucket, key }: Pick<ObjectRequest, 'bucket' | 'key'>,
  versionId: string,
): void => {
  const version = ground.objects.version(bucket.name, key, versionId);
  const until = (version?.at ?? 0) + (bucket.lockedDays ?? 0) * dayMilliseconds;
  if (version !== undefined && !version.deleteMarker && ground.now() < until)
    throw new AwsRefusal('AccessDenied', 'Access Denied because object protected by object lock.', { status: 403 });
};

/** DeleteObject: a delete marker in a versioned bucket; with a version id, that version for good. */
export const deleteObject = async (ground: S3Ground, { request, bucket, key }: ObjectRequest): Promise<Answer> => {
  const versionId = request.call.query.find(([name]) => name === 'versionId')?.[1];
  await demandS3(ground, {
    request,
    bucket,
    key,
    action: versionId === undefined ? 'DeleteObject' : 'DeleteObjectVersion',
  });
  if (versionId !== undefined) {
    refuseLocked(ground, { bucket, key }, versionId);
    ground.objects.remove(bucket.name, key, versionId);
    return { status: 204, headers: { 'x-amz-version-id': versionId }, body: '' };
  }
  const latest = ground.objects.latest(bucket.name, key);
  if (!bucket.versioned) {
    if (latest !== undefined) ground.objects.remove(bucket.name, key, latest.versionId);

    return { status: 204, headers: {}, body: '' };
  }
  const marker = {
    versionId: randomBytes(24).toString('base64url'),
    at: ground.now(),
    deleteMarker: true,
    etag: '',
    size: 0,
    headers: {},
    checksums: {},
  };
  ground.objects.add(bucket.name, key, { version: marker, sealed: undefined, versioned: true });
  return { status: 204, headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId }, body: '' };
};
