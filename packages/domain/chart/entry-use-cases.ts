import {
  entryKinds,
  type EntryIds,
  type EntryKind,
  type EntryKindOf,
  isRevised,
  type Kind as AnyKind,
  readOperationOf,
  type ReadOperationOf,
  type Recorded,
  type RecordedEntry,
  type Revised,
  type RevisedKind,
} from '@sequester/model';
import type * as z from 'zod';

import { readEntry } from './read-entry.ts';
import { recordEntry } from './record-entry.ts';
import { reviseEntry } from './revise-entry.ts';
import { signedUseCasesOf, type SignedUseCases } from './signed-use-cases.ts';

type Recording<Kind> =
  Kind extends Recorded<infer Input, infer Entry> ? ReturnType<typeof recordEntry<Input, Entry>> : never;
type Revising<Kind> =
  Kind extends Revised<infer Input, infer Entry, infer Ids> ? ReturnType<typeof reviseEntry<Input, Entry, Ids>> : never;
type Reading<Kind> =
  Kind extends AnyKind<z.ZodType, infer Entry, infer Ids> ? ReturnType<typeof readEntry<Entry, Ids>> : never;

type EntryUseCases = {
  [Kind in EntryKind as ReadOperationOf<Kind>]: Reading<Kind>;
} & {
  [Kind in EntryKindOf<'recorded'> as Kind['acts']['record']['operation']]: Recording<Kind>;
} & {
  [Kind in RevisedKind as Kind['acts']['revise']['operation']]: Revising<Kind>;
} & SignedUseCases;

const actsOf = (kind: EntryKind) => {
  if (kind.life === 'filed') return {};

  if (kind.life === 'signed') return signedUseCasesOf(kind);

  return {
    [kind.acts.record.operation]: recordEntry<z.ZodObject, RecordedEntry>(kind),
    ...(isRevised(kind)
      ? { [kind.acts.revise.operation]: reviseEntry<z.ZodObject, RecordedEntry, EntryIds>(kind) }
      : {}),
  };
};

const useCasesOf = (kind: EntryKind) => ({
  [readOperationOf(kind)]: readEntry<z.ZodObject, EntryIds>(kind),
  ...actsOf(kind),
});

/** The use case of every operation on an entry of a chart, by the operation's id: they follow from the kinds. */
export const entryUseCases: EntryUseCases = Object.assign({}, ...entryKinds.map(useCasesOf));
