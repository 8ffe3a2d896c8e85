import { BatchGetItemCommand, GetItemCommand, type KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall, type NativeAttributeValue } from '@aws-sdk/util-dynamodb';
import { dynamodb, type AwsSession } from '@sequester/aws';

import type { Key } from './keys.ts';

export type Item = Record<string, NativeAttributeValue>;

/** Items that DynamoDB reads in one call. */
const mostInCall = 100;

interface Wanted {
  table: string;
  key: Key;
  answer: PromiseWithResolvers<Item | undefined>;
}

const nameOf = (table: string, { pk, sk }: Item): string => JSON.stringify([table, pk, sk]);

const getOne = async (session: AwsSession, { table, key }: Wanted): Promise<Item | undefined> => {
  const command = new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true });
  const { Item: item } = await dynamodb(session, (client) => client.send(command));
  return item === undefined ? undefined : unmarshall(item);
};

const namesIn = <Of>(tables: Record<string, Of>, itemsOf: (table: Of) => Item[]): [string, Item][] =>
  Object.entries(tables).flatMap(([table, of]) =>
    itemsOf(of).map((item): [string, Item] => [nameOf(table, item), item]),
  );

/** Items of one call (BatchGetItem). What DynamoDB did not get to is asked for again, item by item. */
const getSeveral = async (session: AwsSession, wanted: readonly Wanted[]): Promise<void> => {
  const RequestItems: Record<string, KeysAndAttributes> = {};
  for (const { table, key } of wanted) {
    RequestItems[table] ??= { Keys: [], ConsistentRead: true };
    RequestItems[table].Keys?.push(marshall(key));
  }
  const command = new BatchGetItemCommand({ RequestItems });
  const { Responses = {}, UnprocessedKeys = {} } = await dynamodb(session, (client) => client.send(command));
  const found = new Map(namesIn(Responses, (items) => items.map((item) => unmarshall(item))));
  const left = new Map(namesIn(UnprocessedKeys, ({ Keys = [] }) => Keys.map((key) => unmarshall(key))));
  for (const one of wanted) {
    const name = nameOf(one.table, one.key);
    one.answer.resolve(left.has(name) ? getOne(session, one) : found.get(name));
  }
};

const getAll = async (session: AwsSession, wanted: readonly Wanted[]): Promise<void> => {
  const [first, ...others] = wanted;
  try {
    if (first !== undefined && others.length === 0) first.answer.resolve(await getOne(session, first));
    else await getSeveral(session, wanted);
  } catch (error) {
    for (const { answer } of wanted) answer.reject(error);
  }
};

/** As few calls as may be. A permission is for partitions of one kind, so that a call reads from one partition of each table. */
const callsFor = (wanted: Iterable<Wanted>): Wanted[][] => {
  const calls: Wanted[][] = [];
  for (const one of wanted) {
    const fits = ({ table, key }: Wanted): boolean => table !== one.table || key.pk === one.key.pk;
    const call = calls.find((others) => others.length < mostInCall && others.every(fits));
    if (call === undefined) calls.push([one]);
    else call.push(one);
  }
  return calls;
};

/** What the calls under way in a session want, until the turn is over in which the first of them asked. */
const wantedNow = new WeakMap<AwsSession, Map<string, Wanted>>();

/** Calls when all that is ready to run has run: promises first, and then what they made ready. */
const afterThisTurn = (act: () => void): void => {
  void Promise.resolve().then(() => process.nextTick(act));
};

const sendAfterThisTurn = (session: AwsSession): Map<string, Wanted> => {
  const wanted = new Map<string, Wanted>();
  wantedNow.set(session, wanted);
  afterThisTurn(() => {
    wantedNow.delete(session);
    for (const call of callsFor(wanted.values())) void getAll(session, call);
  });
  return wanted;
};

/** One item by its key, read consistently. Items that a session wants in the same turn are read in one call. */
export const getItem = (session: AwsSession, table: string, key: Key): Promise<Item | undefined> => {
  const wanted = wantedNow.get(session) ?? sendAfterThisTurn(session);
  const name = nameOf(table, key);
  const same = wanted.get(name);
  if (same !== undefined) return same.answer.promise;

  const answer = Promise.withResolvers<Item | undefined>();
  wanted.set(name, { table, key, answer });
  return answer.promise;
};
