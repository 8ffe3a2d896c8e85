import { CurrentEntries, type EntryName } from '@sequester/domain';
import {
  currentKinds,
  headerOf,
  isCurrent,
  isUnsigned,
  type PracticeId,
  type RowName,
  rowWithin,
} from '@sequester/model';

import type { Item } from './get-item.ts';
import { keyOf, keyWith } from './keys.ts';

const nameOf = ({ sk }: Item) => rowWithin('current', String(sk));

/** An entry of a chart as it stands in the table. */
export const entryRow = (practiceId: PracticeId, name: EntryName, entry: object): Item => ({
  ...keyOf('chartEntry', { practiceId, patientId: name.patientId, kind: name.kind.row, entryId: name.id }),
  ...entry,
});

/** An entry as it was before a change. */
export const versionRow = (
  practiceId: PracticeId,
  { kind, patientId, id }: EntryName,
  before: { revision: number },
): Item => ({
  ...keyOf('entryVersion', { practiceId, patientId, kind: kind.row, entryId: id, version: before.revision }),
  ...before,
});

const listedAs = (unsigned: boolean): RowName[] =>
  unsigned ? ['draftListed', 'entryUnsigned'] : ['entryListed', 'entryListedByKind'];

/** The rows by which an entry is found, as it stands on a day. */
export const indexRows = (
  practiceId: PracticeId,
  { kind, patientId, id }: EntryName,
  { entry, day }: { entry: object; day: string },
): Item[] => {
  const header = headerOf(kind, id, entry);
  const ids = { practiceId, patientId, memberId: header.authorId, kind: kind.row, on: header.on, entryId: id };
  const listed = listedAs(isUnsigned(header)).map((row) => ({ ...keyWith(row, ids), ...header }));
  return isCurrent(kind, entry, day) ? [...listed, { ...keyOf('entryCurrent', ids), ...entry }] : listed;
};

/** What holds on a day, by kind, of the rows of it. */
export const currentOf = (items: readonly Item[], { day, more }: { day: string; more: boolean }): CurrentEntries => {
  const fields = currentKinds.map((kind) => [
    kind.plural,
    items.filter((item) => nameOf(item)?.ids['kind'] === kind.row && isCurrent(kind, item, day)),
  ]);
  return CurrentEntries.parse({ ...Object.fromEntries(fields), more });
};
