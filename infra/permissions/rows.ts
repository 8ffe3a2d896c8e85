import { leadingKeys, type Led, type SessionTag } from '@sequester/model';

import type { Permission } from '../constructs/granted-role.ts';
import type { Names, TableName } from '../names.ts';

const tagValue = (tag: SessionTag | 'folder'): string => `\${aws:PrincipalTag/${tag}}`;

export const practiceTag = tagValue('practice');
export const providerTag = tagValue('provider');
/** The member who calls; in the portal, the patient for whom the account acts. */
export const memberTag = tagValue('member');
/** Where the signed forms of the patient who calls lie. */
export const folderTag = tagValue('folder');

/** A row, or several in one call. */
export const gets = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];
export const reads = [...gets, 'dynamodb:Query'];
/** No DeleteItem: no record is removed. */
export const readsAndWrites = [...reads, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'];

interface Rows<Table extends TableName> {
  sid: string;
  because: string;
  table: Table;
  actions: string[];
  /** The partitions, each by the kind of session that leads requests to it. */
  led: Led<Table>;
}

/**
 * Rows of one table, or of its index, under the keys of the named partitions only. `Null` is there because `ForAllValues` holds for a request
 * that names no key at all, and Scan and PartiQL are never among the actions.
 */
export const rows = <Table extends TableName>(
  names: Names,
  { sid, because, table, actions, led }: Rows<Table>,
): Permission => {
  const { index, keys } = leadingKeys(led, tagValue);
  return {
    sid,
    because,
    actions,
    resources: [index === undefined ? names.tableArn(table) : names.indexArn(table, index)],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  };
};

/** What every acting role has. */
export const recordsTheAct = (names: Names): Permission =>
  rows(names, {
    sid: 'RecordsTheAct',
    because:
      'Every act writes its audit event in the same transaction (45 CFR 164.312(b)); events are added, never read or changed.',
    table: 'audit',
    actions: ['dynamodb:PutItem'],
    led: { events: 'practice' },
  });

/** For functions that take an `Idempotency-Key`. */
export const remembersTheAttempt = (names: Names): Permission =>
  rows(names, {
    sid: 'RemembersTheAttempt',
    because: 'A repeated request is answered from the first attempt.',
    table: 'idempotency',
    actions: [...gets, 'dynamodb:PutItem'],
    led: { attempts: 'practice' },
  });

/** For functions that write for members and patients. */
export const standsInARow = (names: Names): Permission =>
  rows(names, {
    sid: 'StandsInARow',
    because:
      'Every change is written only while the row of the membership that it is made under stands as it was read.',
    table: 'practices',
    actions: ['dynamodb:ConditionCheckItem'],
    led: { members: 'practice' },
  });

/** For areas of members, beside the role that reads the row of anybody who calls. */
export const readsTheCaller = (names: Names): Permission =>
  rows(names, {
    sid: 'ReadsTheCaller',
    because:
      'The row of a known caller is read again at each call, in one call of DynamoDB with what the call is about.',
    table: 'practices',
    actions: gets,
    led: { members: 'practice' },
  });

/** The use of the tables' key, only by way of DynamoDB. */
export const tableEncryption = (names: Names, tablesKeyArn: string): Permission => ({
  sid: 'TablesKeyThroughDynamoDB',
  because: 'DynamoDB decrypts and encrypts rows on behalf of the caller.',
  actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
  resources: [tablesKeyArn],
  conditions: { StringEquals: { 'kms:ViaService': names.throughDynamo } },
});
