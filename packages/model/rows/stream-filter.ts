import { streamedBy, type RowName } from './grammar.ts';
import type { TableName } from './leading-keys.ts';

/** What the keys of a record begin or end with, as the filter of a stream can ask. */
export interface StreamFilter {
  table: TableName;
  sortPrefixes: string[];
  partitionSuffixes: string[];
}

/** A filter that lets rows of these names through, and as few others as its words allow. All are of one table. */
export const streamFilter = (rows: readonly RowName[]): StreamFilter => {
  const streamed = rows.map(streamedBy);
  const [table, ...others] = new Set(streamed.map((one) => one.table));
  if (table === undefined || others.length > 0) throw new TypeError('a stream is of one table');

  const sortPrefixes = new Set(streamed.map(({ sortPrefix }) => sortPrefix));
  return sortPrefixes.has('')
    ? { table, sortPrefixes: [], partitionSuffixes: [...new Set(streamed.map((one) => one.partitionSuffix))] }
    : { table, sortPrefixes: [...sortPrefixes], partitionSuffixes: [] };
};
