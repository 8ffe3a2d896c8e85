import type { Change, PartName } from './file.ts';
import type { Part } from './part.ts';
import { parts } from './parts.ts';

const isPartName = (name: string): name is PartName => Object.hasOwn(parts, name);

/** In the order in which a change writes them. */
export const partNames: readonly PartName[] = Object.keys(parts).filter(isPartName);

export const partNamed = (name: PartName): Part => parts[name];

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

const valuesAt = (change: Change, field: string): object[] => {
  const value: unknown = Reflect.get(change, field);
  return [value].flat().filter(isRecord);
};

/** What a change writes of a part. */
export const writtenOf = (change: Change, name: PartName): object[] => valuesAt(change, partNamed(name).change ?? name);

/** What a change sets in rows of a part that are there. */
export const updatesOf = (change: Change, name: PartName): object[] => {
  const { updated } = partNamed(name);
  return updated === undefined ? [] : valuesAt(change, updated.change);
};

/** These fields of a record, by name. */
export const fieldsOfRecord = (record: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name): [string, unknown] => [name, Reflect.get(record, name)]));

/** The fields in which the records of a list collect what happened to them since. */
export const collectingFields = (list: string): string[] =>
  partNames.map(partNamed).flatMap((part) => (part.form === 'addition' && part.of === list ? [part.field] : []));
