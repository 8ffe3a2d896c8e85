import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import type { KeyArns } from './keys.ts';
import { ownPartition, practiceTag, rows } from './rows.ts';

/** Reads the audit of this practice; it cannot write one of its events but its own. */
export const ledgerPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'Audit',
    because: 'Events and their chain, read by those who answer for the practice.',
    table: 'audit',
    actions: ['dynamodb:GetItem', 'dynamodb:Query'],
    partitions: [ownPartition('EVENTS#'), ownPartition('CHAIN#')],
  }),
];

/** Chains the events of this practice and seals the chain. */
export const ledgerChainPermissions = (names: Names, keys: KeyArns): Permission[] => [
  rows(names, {
    sid: 'Chain',
    because: 'A link of the chain is added once and never changed.',
    table: 'audit',
    actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
    partitions: [ownPartition('CHAIN#')],
  }),
  {
    sid: 'SealedChain',
    because: 'Sealed parts of the chain of this practice, locked against deletion.',
    actions: ['s3:PutObject'],
    resources: [names.objectsArn('ledger', `practices/${practiceTag}/*`)],
  },
  {
    sid: 'SealedChainEncrypted',
    because: 'The sealed chain lies under the key of the buckets; it holds ids and digests.',
    actions: ['kms:GenerateDataKey'],
    resources: [keys.buckets],
    conditions: { StringEquals: { 'kms:ViaService': names.throughS3 } },
  },
  {
    sid: 'Signature',
    because: 'The seal is a signature that anyone can verify with the public key.',
    actions: ['kms:Sign', 'kms:GetPublicKey'],
    resources: [keys.ledgerSigning],
  },
];
