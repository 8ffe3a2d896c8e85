import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';

/** Reads the streams of tables, before the practice of a row is known. */
export const streamReading = (names: Names, streamArns: string[], tablesKeyArn: string): Permission[] => [
  {
    sid: 'OwnStream',
    because: 'Rows as they change, handed to the function by Lambda.',
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    resources: streamArns,
  },
  {
    sid: 'StreamsByName',
    because:
      'Lambda asks for it before it reads a stream; the names of streams are all that it tells, and IAM knows no narrower resource for it.',
    actions: ['dynamodb:ListStreams'],
    resources: ['*'],
  },
  {
    sid: 'StreamEncrypted',
    because: 'The stream lies under the key of the tables.',
    actions: ['kms:Decrypt'],
    resources: [tablesKeyArn],
    conditions: { StringEquals: { 'kms:ViaService': names.throughDynamo } },
  },
];
