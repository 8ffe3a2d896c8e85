import { partitionNamed, type PartitionName, type partitions } from './grammar.ts';
import type { Partition, SessionTag } from './partition.ts';
import { isWhole, prefixOf } from './pattern.ts';

export type TableName = Partition['table'];

/** Partitions of one table, each with the kind of session that leads requests to it. */
export type Led<Table extends TableName> = {
  readonly [
    Name in PartitionName as (typeof partitions)[Name]['table'] extends Table ? Name : never
  ]?: keyof (typeof partitions)[Name]['leaders'] & string;
};

const leadingKey = ({ key, leaders }: Partition, leader: string, tagValue: (tag: SessionTag) => string): string => {
  const bound = leaders[leader];
  if (bound === undefined) throw new TypeError(`${leader} leads no request to ${key}`);

  const ids = Object.fromEntries(Object.entries(bound).map(([id, tag]) => [id, tagValue(tag)]));
  const known = prefixOf(key, ids);
  return isWhole(key, ids) ? known : `${known}*`;
};

/** The patterns of the keys that sessions may lead requests with, and the index in which those are keys. */
export const leadingKeys = <Table extends TableName>(
  led: Led<Table>,
  tagValue: (tag: SessionTag) => string,
): { index: string | undefined; keys: string[] } => {
  const wanted: Partition[] = [];
  const keys = new Set<string>();
  for (const [name, leader] of Object.entries<string | undefined>(led)) {
    const partition = partitionNamed(name);
    wanted.push(partition);
    keys.add(leadingKey(partition, leader ?? '', tagValue));
  }
  const [index, ...others] = new Set(wanted.map((partition) => partition.index));
  if (others.length > 0) throw new TypeError('keys of a table and of its index in one statement');

  return { index, keys: [...keys] };
};
