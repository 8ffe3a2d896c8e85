import type { RequestContext } from '../../packages/local/iam/context.ts';
import type { Asked } from './asked.ts';
import { cloud, practices, type Owner } from './isolation-world.ts';

export interface Place {
  kind: string;
  bucket: string;
  owner: Owner;
  path: string;
  /** Before `practices/`. */
  folder?: string;
}

const placesOf = ({ id, providers, request }: (typeof practices)[number]): Place[] => [
  ...providers.flatMap((provider) => [
    {
      kind: 'sealed note',
      bucket: 'vault',
      owner: { practice: id, provider },
      path: `providers/${provider}/notes/psn_${id.slice(4)}/versions/0001-00.pdf`,
    },
    {
      kind: 'sealed words',
      bucket: 'vault',
      owner: { practice: id, provider },
      path: `providers/${provider}/words/psn_${id.slice(4)}/0001-00.txt`,
    },
    {
      kind: 'upload',
      bucket: 'vault',
      owner: { practice: id, provider },
      folder: 'incoming/',
      path: `providers/${provider}/upl_${id.slice(4)}.pdf`,
    },
    {
      kind: 'draft',
      bucket: 'drafts',
      owner: { practice: id, provider },
      folder: 'drafts/',
      path: `providers/${provider}/psn_${id.slice(4)}.json`,
    },
    {
      kind: 'kept draft',
      bucket: 'vault',
      owner: { practice: id, provider },
      folder: 'drafts/',
      path: `providers/${provider}/kept/psn_${id.slice(4)}/000001-00.json`,
    },
    {
      kind: 'copied draft',
      bucket: 'vault',
      owner: { practice: id, provider },
      folder: 'drafts/',
      path: `providers/${provider}/copies/psn_${id.slice(4)}/0001-00.pdf`,
    },
  ]),
  ...providers.map((person) => ({
    kind: 'document',
    bucket: 'documents',
    owner: { practice: id, provider: person },
    path: `patients/${person}/documents/doc_1-00.pdf`,
  })),
  {
    kind: 'arriving document',
    bucket: 'documents',
    owner: { practice: id },
    folder: 'incoming/',
    path: `patients/pat_1/upl_1.pdf`,
  },
  { kind: 'artifact', bucket: 'artifacts', owner: { practice: id }, path: `requests/${request}/artifacts/upl_1.pdf` },
  ...providers.map((person) => ({
    kind: 'signed form',
    bucket: 'artifacts',
    owner: { practice: id, provider: person },
    path: `forms/${person}/00.pdf`,
  })),
  { kind: 'paper', bucket: 'artifacts', owner: { practice: id }, path: `requests/${request}/papers/00.pdf` },
  { kind: 'extract', bucket: 'extracts', owner: { practice: id }, path: `requests/${request}/00.pdf` },
  {
    kind: 'record extract',
    bucket: 'extracts',
    owner: { practice: id },
    path: `requests/${request}/records/00.pdf`,
  },
  { kind: 'ledger', bucket: 'ledger', owner: { practice: id }, path: 'chain/000000000001.json' },
];

export const places = practices.flatMap(placesOf);
export const arnOf = ({ bucket, owner, path, folder = '' }: Place): string =>
  `arn:aws:s3:::sequester-dev-${cloud.accountId}-${bucket}/${folder}practices/${owner.practice}/${path}`;

const fresh = { 's3:signatureAge': '1000', 's3:TlsVersion': '1.3' };
const made = { ...fresh, 's3:ObjectCreationOperation': 'true' };
const sealed = { ...made, 's3:x-amz-server-side-encryption': 'aws:kms', 's3:if-none-match': '*' };
const ofPart = { ...fresh, 's3:ObjectCreationOperation': 'false' };

/** Objects as the functions ask for them; then unsealed, written over, signed long ago, and over an old TLS. */
export const objectTuples = (): Asked[] =>
  places.flatMap((place) => {
    const base = { resource: arnOf(place) };
    const asked = (action: string, context: RequestContext, owner: Owner | undefined = place.owner): Asked => ({
      ...base,
      kind: place.kind,
      owner,
      action: `s3:${action}`,
      context,
    });
    const refused = (action: string, context: RequestContext): Asked => ({
      ...asked(action, context),
      owner: undefined,
    });
    return [
      asked('GetObject', fresh),
      asked('PutObject', sealed),
      asked('DeleteObject', fresh),
      asked('PutObject', ofPart),
      asked('ListMultipartUploadParts', fresh),
      asked('AbortMultipartUpload', fresh),
      refused('PutObject', { ...ofPart, 's3:signatureAge': '300001' }),
      refused('PutObject', { ...ofPart, 's3:x-amz-server-side-encryption': 'AES256' }),
      refused('PutObject', { ...sealed, 's3:x-amz-server-side-encryption': 'AES256' }),
      refused('PutObject', { ...made, 's3:x-amz-server-side-encryption': 'aws:kms' }),
      refused('PutObject', made),
      refused('PutObject', { ...sealed, 's3:signatureAge': '300001' }),
      refused('GetObject', { ...fresh, 's3:signatureAge': '300001' }),
      refused('GetObject', { ...fresh, 's3:TlsVersion': '1.1' }),
      refused('DeleteObjectVersion', fresh),
    ];
  });
