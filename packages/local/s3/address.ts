import type { Call } from '../signing/call.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, CloudBucket } from '../types.ts';

/** What a request to S3 speaks of. */
export interface Address {
  bucketName: string;
  /** Empty for the bucket itself. */
  key: string;
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new AwsRefusal('InvalidURI', "Couldn't parse the specified URI.");
  }
};

/** Bytes of an object key. */
const longestKey = 1024;

/** Bucket and key of a request, in path style or with the bucket in the host's name. */
export const addressOf = (call: Call, cloud: Cloud): Address => {
  const host = call.headers.get('host') ?? '';
  const hosted = cloud.buckets.find(({ name }) => host.startsWith(`${name}.`))?.name;
  const path = decoded(call.path.replace(/^\//, ''));
  const slash = path.indexOf('/');
  const address =
    hosted !== undefined
      ? { bucketName: hosted, key: path }
      : { bucketName: slash < 0 ? path : path.slice(0, slash), key: slash < 0 ? '' : path.slice(slash + 1) };
  if (Buffer.byteLength(address.key) > longestKey) throw new AwsRefusal('KeyTooLongError', 'Your key is too long');

  if (address.key.split('/').some((part) => part === '.' || part === '..'))
    throw new AwsRefusal('InvalidURI', 'The laptop cloud takes no key with a relative part.');

  return address;
};

/** The bucket, or the refusal that it is not there. */
export const bucketNamed = (cloud: Cloud, name: string): CloudBucket => {
  const bucket = cloud.buckets.find((each) => each.name === name);
  if (bucket === undefined) {
    throw new AwsRefusal('NoSuchBucket', 'The specified bucket does not exist', {
      status: 404,
      fields: { BucketName: name },
    });
  }

  return bucket;
};

/** Headers of a request; those that a signed URL carries in its query count as headers. */
export const headersOf = (call: Call): ReadonlyMap<string, string> => {
  const hoisted = call.query
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(
      ([name]) =>
        name.startsWith('x-amz-') &&
        !/^x-amz-(algorithm|credential|date|expires|signedheaders|signature|security-token|content-sha256)$/.test(name),
    );
  return new Map([...hoisted, ...call.headers]);
};
