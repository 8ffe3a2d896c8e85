import type { Item } from '../get-item.ts';
import type { Key } from '../keys.ts';

/** What is particular about the rows of one part. */
export interface Rule {
  /** The fields of a row that holds a record. */
  toRow?: (record: object) => Item;
  /** The record in a row. */
  fromRow?: (item: Item) => object;
  /** A row that is written beside the record's own. */
  beside?: (record: object) => Item & Key;
}
