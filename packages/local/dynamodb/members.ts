import * as z from 'zod';

import type { RequestContext } from '../iam/context.ts';
import { inputOf } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, CloudTable, KeySchema } from '../types.ts';

/** One act on one table or index that IAM is asked about. */
export interface Member {
  action: string;
  tableName: string;
  resource: string;
  context: RequestContext;
  writes: boolean;
}

const Value = z.union([
  z.looseObject({ S: z.string() }),
  z.looseObject({ N: z.string() }),
  z.looseObject({ B: z.string() }),
  z.looseObject({}),
]);
const Item = z.record(z.string(), Value);
const common = { TableName: z.string(), ReturnValues: z.string().optional(), Select: z.string().optional() };

const Keyed = z.looseObject({ ...common, Key: Item });
const Put = z.looseObject({ ...common, Item });
const Query = z.looseObject({
  ...common,
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string().optional(),
  KeyConditions: z.unknown().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: Item.optional(),
});
const Scan = z.looseObject({ ...common, IndexName: z.string().optional() });
const Named = z.looseObject({ TableName: z.string() });
const BatchGet = z.looseObject({ RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(Item) })) });
const BatchWrite = z.looseObject({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.looseObject({
        PutRequest: z.looseObject({ Item }).optional(),
        DeleteRequest: z.looseObject({ Key: Item }).optional(),
      }),
    ),
  ),
});
const TransactGet = z.looseObject({ TransactItems: z.array(z.looseObject({ Get: Keyed })) });
const TransactWrite = z.looseObject({
  TransactItems: z.array(
    z.looseObject({
      Put: Put.optional(),
      Update: Keyed.optional(),
      Delete: Keyed.optional(),
      ConditionCheck: Keyed.optional(),
    }),
  ),
});

const textOf = (value: z.infer<typeof Value> | undefined): string | undefined => {
  const found = value === undefined ? undefined : (value['S'] ?? value['N'] ?? value['B']);
  return typeof found === 'string' ? found : undefined;
};

interface Wanted {
  action: string;
  tableName: string;
  index?: string | undefined;
  leading: (schema: KeySchema) => (string | undefined)[];
  writes: boolean;
  context?: Record<string, string | undefined>;
}

const keyIn =
  (item: z.infer<typeof Item>) =>
  (schema: KeySchema): (string | undefined)[] => [textOf(item[schema.partition])];

/** The values that a key condition sets equal to the partition key. */
const queried =
  (query: z.infer<typeof Query>) =>
  (schema: KeySchema): (string | undefined)[] => {
    const equalities = [
      ...(query.KeyConditionExpression ?? '').matchAll(/(#?[A-Za-z0-9_.-]+)\s*=\s*(:[A-Za-z0-9_]+)/g),
    ];
    return equalities
      .filter(
        ([, name = '']) => (name.startsWith('#') ? query.ExpressionAttributeNames?.[name] : name) === schema.partition,
      )
      .map(([, , value = '']) => textOf(query.ExpressionAttributeValues?.[value]));
  };

/** What one request asks of IAM, member by member: a transaction or a batch is as many questions as it has members. */
export class Members {
  readonly #tables: ReadonlyMap<string, CloudTable>;
  readonly #cloud: Cloud;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    this.#tables = new Map(cloud.tables.map((table) => [table.name, table]));
  }

  table(name: string): CloudTable | undefined {
    return this.#tables.get(name);
  }

  #member({ action, tableName, index, leading, writes, context = {} }: Wanted): Member {
    const table = this.#tables.get(tableName);
    const arn = table?.arn ?? `arn:aws:dynamodb:${this.#cloud.region}:${this.#cloud.accountId}:table/${tableName}`;
    const schema =
      index === undefined ? table?.keySchema : table?.indexes.find(({ name }) => name === index)?.keySchema;
    const keys = schema === undefined ? [] : leading(schema).filter((key) => key !== undefined);
    const rest: RequestContext = {};
    for (const [key, value] of Object.entries(context)) if (value !== undefined) rest[key] = value;

    return {
      action: `dynamodb:${action}`,
      tableName,
      resource: index === undefined ? arn : `${arn}/index/${index}`,
      context: { ...rest, ...(keys.length === 0 ? {} : { 'dynamodb:LeadingKeys': [...new Set(keys)] }) },
      writes,
    };
  }

  #keyed(action: string, input: unknown, writes: boolean, enclosing?: string): Member {
    const one = inputOf(Keyed, input);
    const context = { 'dynamodb:ReturnValues': one.ReturnValues, 'dynamodb:EnclosingOperation': enclosing };
    return this.#member({ action, tableName: one.TableName, leading: keyIn(one.Key), writes, context });
  }

  #put(input: unknown, enclosing?: string): Member {
    const one = inputOf(Put, input);
    const context = { 'dynamodb:ReturnValues': one.ReturnValues, 'dynamodb:EnclosingOperation': enclosing };
    return this.#member({
      action: 'PutItem',
      tableName: one.TableName,
      leading: keyIn(one.Item),
      writes: true,
      context,
    });
  }

  #query(input: unknown): Member {
    const one = inputOf(Query, input);
    if (one.KeyConditions !== undefined)
      throw new AwsRefusal('ValidationException', 'The laptop cloud takes KeyConditionExpression, not KeyConditions.');

    return this.#member({
      action: 'Query',
      tableName: one.TableName,
      index: one.IndexName,
      leading: queried(one),
      writes: false,
      context: { 'dynamodb:Select': one.Select },
    });
  }

  #scan(input: unknown): Member {
    const one = inputOf(Scan, input);
    return this.#member({
      action: 'Scan',
      tableName: one.TableName,
      index: one.IndexName,
      leading: () => [],
      writes: false,
      context: { 'dynamodb:Select': one.Select },
    });
  }

  #batchGet(input: unknown): Member[] {
    return Object.entries(inputOf(BatchGet, input).RequestItems).map(([tableName, { Keys }]) =>
      this.#member({
        action: 'BatchGetItem',
        tableName,
        leading: (schema) => Keys.flatMap((key) => keyIn(key)(schema)),
        writes: false,
      }),
    );
  }

  #batchWrite(input: unknown): Member[] {
    return Object.entries(inputOf(BatchWrite, input).RequestItems).map(([tableName, requests]) =>
      this.#member({
        action: 'BatchWriteItem',
        tableName,
        leading: (schema) =>
          requests.flatMap(({ PutRequest, DeleteRequest }) =>
            keyIn(PutRequest?.Item ?? DeleteRequest?.Key ?? {})(schema),
          ),
        writes: true,
      }),
    );
  }

  #transactWrite(input: unknown): Member[] {
    const enclosing = 'TransactWriteItems';
    return inputOf(TransactWrite, input).TransactItems.flatMap(
      ({ Put: put, Update: update, Delete: gone, ConditionCheck: check }) => [
        ...(put === undefined ? [] : [this.#put(put, enclosing)]),
        ...(update === undefined ? [] : [this.#keyed('UpdateItem', update, true, enclosing)]),
        ...(gone === undefined ? [] : [this.#keyed('DeleteItem', gone, true, enclosing)]),
        ...(check === undefined ? [] : [this.#keyed('ConditionCheckItem', check, false, enclosing)]),
      ],
    );
  }

  /** `undefined` for an operation that this cloud does not know. */
  of(operation: string, input: unknown): Member[] | undefined {
    const readers: Record<string, () => Member[]> = {
      GetItem: () => [this.#keyed('GetItem', input, false)],
      PutItem: () => [this.#put(input)],
      UpdateItem: () => [this.#keyed('UpdateItem', input, true)],
      DeleteItem: () => [this.#keyed('DeleteItem', input, true)],
      Query: () => [this.#query(input)],
      Scan: () => [this.#scan(input)],
      BatchGetItem: () => this.#batchGet(input),
      BatchWriteItem: () => this.#batchWrite(input),
      TransactGetItems: () =>
        inputOf(TransactGet, input).TransactItems.map(({ Get }) =>
          this.#keyed('GetItem', Get, false, 'TransactGetItems'),
        ),
      TransactWriteItems: () => this.#transactWrite(input),
      DescribeTable: () => [
        this.#member({
          action: 'DescribeTable',
          tableName: inputOf(Named, input).TableName,
          leading: () => [],
          writes: false,
        }),
      ],
    };
    return Object.hasOwn(readers, operation) ? readers[operation]?.() : undefined;
  }
}
