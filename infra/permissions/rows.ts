import type { Permission } from '../constructs/granted-role.ts';
import type { Names, TableName } from '../names.ts';

export const practiceTag = '${aws:PrincipalTag/practice}';
/** The one who calls: a member or, in the portal, the patient. */
export const memberTag = '${aws:PrincipalTag/member}';
export const providerTag = '${aws:PrincipalTag/provider}';
/** Where the signed forms of the patient who calls lie. */
export const folderTag = '${aws:PrincipalTag/folder}';
/** Somebody with an account, by its `sub`. */
export const personTag = '${aws:PrincipalTag/person}';

/** A partition key of the caller's own practice. The closing `#` keeps `prc_1` out of `prc_10`. */
export const ownPartition = (rest: string): string => `PRACTICE#${practiceTag}#${rest}`;

const reads = ['dynamodb:GetItem', 'dynamodb:Query'];
/** No DeleteItem: nothing is removed. */
export const readsAndWrites = [...reads, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'];

interface Rows {
  sid: string;
  because: string;
  table: TableName;
  index?: string;
  actions: string[];
  partitions: string[];
}

/**
 * Rows of one table under the named partition keys only. `Null` is there because `ForAllValues` holds for a request
 * that names no key at all, and Scan and PartiQL are never among the actions.
 */
export const rows = (names: Names, { sid, because, table, index, actions, partitions }: Rows): Permission => ({
  sid,
  because,
  actions,
  resources: [index === undefined ? names.tableArn(table) : names.indexArn(table, index)],
  conditions: {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  },
});

/** What every acting role has. */
export const recordsTheAct = (names: Names): Permission =>
  rows(names, {
    sid: 'RecordsTheAct',
    because:
      'Every act writes its audit event in the same transaction (45 CFR 164.312(b)); events are added, never read or changed.',
    table: 'audit',
    actions: ['dynamodb:PutItem'],
    partitions: [ownPartition('EVENTS#')],
  });

/** For functions that take an `Idempotency-Key`. */
export const remembersTheAttempt = (names: Names): Permission =>
  rows(names, {
    sid: 'RemembersTheAttempt',
    because: 'A repeated request is answered from the first attempt.',
    table: 'idempotency',
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    partitions: [ownPartition('ACTOR#*')],
  });

/** For functions that write for members and patients. */
export const standsInARow = (names: Names): Permission =>
  rows(names, {
    sid: 'StandsInARow',
    because:
      'Every change is written only while the row of the membership that it is made under stands as it was read.',
    table: 'practices',
    actions: ['dynamodb:ConditionCheckItem'],
    partitions: [ownPartition('MEMBERS#')],
  });

/** The use of the tables' key, only by way of DynamoDB. */
export const tableEncryption = (names: Names, tablesKeyArn: string): Permission => ({
  sid: 'TablesKeyThroughDynamoDB',
  because: 'DynamoDB decrypts and encrypts rows on behalf of the caller.',
  actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
  resources: [tablesKeyArn],
  conditions: { StringEquals: { 'kms:ViaService': names.throughDynamo } },
});
