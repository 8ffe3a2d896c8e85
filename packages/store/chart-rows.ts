import { currentEntries, type CurrentEntries, type EntryName } from '@sequester/domain';
import {
  type Addendum,
  type EntryHeader,
  type EntryState,
  headerOf,
  isAskedOut,
  isCurrent,
  type PracticeId,
  type RowName,
  rowWithin,
  textAt,
} from '@sequester/model';

import type { Item } from './get-item.ts';
import { keyOf, keyWith } from './keys.ts';
import { sessionRows } from './session-rows.ts';

const nameOf = ({ sk }: Item) => rowWithin('current', String(sk));

/** An entry of a chart as it stands in the table. */
export const entryRow = (practiceId: PracticeId, name: EntryName, entry: object): Item => ({
  ...keyOf('chartEntry', { practiceId, patientId: name.patientId, kind: name.kind.row, entryId: name.id }),
  ...entry,
});

/** What was added to an entry, as it stands in the table. */
export const addendumRow = (practiceId: PracticeId, { kind, patientId, id }: EntryName, addendum: Addendum): Item => ({
  ...keyOf('entryAddendum', {
    practiceId,
    patientId,
    kind: kind.row,
    entryId: id,
    at: addendum.signedAt,
    addendumId: addendum.addendumId,
  }),
  ...addendum,
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

const listedAs: Record<EntryState, readonly RowName[]> = {
  draft: ['draftListed', 'entryUnsigned'],
  'awaiting-cosignature': ['entryUnsigned', 'entryListed', 'entryListedByKind'],
  signed: ['entryListed', 'entryListedByKind'],
  recorded: ['entryListed', 'entryListedByKind'],
  'entered-in-error': ['entryListed', 'entryListedByKind'],
  deleted: [],
  'taken-out': [],
};

/** The row by which its author finds when an entry has to be looked at again, while it holds. */
const dueRows = (
  { kind, id }: EntryName,
  { entry, header, day }: { entry: object; header: EntryHeader; day: string },
  practiceId: PracticeId,
): Item[] => {
  const on = kind.due === undefined || !isCurrent(kind, entry, day) ? undefined : textAt(entry, kind.due);
  return on === undefined
    ? []
    : [{ ...keyOf('entryDue', { practiceId, memberId: header.authorId, on, entryId: id }), ...header, on }];
};

/** The rows by which an entry is found, as it stands on a day. */
export const indexRows = (
  practiceId: PracticeId,
  { kind, patientId, id }: EntryName,
  { entry, day, documented = false }: { entry: object; day: string; documented?: boolean },
): Item[] => {
  const header = headerOf(kind, id, entry);
  const ids = { practiceId, patientId, memberId: header.authorId, kind: kind.row, on: header.on, entryId: id };
  const listed = listedAs[header.state].map((row) => ({ ...keyWith(row, ids), ...header }));
  const current = isCurrent(kind, entry, day) ? [{ ...keyOf('entryCurrent', ids), ...entry }] : [];
  const name = { kind, patientId, id };
  const askedOut = isAskedOut(entry) ? [{ ...keyOf('entryAskedOut', ids), ...header }] : [];
  return [
    ...listed,
    ...current,
    ...askedOut,
    ...dueRows(name, { entry, header, day }, practiceId),
    ...sessionRows(practiceId, name, { entry, documented }),
  ];
};

/** What holds on a day, of the rows of it. */
export const currentOf = (items: readonly Item[], at: { day: string; more: boolean }): CurrentEntries =>
  currentEntries(
    items.map((entry) => ({ row: nameOf(entry)?.ids['kind'] ?? '', entry })),
    at,
  );
