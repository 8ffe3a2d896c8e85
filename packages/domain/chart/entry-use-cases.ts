import {
  entryKinds,
  type EntryIds,
  type EntryKind,
  type EntryKindOf,
  type Kind,
  readOperationOf,
  type ReadOperationOf,
  type Recorded,
} from '@sequester/model';
import type * as z from 'zod';

import { readEntry } from './read-entry.ts';
import { recordEntry } from './record-entry.ts';
import { signedUseCasesOf, type SignedUseCases } from './signed-use-cases.ts';

type Recording<One> =
  One extends Recorded<infer Input, infer Entry> ? ReturnType<typeof recordEntry<Input, Entry>> : never;
type Reading<One> =
  One extends Kind<z.ZodType, infer Entry, infer Ids> ? ReturnType<typeof readEntry<Entry, Ids>> : never;

type EntryUseCases = {
  [One in EntryKind as ReadOperationOf<One>]: Reading<One>;
} & {
  [One in EntryKindOf<'recorded'> as One['acts']['record']['operation']]: Recording<One>;
} & SignedUseCases;

const actsOf = (kind: EntryKind) => {
  if (kind.life === 'filed') return {};

  return kind.life === 'recorded'
    ? { [kind.acts.record.operation]: recordEntry<z.ZodType, z.ZodObject>(kind) }
    : signedUseCasesOf(kind);
};

const useCasesOf = (kind: EntryKind) => ({
  [readOperationOf(kind)]: readEntry<z.ZodObject, EntryIds>(kind),
  ...actsOf(kind),
});

/** The use case of every operation on an entry of a chart, by the operation's id: they follow from the kinds. */
export const entryUseCases: EntryUseCases = Object.assign({}, ...entryKinds.map(useCasesOf));
