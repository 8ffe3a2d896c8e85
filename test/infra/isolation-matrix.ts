/** Who is bound: the session's practice must be the owner's, or its therapist as well; `digest` stands for the rows of links. */
type Binding = 'practice' | 'provider' | 'digest';

export interface Allowance {
  area: string;
  /** The kind of thing, as the tuples name it. */
  kind: string;
  actions: string[];
  bound: Binding;
}

const both = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'];

/** Who may get a row may get several in one call. */
const withBatches = (action: string): string[] => (action === 'GetItem' ? ['GetItem', 'BatchGetItem'] : [action]);

const rows = (area: string, kind: string, actions: string[], bound: Binding = 'practice'): Allowance => ({
  area,
  kind,
  actions: actions.flatMap(withBatches).map((action) => `dynamodb:${action}`),
  bound,
});

const objects = (area: string, kind: string, actions: string[], bound: Binding = 'practice'): Allowance => ({
  area,
  kind,
  actions: actions.map((action) => `s3:${action}`),
  bound,
});

const keys = (area: string, kind: string, actions: string[], bound: Binding = 'practice'): Allowance => ({
  area,
  kind,
  actions: actions.map((action) => `kms:${action}`),
  bound,
});

const repeatable = ['practice', 'chart', 'notes', 'disclosures', 'portal'];
const acting = [...repeatable, 'release', 'ledger', 'extracts', 'records', 'notices', 'accounts'];

/**
 * What each area may do with what is its own, written from the design and not from the policies. Everything that is not
 * here must be refused, to everyone.
 */
export const allowances: Allowance[] = [
  ...acting.map((area) => rows(area, 'audit EVENTS', ['PutItem', ...(area === 'ledger' ? ['GetItem', 'Query'] : [])])),
  ...repeatable.map((area) => rows(area, 'idempotency ACTOR', ['GetItem', 'PutItem'])),
  ...repeatable
    .filter((area) => area !== 'practice')
    .map((area) => rows(area, 'practices MEMBERS', ['ConditionCheckItem'])),
  ...['chart', 'ledger'].map((area) => rows(area, 'practices MEMBERS', ['GetItem'])),
  rows('membership', 'practices PERSON', ['Query'], 'provider'),
  rows('membership', 'practices MEMBERS', ['GetItem']),
  rows('accounts', 'practices PERSON', both, 'provider'),
  rows('accounts', 'practices MEMBERS', ['GetItem', 'PutItem', 'ConditionCheckItem']),
  rows('accounts', 'practices PROFILE', ['GetItem', 'UpdateItem']),
  rows('practice', 'practices PROFILE', both),
  rows('practice', 'practices MEMBERS', both),
  rows('practice', 'chart PATIENT', ['GetItem', 'ConditionCheckItem']),
  keys('practice', 'new key', ['CreateKey', 'TagResource']),
  keys('practice', 'practice key', ['DescribeKey', 'CreateAlias']),
  keys('practice', 'provider key', ['DescribeKey', 'CreateAlias']),
  keys('practice', 'alias', ['CreateAlias']),

  rows('chart', 'chart PATIENT', both),
  rows('chart', 'chart PRIVACY-NOTICES', both),
  rows('chart', 'chart PATIENT-REQUESTS', both),
  rows('chart', 'chart OPEN-PATIENT-REQUESTS', both),
  ...[
    'PATIENTS',
    'PATIENTS-OF',
    'LISTED',
    'CURRENT',
    'UNSIGNED',
    'DUE',
    'DAY',
    'TO-DOCUMENT',
    'DOCUMENTED',
    'ASKED-OUT',
  ].map((index) => rows('chart', `chart ${index}`, [...both, 'DeleteItem'])),

  rows('chart', 'practices PROFILE', ['GetItem']),
  objects('chart', 'document', ['GetObject', 'PutObject']),
  objects('chart', 'arriving document', [
    'GetObject',
    'PutObject',
    'DeleteObject',
    'ListMultipartUploadParts',
    'AbortMultipartUpload',
  ]),
  ...['documents', 'arriving documents'].map((objectsOf) =>
    keys('chart', `practice key through S3 for ${objectsOf}`, ['Decrypt', 'GenerateDataKey']),
  ),

  rows('notes', 'notes PROVIDER', both, 'provider'),
  rows('notes', 'notes DRAFTS', [...both, 'DeleteItem'], 'provider'),
  rows('notes', 'notes DRAFT-HOLDS', ['Query']),
  rows('notes', 'chart PATIENT', ['GetItem', 'ConditionCheckItem']),
  rows('notes', 'practices PROFILE', ['GetItem']),
  rows('notes', 'practices MEMBERS', ['GetItem']),
  objects('notes', 'sealed note', ['GetObject', 'PutObject'], 'provider'),
  objects(
    'notes',
    'upload',
    ['GetObject', 'PutObject', 'DeleteObject', 'ListMultipartUploadParts', 'AbortMultipartUpload'],
    'provider',
  ),
  objects('notes', 'sealed words', ['GetObject', 'PutObject'], 'provider'),
  objects('notes', 'draft', ['GetObject', 'PutObject', 'DeleteObject'], 'provider'),
  objects('notes', 'kept draft', ['GetObject', 'PutObject'], 'provider'),
  objects('notes', 'copied draft', ['GetObject', 'PutObject'], 'provider'),
  keys('notes', 'provider key through S3 for its own object', ['Decrypt', 'GenerateDataKey'], 'provider'),

  rows('disclosures', 'disclosures REQUEST', both),
  rows('disclosures', 'disclosures DISCLOSURES', both),
  rows('disclosures', 'disclosures AUTHORIZATIONS', both),
  rows('disclosures', 'disclosures/by-created REQUESTS', ['Query']),
  rows('disclosures', 'notes/by-patient PATIENT', ['Query']),
  rows('disclosures', 'notes/by-patient DRAFTS', ['Query'], 'provider'),
  rows('disclosures', 'notes DRAFT-HOLDS', ['PutItem']),
  rows('disclosures', 'chart PATIENT', ['GetItem', 'Query', 'ConditionCheckItem']),
  rows('disclosures', 'chart LISTED', ['Query']),
  rows('disclosures', 'chart CURRENT', ['Query']),
  rows('disclosures', 'practices PROFILE', ['GetItem']),
  rows('disclosures', 'practices MEMBERS', ['GetItem']),
  objects('disclosures', 'artifact', ['GetObject', 'PutObject']),
  objects('disclosures', 'paper', ['GetObject', 'PutObject']),
  objects('disclosures', 'signed form', ['GetObject']),
  objects('disclosures', 'record extract', ['GetObject']),
  keys('disclosures', 'practice key through S3 for record extracts', ['Decrypt']),
  keys('disclosures', 'practice key through S3 for artifacts', ['Decrypt', 'GenerateDataKey']),
  keys('disclosures', 'grant to extracts', ['CreateGrant'], 'provider'),

  keys('notes', 'grant to a supervisor', ['CreateGrant'], 'provider'),

  rows('disclosures', 'disclosures LINK', ['PutItem'], 'digest'),

  rows('extracts', 'disclosures REQUEST', both),
  rows('extracts', 'disclosures AUTHORIZATIONS', ['Query', 'PutItem']),
  rows('extracts', 'notes/by-patient PATIENT', ['Query']),
  rows('extracts', 'practices PROFILE', ['GetItem']),
  objects('extracts', 'sealed note', ['GetObject']),
  objects('extracts', 'copied draft', ['GetObject']),
  objects('extracts', 'extract', ['GetObject', 'PutObject']),
  objects('extracts', 'record extract', ['GetObject', 'PutObject']),
  objects('extracts', 'paper', ['GetObject', 'PutObject']),
  objects('extracts', 'signed form', ['GetObject', 'PutObject']),
  ...['artifacts', 'extracts', 'record extracts'].map((bucket) =>
    keys('extracts', `practice key through S3 for ${bucket}`, ['Decrypt', 'GenerateDataKey']),
  ),

  rows('records', 'disclosures REQUEST', both),
  rows('records', 'disclosures AUTHORIZATIONS', ['Query']),
  rows('records', 'chart PATIENT', ['GetItem', 'Query']),
  rows('records', 'chart LISTED', ['GetItem', 'Query']),
  rows('records', 'practices PROFILE', ['GetItem']),
  rows('records', 'practices MEMBERS', ['GetItem']),
  objects('records', 'document', ['GetObject']),
  objects('records', 'record extract', ['GetObject', 'PutObject']),
  keys('records', 'practice key through S3 for documents', ['Decrypt']),
  keys('records', 'practice key through S3 for record extracts', ['Decrypt', 'GenerateDataKey']),

  rows('release', 'disclosures REQUEST', both),
  rows('release', 'disclosures DISCLOSURES', both),
  rows('release', 'practices PROFILE', ['GetItem']),
  rows('release', 'disclosures LINK', ['PutItem'], 'digest'),
  rows('release', 'disclosures AUTHORIZATIONS', ['Query', 'ConditionCheckItem']),
  objects('release-download', 'extract', ['GetObject']),
  objects('release-download', 'record extract', ['GetObject']),
  keys('release-download', 'practice key through S3 for extracts', ['Decrypt']),
  keys('release-download', 'practice key through S3 for record extracts', ['Decrypt']),

  rows('notices', 'disclosures REQUEST', both),
  rows('notices', 'disclosures AUTHORIZATIONS', ['Query']),
  rows('notices', 'practices MEMBERS', ['Query']),
  rows('notices', 'chart PATIENT', ['GetItem']),
  rows('notices', 'chart CURRENT', ['Query']),
  rows('notices', 'disclosures LINK', ['PutItem'], 'digest'),

  rows('portal', 'disclosures AUTHORIZATIONS', ['Query', 'PutItem', 'ConditionCheckItem'], 'provider'),
  rows('portal', 'disclosures DISCLOSURES', ['Query'], 'provider'),
  rows('portal', 'chart PATIENT', ['GetItem', 'Query'], 'provider'),
  rows('portal', 'chart LISTED', ['GetItem', 'Query'], 'provider'),
  rows('portal', 'chart PATIENT-REQUESTS', ['GetItem', 'Query', 'PutItem'], 'provider'),
  rows('portal', 'chart OPEN-PATIENT-REQUESTS', ['PutItem']),
  rows('portal', 'chart PRIVACY-NOTICES', ['GetItem', 'Query']),
  objects('portal', 'document', ['GetObject'], 'provider'),
  objects('portal', 'signed form', ['GetObject'], 'provider'),
  keys('portal', 'practice key through S3 for artifacts', ['Decrypt']),
  keys('portal', 'practice key through S3 for documents', ['Decrypt']),

  rows('ledger', 'audit CHAIN', ['GetItem', 'Query']),
  rows('ledger-chain', 'audit CHAIN', ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem']),
];
