import { emptyFile, withPart } from '@sequester/domain';
import { DisclosureRequest, partNamed, partNames, rowWithin, type PartName, type RequestFile } from '@sequester/model';

import type { Item } from '../get-item.ts';
import { itemsOf } from '../long-rows.ts';
import { partOfRow } from './part-rows.ts';

const inOrderOf = (field: string, records: readonly object[]): object[] =>
  records.toSorted((a, b) => String(Reflect.get(a, field)).localeCompare(String(Reflect.get(b, field))));

const recordsOf = (name: PartName, items: readonly Item[]): object[] => {
  const part = partNamed(name);
  const records = items.map((item) => partOfRow(name, item));
  return part.form === 'added' && part.inOrderOf !== undefined ? inOrderOf(part.inOrderOf, records) : records;
};

/** The rows of one request, read through the schemas that wrote them. Undefined where there is no request among them. */
export const fileOfRows = (rows: readonly Item[]): RequestFile | undefined => {
  const byName = Map.groupBy(itemsOf(rows), ({ sk }) => rowWithin('request', String(sk))?.row);
  const head = byName.get('request')?.[0];
  if (head === undefined) return undefined;

  return partNames.reduce<RequestFile>(
    (file, name) => withPart(file, name, recordsOf(name, byName.get(name) ?? [])),
    emptyFile(DisclosureRequest.parse(head)),
  );
};
