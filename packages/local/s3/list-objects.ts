import { xmlElements, xmlHead, type Answer } from '../signing/answer.ts';
import type { Authenticated } from '../signing/authenticate.ts';
import { encode } from '../signing/canonical.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { CloudBucket } from '../types.ts';
import type { Version } from './object-store.ts';
import { demandS3, type S3Setup } from './setup.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
/** Keys in one answer. */
const most = 1000;

type Entry = { key: string; version: Version } | { prefix: string };

/** Keys and common prefixes after a mark, in order. */
const entriesOf = (
  listed: { key: string; version: Version }[],
  shape: { prefix: string; delimiter: string; after: string },
): Entry[] => {
  const { prefix, delimiter, after } = shape;
  const prefixes = new Set<string>();
  return listed.flatMap((each): Entry[] => {
    const cut = delimiter === '' ? -1 : each.key.indexOf(delimiter, prefix.length);
    if (cut < 0) return each.key > after ? [each] : [];

    const common = each.key.slice(0, cut + delimiter.length);
    if (prefixes.has(common) || common <= after) return [];

    prefixes.add(common);
    return [{ prefix: common }];
  });
};

const marked = (token: string | undefined): string | undefined =>
  token === undefined ? undefined : Buffer.from(token, 'base64url').toString('utf8');

const entryXml = (entry: Entry, encoded: (text: string) => string): string =>
  'prefix' in entry
    ? `<CommonPrefixes>${xmlElements({ Prefix: encoded(entry.prefix) })}</CommonPrefixes>`
    : `<Contents>${xmlElements({
        Key: encoded(entry.key),
        LastModified: new Date(entry.version.at).toISOString(),
        ETag: `"${entry.version.etag}"`,
        Size: entry.version.size,
        StorageClass: 'STANDARD',
      })}</Contents>`;

/** ListObjectsV2: authorised with `s3:prefix`, `s3:delimiter` and `s3:max-keys` as the request states them. */
export const listObjects = async (setup: S3Setup, request: Authenticated, bucket: CloudBucket): Promise<Answer> => {
  const query = new Map(request.call.query);
  const listParameters = ['prefix', 'delimiter', 'max-keys'].flatMap((name) => {
    const value = query.get(name);
    return value === undefined ? [] : [[`s3:${name}`, value] as const];
  });
  await demandS3(setup, { request, bucket, action: 'ListBucket', context: Object.fromEntries(listParameters) });
  const limit = Number(query.get('max-keys') ?? most);
  if (!Number.isInteger(limit) || limit < 0)
    throw new AwsRefusal('InvalidArgument', 'Provided max-keys not an integer or within integer range');

  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const after = marked(query.get('continuation-token')) ?? query.get('start-after') ?? '';
  const entries = entriesOf(setup.objects.list(bucket.name, prefix), { prefix, delimiter, after });
  const page = entries.slice(0, Math.min(limit, most));
  const truncated = page.length < entries.length && page.length > 0;
  const last = page.at(-1);
  const next = last === undefined ? '' : 'prefix' in last ? last.prefix : last.key;
  const encoded = (text: string): string =>
    query.get('encoding-type') === 'url' ? encode(text).replaceAll('%2F', '/') : text;
  const head = xmlElements({
    Name: bucket.name,
    Prefix: encoded(prefix),
    Delimiter: delimiter === '' ? undefined : encoded(delimiter),
    MaxKeys: limit,
    KeyCount: page.length,
    IsTruncated: truncated,
    EncodingType: query.get('encoding-type'),
    ContinuationToken: query.get('continuation-token'),
    NextContinuationToken: truncated ? Buffer.from(next).toString('base64url') : undefined,
    StartAfter: query.get('start-after'),
  });
  const body = page.map((entry) => entryXml(entry, encoded)).join('');
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `${xmlHead}<ListBucketResult xmlns="${namespace}">${head}${body}</ListBucketResult>`,
  };
};

/** ListBuckets. */
export const bucketsXml = (setup: S3Setup): Answer => {
  const buckets = setup.cloud.buckets
    .map(({ name }) => `<Bucket>${xmlElements({ Name: name, CreationDate: '2026-01-01T00:00:00.000Z' })}</Bucket>`)
    .join('');
  const body = `${xmlHead}<ListAllMyBucketsResult xmlns="${namespace}"><Owner><ID>${setup.cloud.accountId}</ID></Owner><Buckets>${buckets}</Buckets></ListAllMyBucketsResult>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
};
