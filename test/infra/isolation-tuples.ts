import type { RequestContext } from '../../packages/local/iam/context.ts';
import { cloud, joinedKeys, practices, scopedRoles, type JoinedKey, type Owner } from './isolation-world.ts';

/** One thing that may be asked of AWS, by anyone. `owner` is whose it is; without one it is nobody's to have. */
export interface Asked {
  kind: string;
  owner: Owner | undefined;
  action: string;
  resource: string;
  context: RequestContext;
  key?: JoinedKey;
  encryptionContext?: Record<string, string>;
}

/** A row without a practice: whoever can name its 256-bit digest was sent the link. */
const linkKind = 'disclosures LINK';
/** Rows without a practice: which ids are due on a day. They hold ids and an instant. */
const dueKind = 'disclosures DUE';
/** Rows without a practice: how often a source or a link was called, under a digest. */
const countKind = 'idempotency RATE';
/** The rows that belong to no practice, and so to no session's owner. */
export const ownerless: ReadonlySet<string> = new Set([linkKind, dueKind, countKind]);

const rowActions = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
  'Scan',
  'PartiQLSelect',
];

interface Partition {
  kind: string;
  owner: Owner;
  key: string;
}

/** Persons are tagged alike: in the portal's sessions the tagged member is a patient. */
const partitionsOf = ({ id, providers, patient, request }: (typeof practices)[number]): Partition[] => {
  const own = (kind: string, rest: string, provider?: string): Partition => ({
    kind,
    owner: { practice: id, ...(provider === undefined ? {} : { provider }) },
    key: `PRACTICE#${id}#${rest}#`,
  });
  return [
    own('practices PROFILE', 'PROFILE'),
    own('practices MEMBERS', 'MEMBERS'),
    ...providers.map((person) => ({
      kind: 'practices PERSON',
      owner: { practice: id, provider: person },
      key: `PERSON#${person}#`,
    })),
    ...providers.map((person) => own('chart PATIENT', `PATIENT#${person}`, person)),
    own('chart PATIENTS', 'PATIENTS'),
    ...providers.map((provider) => own('notes PROVIDER', `PROVIDER#${provider}`, provider)),
    own('notes/by-patient PATIENT', `PATIENT#${patient}`),
    own('disclosures REQUEST', `REQUEST#${request}`),
    ...providers.map((person) => own('disclosures AUTHORIZATIONS', `AUTHORIZATIONS#${person}`, person)),
    own('disclosures DISCLOSURES', `DISCLOSURES#${patient}`),
    own('disclosures/by-created REQUESTS', 'REQUESTS'),
    own('audit EVENTS', 'EVENTS'),
    own('audit CHAIN', 'CHAIN'),
    ...providers.map((provider) => own('idempotency ACTOR', `ACTOR#${provider}`)),
  ];
};

const partitions = practices.flatMap(partitionsOf);

const tableOf = (kind: string): string => {
  const [table = '', index] = (kind.split(' ')[0] ?? '').split('/');
  const arn = `arn:aws:dynamodb:us-east-1:${cloud.accountId}:table/sequester-dev-${table}`;
  return index === undefined ? arn : `${arn}/index/${index}`;
};

const actionsOn = (kind: string): string[] => (kind.includes('/') ? ['Query', 'Scan', 'PartiQLSelect'] : rowActions);

const onRows = (kind: string, owner: Owner | undefined, keys: string[]): Asked[] =>
  actionsOn(kind).map((action): Asked => {
    const context: RequestContext = keys.length === 0 ? {} : { 'dynamodb:LeadingKeys': keys };
    return { kind, owner, action: `dynamodb:${action}`, resource: tableOf(kind), context };
  });

/** Rows by their own key; no key at all; and two keys of which one is another practice's. */
const rowTuples = (): Asked[] => {
  const kinds = [...new Set(partitions.map(({ kind }) => kind))];
  const together = (kind: string) => partitions.filter((partition) => partition.kind === kind).map(({ key }) => key);
  return [
    ...onRows(linkKind, undefined, ['LINK#0000000000000000000000000000000000000000000000000000000000000000']),
    ...onRows(dueKind, undefined, ['DUE#2026-11-24#']),
    ...onRows(countKind, undefined, ['RATE#000000000000000000000000000000000000000000#1795500000']),
    ...partitions.flatMap(({ kind, owner, key }) => onRows(kind, owner, [key])),
    ...kinds.flatMap((kind) => [...onRows(kind, undefined, []), ...onRows(kind, undefined, together(kind))]),
  ];
};

interface Place {
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
      kind: 'upload',
      bucket: 'vault',
      owner: { practice: id, provider },
      folder: 'incoming/',
      path: `providers/${provider}/upl_${id.slice(4)}.pdf`,
    },
    ...['vault', 'drafts'].map((bucket) => ({
      kind: 'draft',
      bucket,
      owner: { practice: id, provider },
      folder: 'drafts/',
      path: `providers/${provider}/ses_${id.slice(4)}.json`,
    })),
  ]),
  { kind: 'artifact', bucket: 'artifacts', owner: { practice: id }, path: `requests/${request}/artifacts/upl_1.pdf` },
  ...providers.map((person) => ({
    kind: 'signed form',
    bucket: 'artifacts',
    owner: { practice: id, provider: person },
    path: `forms/${person}/00.pdf`,
  })),
  { kind: 'paper', bucket: 'artifacts', owner: { practice: id }, path: `requests/${request}/papers/00.pdf` },
  { kind: 'extract', bucket: 'extracts', owner: { practice: id }, path: `requests/${request}/00.pdf` },
  { kind: 'ledger', bucket: 'ledger', owner: { practice: id }, path: 'chain/000000000001.json' },
];

const places = practices.flatMap(placesOf);
const arnOf = ({ bucket, owner, path, folder = '' }: Place): string =>
  `arn:aws:s3:::sequester-dev-${cloud.accountId}-${bucket}/${folder}practices/${owner.practice}/${path}`;

const fresh = { 's3:signatureAge': '1000', 's3:TlsVersion': '1.3' };
const made = { ...fresh, 's3:ObjectCreationOperation': 'true' };
const sealed = { ...made, 's3:x-amz-server-side-encryption': 'aws:kms', 's3:if-none-match': '*' };
const ofPart = { ...fresh, 's3:ObjectCreationOperation': 'false' };

/** Objects as the functions ask for them; then unsealed, written over, signed long ago, and over an old TLS. */
const objectTuples = (): Asked[] =>
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

const throughS3 = { 'kms:ViaService': 's3.us-east-1.amazonaws.com', 'kms:CallerAccount': cloud.accountId };
const kindOf = ({ owner }: JoinedKey): string => (owner.provider === undefined ? 'practice key' : 'provider key');
const tagsOf = ({ tags }: JoinedKey): RequestContext =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [`aws:ResourceTag/${name}`, value]));
const uses = ['Decrypt', 'GenerateDataKey'];
/** What nobody does with any key. */
const unused = [
  'Encrypt',
  'ReEncryptFrom',
  'ReEncryptTo',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
];

/** The use of a key: for every object through S3, for none, and directly. */
const useTuples = (key: JoinedKey): Asked[] => {
  const base = { resource: key.arn, key };
  const within = ({ owner, kind }: Place) =>
    owner.practice === key.owner.practice &&
    (key.owner.provider === undefined ||
      (owner.provider === key.owner.provider && ['sealed note', 'upload', 'draft'].includes(kind)));
  const ownKind =
    key.owner.provider === undefined ? 'practice key through S3' : 'provider key through S3 for its own object';
  const own = places.find((place) => within(place));
  return [...uses, ...unused].flatMap((use) => [
    ...places
      .filter((place) => uses.includes(use) || place === own)
      .map((place) => ({
        ...base,
        kind: ownKind,
        owner: within(place) ? key.owner : undefined,
        action: `kms:${use}`,
        context: { ...throughS3, ...tagsOf(key) },
        encryptionContext: { 'aws:s3:arn': arnOf(place) },
      })),
    { ...base, kind: kindOf(key), owner: undefined, action: `kms:${use}`, context: tagsOf(key) },
    {
      ...base,
      kind: kindOf(key),
      owner: undefined,
      action: `kms:${use}`,
      context: { ...tagsOf(key), 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' },
    },
  ]);
};

const roleOf = (area: string): string => scopedRoles.get(area) ?? '';
const sessionOf = (area: string, name: string): string =>
  `${roleOf(area).replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${name}`;

const decryptOfOne = {
  'kms:GrantConstraintType': 'EncryptionContextEquals',
  'kms:GrantOperations': ['Decrypt'],
  'kms:GrantIsForAWSResource': 'false',
};
const toBuilder = {
  ...decryptOfOne,
  'kms:GranteePrincipal': roleOf('extracts'),
  'kms:RetiringPrincipal': roleOf('extracts'),
};
const toSupervisor = {
  ...decryptOfOne,
  'kms:GranteePrincipal': sessionOf('training', practices[0]?.providers[1] ?? ''),
  'kms:RetiringPrincipal': roleOf('notes'),
};

/** Each way in which the terms of a grant could be wider. */
const wider = (terms: RequestContext): RequestContext[] => {
  const without = (name: string) => Object.fromEntries(Object.entries(terms).filter(([key]) => key !== name));
  return [
    ...['kms:GrantConstraintType', 'kms:GrantOperations', 'kms:GranteePrincipal', 'kms:RetiringPrincipal'].map(without),
    { ...terms, 'kms:GrantConstraintType': 'EncryptionContextSubset' },
    { ...terms, 'kms:GrantOperations': ['Decrypt', 'GenerateDataKey'] },
    { ...terms, 'kms:GrantOperations': ['CreateGrant'] },
    { ...terms, 'kms:RetiringPrincipal': roleOf('chart') },
    ...[...scopedRoles]
      .filter(([area]) => area !== 'extracts')
      .map(([, arn]) => ({ ...terms, 'kms:GranteePrincipal': arn })),
    ...['notes', 'disclosures', 'succession'].map((area) => ({
      ...terms,
      'kms:GranteePrincipal': sessionOf(area, practices[0]?.providers[0] ?? ''),
    })),
  ];
};

const isFirst = ({ owner }: Place): boolean => practices.some(({ providers }) => providers[0] === owner.provider);

/** Grants on the objects of every therapist, of the two kinds that sessions of a therapist make, and each way in which one could be wider. */
const grantTuples = (key: JoinedKey): Asked[] => {
  const ofKey = ({ owner }: Place) =>
    key.owner.provider !== undefined && owner.practice === key.owner.practice && owner.provider === key.owner.provider;
  const grant = (kind: string, context: RequestContext, owner: Owner | undefined, place: Place | undefined): Asked => ({
    kind,
    owner,
    action: 'kms:CreateGrant',
    resource: key.arn,
    key,
    context: { ...context, ...tagsOf(key) },
    ...(place === undefined ? {} : { encryptionContext: { 'aws:s3:arn': arnOf(place) } }),
  });
  const kinds: [string, RequestContext, string[]][] = [
    ['grant to extracts', toBuilder, ['sealed note', 'draft']],
    ['grant to a supervisor', toSupervisor, ['sealed note']],
  ];
  return kinds.flatMap(([kind, terms, open]) => [
    ...places
      .filter(() => key.owner.provider !== undefined)
      .map((place) => grant(kind, terms, ofKey(place) && open.includes(place.kind) ? key.owner : undefined, place)),
    grant(kind, terms, undefined, undefined),
    ...places
      .filter((place) => ofKey(place) && place.kind === 'sealed note' && isFirst(place))
      .flatMap((place) => wider(terms).map((each) => grant(kind, each, undefined, place))),
  ]);
};

const managing = [
  'DescribeKey',
  'CreateAlias',
  'PutKeyPolicy',
  'DisableKey',
  'EnableKey',
  'ScheduleKeyDeletion',
  'CancelKeyDeletion',
  'RevokeGrant',
  'UntagResource',
];

const manageTuples = (key: JoinedKey): Asked[] => [
  ...managing.map((action) => ({
    kind: kindOf(key),
    owner: key.owner,
    action: `kms:${action}`,
    resource: key.arn,
    key,
    context: tagsOf(key),
  })),
  ...practices
    .filter(({ id }) => id !== key.owner.practice)
    .map(({ id }) => ({
      kind: kindOf(key),
      owner: undefined,
      action: 'kms:TagResource',
      resource: key.arn,
      key,
      context: { ...tagsOf(key), 'aws:RequestTag/practice': id, 'aws:TagKeys': ['practice'] },
    })),
];

/** A key that is being made may show no tag yet, or the tags it is made with: AWS does not say. */
const taggingTuples = (key: JoinedKey): Asked[] =>
  practices.flatMap(({ id }) =>
    [undefined, id].map((shown) => ({
      kind: 'new key',
      owner: { practice: id },
      action: 'kms:TagResource',
      resource: key.arn,
      key,
      context: {
        ...(shown === undefined ? {} : { 'aws:ResourceTag/practice': shown }),
        'aws:RequestTag/practice': id,
        'aws:TagKeys': ['practice'],
      },
    })),
  );

/** The lockout check of KMS is bypassed: whoever makes a key here cannot change its policy. */
const bypassing = { 'kms:BypassPolicyLockoutSafetyCheck': 'true' };

/** The making of keys and their names. */
const makingTuples = (): Asked[] =>
  practices.flatMap(({ id, providers: [provider = ''] }): Asked[] => [
    {
      kind: 'new key',
      owner: { practice: id },
      action: 'kms:CreateKey',
      resource: '*',
      context: { 'aws:RequestTag/practice': id, 'aws:TagKeys': ['practice'], ...bypassing },
    },
    {
      kind: 'new key',
      owner: undefined,
      action: 'kms:CreateKey',
      resource: '*',
      context: {
        'aws:RequestTag/practice': id,
        'aws:TagKeys': ['practice'],
        'kms:BypassPolicyLockoutSafetyCheck': 'false',
      },
    },
    { kind: 'new key', owner: undefined, action: 'kms:CreateKey', resource: '*', context: bypassing },
    ...[`sequester/${id}`, `sequester/${id}/${provider}`].map((name) => ({
      kind: 'alias',
      owner: { practice: id },
      action: 'kms:CreateAlias',
      resource: `arn:aws:kms:us-east-1:${cloud.accountId}:alias/${name}`,
      context: {},
    })),
  ]);

/** Everything that is asked, once, for every session to ask. */
export const everything: Asked[] = [
  ...rowTuples(),
  ...objectTuples(),
  ...joinedKeys.flatMap((key) => [...useTuples(key), ...grantTuples(key), ...manageTuples(key), ...taggingTuples(key)]),
  ...makingTuples(),
];
