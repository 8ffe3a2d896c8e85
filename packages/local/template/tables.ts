import * as z from 'zod';

import type { CloudTable, KeySchema } from '../types.ts';
import { TemplateFault } from './intrinsics.ts';
import type { TableCreation } from './plan.ts';
import type { Resource } from './resources.ts';

const Keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const TableProperties = z.object({
  KeySchema: Keys,
  AttributeDefinitions: z.array(z.unknown()),
  GlobalSecondaryIndexes: z
    .array(z.object({ IndexName: z.string(), KeySchema: Keys, Projection: z.unknown() }))
    .default([]),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
  SSESpecification: z.object({ KMSMasterKeyId: z.string().optional() }).optional(),
});

const schemaOf = (keys: z.infer<typeof Keys>): KeySchema => {
  const named = (type: 'HASH' | 'RANGE'): string | undefined =>
    keys.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const partition = named('HASH');
  if (partition === undefined) throw new TemplateFault('a table or index has no partition key');

  return { partition, sort: named('RANGE') };
};

const isTable = ({ type }: Resource): boolean =>
  type === 'AWS::DynamoDB::Table' || type === 'AWS::DynamoDB::GlobalTable';

/** Tables as the AWS endpoint authorises calls on them. */
export const tablesOf = (resources: Resource[]): CloudTable[] =>
  resources.filter(isTable).map(({ identity, properties }) => {
    const parsed = TableProperties.parse(properties);
    return {
      name: identity.ref,
      arn: String(identity.attributes['Arn']),
      keySchema: schemaOf(parsed.KeySchema),
      indexes: parsed.GlobalSecondaryIndexes.map((index) => ({
        name: index.IndexName,
        keySchema: schemaOf(index.KeySchema),
      })),
      streamArn: parsed.StreamSpecification === undefined ? undefined : String(identity.attributes['StreamArn']),
      keyArn: parsed.SSESpecification?.KMSMasterKeyId,
    };
  });

/** The calls that make the tables in the engine. */
export const creationsOf = (resources: Resource[]): TableCreation[] =>
  resources.filter(isTable).map(({ identity, properties }) => {
    const parsed = TableProperties.parse(properties);
    const { StreamSpecification: stream, TimeToLiveSpecification: ttl, GlobalSecondaryIndexes: indexes } = parsed;
    return {
      name: identity.ref,
      create: {
        TableName: identity.ref,
        KeySchema: parsed.KeySchema,
        AttributeDefinitions: parsed.AttributeDefinitions,
        BillingMode: 'PAY_PER_REQUEST',
        ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
        ...(stream === undefined
          ? {}
          : { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
      },
      expiry: ttl?.Enabled === true ? ttl.AttributeName : undefined,
    };
  });
