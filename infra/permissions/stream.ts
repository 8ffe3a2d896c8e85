import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';

/** Reads the stream of one table, before the practice of a row is known. */
export const streamReading = (names: Names, streamArn: string, tablesKeyArn: string): Permission[] => [
  {
    sid: 'OwnStream',
    because: 'Rows as they change, handed to the function by Lambda.',
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListShards'],
    resources: [streamArn],
  },
  {
    sid: 'StreamEncrypted',
    because: 'The stream lies under the key of the tables.',
    actions: ['kms:Decrypt'],
    resources: [tablesKeyArn],
    conditions: { StringEquals: { 'kms:ViaService': names.throughDynamo } },
  },
];
