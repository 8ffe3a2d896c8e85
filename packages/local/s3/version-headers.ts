import type { CloudBucket } from '../types.ts';
import type { Version } from './object-store.ts';

const sse = 'x-amz-server-side-encryption';

/** How a version is encrypted, as headers. */
export const sealingHeaders = ({ sealing }: Pick<Version, 'sealing'>): Record<string, string> =>
  sealing === undefined
    ? {}
    : {
        [sse]: sealing.algorithm,
        ...(sealing.keyArn === undefined ? {} : { [`${sse}-aws-kms-key-id`]: sealing.keyArn }),
        ...(sealing.bucketKey ? { [`${sse}-bucket-key-enabled`]: 'true' } : {}),
      };

/** Checksums with their type: of an object that came in parts, the checksum is one of the checksums of its parts. */
export const checksumHeaders = (checksums: Readonly<Record<string, string>>): Record<string, string> => {
  const values = Object.values(checksums);
  return values.length === 0
    ? {}
    : {
        ...checksums,
        'x-amz-checksum-type': values.some((value) => /-\d+$/.test(value)) ? 'COMPOSITE' : 'FULL_OBJECT',
      };
};

/** Everything S3 says of a version besides its content and its checksums. */
export const versionHeaders = (bucket: CloudBucket, version: Version): Record<string, string> => ({
  ...version.headers,
  'accept-ranges': 'bytes',
  etag: `"${version.etag}"`,
  'last-modified': new Date(version.at).toUTCString(),
  ...(bucket.versioned ? { 'x-amz-version-id': version.versionId } : {}),
  ...sealingHeaders(version),
});
