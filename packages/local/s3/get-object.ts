import type { Answer } from '../signing/answer.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Version } from './object-store.ts';
import { demandOpen, openObject } from './sealing.ts';
import { versionAsked, type ObjectRequest, type S3Setup } from './setup.ts';
import { checksumHeaders, versionHeaders } from './version-headers.ts';

const overrides: Record<string, string> = {
  'response-cache-control': 'cache-control',
  'response-content-disposition': 'content-disposition',
  'response-content-encoding': 'content-encoding',
  'response-content-language': 'content-language',
  'response-content-type': 'content-type',
  'response-expires': 'expires',
};

/** Headers that the signed query puts in place of the stored ones; every request here is signed, so they may. */
const overridden = ({ request }: ObjectRequest): Record<string, string> =>
  Object.fromEntries(
    request.call.query.flatMap(([name, value]) => {
      const header = overrides[name];
      return header === undefined ? [] : [[header, value.replaceAll(/[\r\n]/g, ' ')] as const];
    }),
  );

/** First and last byte of a range; `undefined` where the whole object is to be sent. */
const rangeOf = (header: string | undefined, size: number): { first: number; last: number } | undefined => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return undefined;

  const [, from = '', to = ''] = match;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size || (from === '' && Number(to) === 0)) {
    throw new AwsRefusal('InvalidRange', 'The requested range is not satisfiable', {
      status: 416,
      fields: { RangeRequested: header, ActualObjectSize: size },
    });
  }

  return first > last ? undefined : { first, last };
};

const refuseUnmet = (headers: ReadonlyMap<string, string>, version: Version): Answer | undefined => {
  const match = headers.get('if-match')?.replaceAll('"', '');
  if (match !== undefined && match !== '*' && match !== version.etag) {
    throw new AwsRefusal('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      status: 412,
      fields: { Condition: 'If-Match' },
    });
  }

  const noneMatch = headers.get('if-none-match')?.replaceAll('"', '');
  return noneMatch !== undefined && (noneMatch === '*' || noneMatch === version.etag)
    ? { status: 304, headers: { etag: `"${version.etag}"` }, body: '' }
    : undefined;
};

const checksumsAsked = ({ headers }: ObjectRequest): boolean =>
  headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';

/** GetObject: the content, decrypted in the caller's name, whole or in part. */
export const getObject = async (setup: S3Setup, wanted: ObjectRequest): Promise<Answer> => {
  const version = await versionAsked(setup, wanted);
  const unchanged = refuseUnmet(wanted.headers, version);
  if (unchanged !== undefined) return unchanged;

  const content = await openObject(setup, wanted, version);
  const range = rangeOf(wanted.headers.get('range'), version.size);
  const headers = { ...versionHeaders(wanted.bucket, version), ...overridden(wanted) };
  if (range === undefined) {
    return {
      status: 200,
      headers: { ...headers, ...(checksumsAsked(wanted) ? checksumHeaders(version.checksums) : {}) },
      body: content,
    };
  }

  const { first, last } = range;
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${first}-${last}/${version.size}` },
    body: content.subarray(first, last + 1),
  };
};

/** HeadObject. Checksums of an object under a KMS key are told only to a caller who may decrypt it. */
export const headObject = async (setup: S3Setup, wanted: ObjectRequest): Promise<Answer> => {
  const version = await versionAsked(setup, wanted);
  const unchanged = refuseUnmet(wanted.headers, version);
  if (unchanged !== undefined) return unchanged;

  if (checksumsAsked(wanted)) await demandOpen(setup, wanted, version);

  const headers = {
    ...versionHeaders(wanted.bucket, version),
    ...overridden(wanted),
    ...(checksumsAsked(wanted) ? checksumHeaders(version.checksums) : {}),
  };
  return { status: 200, headers: { ...headers, 'content-length': String(version.size) }, body: '' };
};
