import { audit } from './audit.ts';
import { chart } from './chart.ts';
import { disclosures } from './disclosures.ts';
import { idempotency } from './idempotency.ts';
import { notes } from './notes.ts';
import type { Partition } from './partition.ts';
import { filled, idsIn, prefixOf, suffixOf, type IdsOf } from './pattern.ts';
import { practices } from './practices.ts';

/** Every partition of every table. */
export const partitions = { ...practices, ...chart, ...notes, ...disclosures, ...audit, ...idempotency };

type Partitions = typeof partitions;
export type PartitionName = keyof Partitions;
export type PartitionIds<Name extends PartitionName> = IdsOf<Partitions[Name]['key']>;

type RowsOf<Name extends PartitionName> = Partitions[Name]['rows'];
export type RowName = { [Name in PartitionName]: keyof RowsOf<Name> & string }[PartitionName];
/** The partition that a row lies in. */
type PartitionOf<Row extends RowName> = {
  [Name in PartitionName]: Row extends keyof RowsOf<Name> ? Name : never;
}[PartitionName];
type PatternOf<Row extends RowName> = {
  [Name in PartitionName]: Row extends keyof RowsOf<Name> ? RowsOf<Name>[Row] : never;
}[PartitionName];
/** The ids in the sort key of a row. */
type SortIds<Row extends RowName> = PatternOf<Row> extends infer Pattern extends string ? IdsOf<Pattern> : never;
/** The ids in the whole key of a row. */
export type RowIds<Row extends RowName> = PartitionIds<PartitionOf<Row>> & SortIds<Row>;

const isPartitionName = (name: string): name is PartitionName => Object.hasOwn(partitions, name);
const partitionNames = Object.keys(partitions).filter(isPartitionName);

const partitionOf = (name: PartitionName): Partition => partitions[name];

export const partitionNamed = (name: string): Partition => {
  if (!isPartitionName(name)) throw new TypeError(`no partition ${name}`);

  return partitionOf(name);
};

interface Place {
  partition: PartitionName;
  row: string;
  pattern: string;
}

const placesIn = (partition: PartitionName): Place[] =>
  Object.entries(partitionOf(partition).rows).map(([row, pattern]) => ({ partition, row, pattern }));

const places: ReadonlyMap<PartitionName, readonly Place[]> = new Map(
  partitionNames.map((name): [PartitionName, Place[]] => [name, placesIn(name)]),
);
const placeByRow: ReadonlyMap<string, Place> = new Map(
  [...places.values()].flat().map((place): [string, Place] => [place.row, place]),
);

const isRowName = (name: string): name is RowName => placeByRow.has(name);
export const rowNames: readonly RowName[] = [...placeByRow.keys()].filter(isRowName);

const placeOf = (row: RowName): Place => {
  const place = placeByRow.get(row);
  if (place === undefined) throw new TypeError(`no row ${row}`);

  return place;
};

export const partitionKey = <Name extends PartitionName>(name: Name, ids: PartitionIds<Name>): string =>
  filled(partitionOf(name).key, ids);

/** The key of a row within its partition. Throws where an id is missing. */
export const sortKey = (row: RowName, ids: object): string => filled(placeOf(row).pattern, ids);

/** Both keys of a row: of its partition, and within it. Throws where an id is missing. */
export const rowKey = (row: RowName, ids: object): { partition: string; sort: string } => ({
  partition: filled(partitionOf(placeOf(row).partition).key, ids),
  sort: sortKey(row, ids),
});

/** What the sort keys of these rows begin with, as far as these ids say. */
export const sortPrefix = <Row extends RowName>(row: Row, ids: Partial<SortIds<Row>> = {}): string =>
  prefixOf(placeOf(row).pattern, ids);

/** The row that has this sort key in a partition, with the ids in it. */
export const rowWithin = (
  partition: PartitionName,
  sort: string,
): { row: RowName; ids: Record<string, string> } | undefined => {
  for (const { row, pattern } of places.get(partition) ?? []) {
    const ids = idsIn(pattern, sort);
    if (ids !== undefined && isRowName(row)) return { row, ids };
  }
  return undefined;
};

/** The row that has these keys; undefined for keys that no row has. */
export const rowWith = (key: { partition: string; sort: string }): RowName | undefined => {
  const name = partitionNames.find(
    (one) => partitionOf(one).index === undefined && idsIn(partitionOf(one).key, key.partition) !== undefined,
  );
  return name === undefined ? undefined : rowWithin(name, key.sort)?.row;
};

/** The table of a row, and what a filter of its stream can tell the row by: how its sort key begins, or else how its partition key ends. */
export const streamedBy = (
  row: RowName,
): { table: Partition['table']; sortPrefix: string; partitionSuffix: string } => {
  const { partition, pattern } = placeOf(row);
  const { table, key } = partitionOf(partition);
  return { table, sortPrefix: prefixOf(pattern), partitionSuffix: suffixOf(key) };
};
