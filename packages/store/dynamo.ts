import { randomUUID } from 'node:crypto';

import {
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { AwsFault, dynamodb, type AwsSession } from '@sequester/aws';

import type { Item } from './get-item.ts';
import type { Key } from './keys.ts';

/** A condition in DynamoDB's own words; values are plain and marshalled here. */
export interface Condition {
  expression: string;
  names?: Record<string, string>;
  values?: Item;
}

export interface Query {
  table: string;
  partition: string;
  index?: { name: string; partitionKey: string; sortKey: string };
  sortPrefix?: string;
  descending?: boolean;
  limit?: number;
  start?: Item;
}

export const plain = { marshallOptions: { removeUndefinedValues: true } };

export const conditionInput = ({ expression, names, values }: Condition) => ({
  ConditionExpression: expression,
  ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
  ...(values === undefined ? {} : { ExpressionAttributeValues: marshall(values, plain.marshallOptions) }),
});

/** After every key that begins with a prefix. An engine that reads `begins_with` row by row reads a range of keys at once. */
const afterAll = '\u{10ffff}';

/** One page of a partition, in the order of its sort key. */
export const queryPage = async (session: AwsSession, query: Query): Promise<{ items: Item[]; next?: Item }> => {
  const { partitionKey, sortKey } = query.index ?? { partitionKey: 'pk', sortKey: 'sk' };
  const prefixed = query.sortPrefix !== undefined;
  const command = new QueryCommand({
    TableName: query.table,
    ...(query.index === undefined ? { ConsistentRead: true } : { IndexName: query.index.name }),
    KeyConditionExpression: prefixed ? '#p = :p AND #s BETWEEN :s AND :t' : '#p = :p',
    ExpressionAttributeNames: prefixed ? { '#p': partitionKey, '#s': sortKey } : { '#p': partitionKey },
    ExpressionAttributeValues: marshall(
      prefixed
        ? { ':p': query.partition, ':s': query.sortPrefix, ':t': `${query.sortPrefix}${afterAll}` }
        : { ':p': query.partition },
    ),
    ScanIndexForward: query.descending !== true,
    ...(query.limit === undefined ? {} : { Limit: query.limit }),
    ...(query.start === undefined ? {} : { ExclusiveStartKey: marshall(query.start) }),
  });
  const { Items = [], LastEvaluatedKey: last } = await dynamodb(session, (client) => client.send(command));
  const items = Items.map((item) => unmarshall(item));
  return last === undefined ? { items } : { items, next: unmarshall(last) };
};

/** A whole partition, page after page. */
export const queryAll = async (session: AwsSession, query: Query): Promise<Item[]> => {
  const all: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await queryPage(session, start === undefined ? query : { ...query, start });
    all.push(...page.items);
    start = page.next;
  } while (start !== undefined);
  return all;
};

/** Puts one item that stands alone: a trace, or a mark of progress. */
export const putItem = async (session: AwsSession, table: string, item: Item): Promise<void> => {
  const command = new PutItemCommand({ TableName: table, Item: marshall(item, plain.marshallOptions) });
  await dynamodb(session, (client) => client.send(command));
};

/** Adds one to a number of an item, which is made where it is not there and ends by itself, and answers the item as it then is. */
export const addOne = async (
  session: AwsSession,
  table: string,
  { key, field, expiresAtEpoch }: { key: Key; field: string; expiresAtEpoch: number },
): Promise<Item> => {
  const command = new UpdateItemCommand({
    TableName: table,
    Key: marshall(key),
    UpdateExpression: 'SET #expires = :expires ADD #field :one',
    ExpressionAttributeNames: { '#field': field, '#expires': 'expiresAtEpoch' },
    ExpressionAttributeValues: marshall({ ':one': 1, ':expires': expiresAtEpoch }),
    ReturnValues: 'ALL_NEW',
  });
  const { Attributes: attributes = {} } = await dynamodb(session, (client) => client.send(command));
  return unmarshall(attributes);
};

/** Tries at a transaction that met another one at the same item, and the longest wait between two, in ms. */
const conflictTries = 10;
const longestWait = 300;

const isConflict = (error: unknown): boolean =>
  error instanceof AwsFault &&
  error.reasons.includes('TransactionConflict') &&
  !error.reasons.includes('ConditionalCheckFailed');

/**
 * All writes or none (TransactWriteItems), tried again where another transaction was under way at the same items. The token
 * makes a try whose answer was lost the same transaction, so that it cannot fail on what it wrote itself.
 */
export const transactItems = async (session: AwsSession, items: readonly TransactWriteItem[]): Promise<void> => {
  const command = new TransactWriteItemsCommand({ TransactItems: [...items], ClientRequestToken: randomUUID() });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await dynamodb(session, (client) => client.send(command));
      return;
    } catch (error) {
      if (!isConflict(error) || attempt === conflictTries) throw error;

      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(10 * 2 ** attempt, longestWait)));
    }
  }
};
