import { collectingFields, fieldsOfRecord, partNamed, type Part, type PartName } from '@sequester/model';

import type { Item } from '../get-item.ts';
import { keyWith } from '../keys.ts';
import { rowsOf } from '../long-rows.ts';
import { approval } from './approval.ts';
import { link } from './link.ts';
import type { Rule } from './rule.ts';

export const rules: Partial<Record<PartName, Rule>> = { approval, link };

/** A record without what has rows of its own. */
const withoutCollected = (record: object, list: string | undefined): Item => {
  const collecting = new Set(list === undefined ? [] : collectingFields(list));
  return fieldsOfRecord(
    record,
    Object.keys(record).filter((field) => !collecting.has(field)),
  );
};

const fieldsOfRow = (part: Part, written: object): Item => {
  if (part.form !== 'addition') return withoutCollected(written, 'list' in part ? part.list : undefined);

  const { [part.as]: added, ...named } = fieldsOfRecord(written, [part.id, part.as]);
  return { ...named, ...(typeof added === 'object' ? added : {}) };
};

/** The rows of what is written of a part, in the partition of a request or beside it. */
export const rowsOfPart = (name: PartName, written: object, request: object): Item[] => {
  const part = partNamed(name);
  const fields = rules[name]?.toRow?.(written) ?? fieldsOfRow(part, written);
  const row = { ...keyWith(name, { ...request, ...fields }), ...fields };
  return part.long === true ? rowsOf(row) : [row];
};

/** What a row holds of a part: a record, or what a change says of an addition. */
export const partOfRow = (name: PartName, item: Item): object => {
  const part = partNamed(name);
  if (part.form === 'addition') return { [part.id]: item[part.id], [part.as]: part.schema.parse(item) };

  return rules[name]?.fromRow?.(item) ?? part.schema.parse(item);
};
