import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { linkTokens, practiceKey, type KeyArns } from './keys.ts';
import { ownPartition, practiceTag, providerTag, reads, rows, writes } from './rows.ts';

const all = [...new Set([...reads, ...writes])];

const grantsForExtracts = (names: Names): Permission => ({
  sid: 'GrantsForExtracts',
  because: "In the originator's session: a grant to the extract builder alone, to decrypt, for one named object.",
  actions: ['kms:CreateGrant'],
  resources: [names.anyKey],
  conditions: {
    StringEquals: {
      'aws:ResourceTag/practice': practiceTag,
      'aws:ResourceTag/provider': providerTag,
      'kms:GrantConstraintType': 'EncryptionContextEquals',
      'kms:GranteePrincipal': names.sessionRole('extracts'),
    },
    'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
    Null: { 'kms:GrantOperations': 'false' },
  },
});

/** Requests and decisions. Of the notes: that they exist, from the index; never an object, never a plaintext. */
export const disclosuresPermissions = (names: Names, keys: KeyArns): Permission[] => [
  rows(names, {
    sid: 'Requests',
    because: 'Requests, artifacts, decisions and the disclosure log of this practice.',
    table: 'disclosures',
    actions: all,
    partitions: [ownPartition('REQUEST#*'), ownPartition('DISCLOSURES#*')],
  }),
  rows(names, {
    sid: 'RequestsInOrder',
    because: 'The list of requests of this practice.',
    table: 'disclosures',
    index: 'by-created',
    actions: ['dynamodb:Query'],
    partitions: [ownPartition('REQUESTS#')],
  }),
  rows(names, {
    sid: 'Links',
    because: 'A link is found by the digest of its token, 256 bits that cannot be guessed; it is written with its request and never listed.',
    table: 'disclosures',
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    partitions: ['LINK#*'],
  }),
  rows(names, {
    sid: 'NotesThatExist',
    because: 'Which notes of a patient an order or an authorization can reach, without their content.',
    table: 'notes',
    index: 'by-patient',
    actions: ['dynamodb:Query'],
    partitions: [ownPartition('PATIENT#*')],
  }),
  rows(names, {
    sid: 'PatientNamed',
    because: 'A request names a patient of this practice.',
    table: 'chart',
    actions: ['dynamodb:GetItem', 'dynamodb:ConditionCheckItem'],
    partitions: [ownPartition('PATIENT#*')],
  }),
  rows(names, {
    sid: 'MembersNamed',
    because: 'Who approves, and whose key holds the notes.',
    table: 'practices',
    actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'],
    partitions: [ownPartition('PROFILE#'), ownPartition('MEMBERS#')],
  }),
  {
    sid: 'Artifacts',
    because: 'Authorizations and court orders of this practice.',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [names.objectsArn('artifacts', `practices/${practiceTag}/requests/*`)],
  },
  practiceKey(names, ['kms:GenerateDataKey', 'kms:Decrypt']),
  grantsForExtracts(names),
  linkTokens(keys),
];
