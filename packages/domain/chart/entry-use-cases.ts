import {
  entryKinds,
  type EntryIds,
  type EntryKind,
  type EntryKindOf,
  type Kind,
  readOperationOf,
  type ReadOperationOf,
  type Recorded,
  type Signed,
  type SignedEntry,
} from '@sequester/model';
import type * as z from 'zod';

import { readEntry } from './read-entry.ts';
import { recordEntry } from './record-entry.ts';
import { signDraft } from './sign-draft.ts';
import { updateDraft } from './update-draft.ts';
import { writeDraft } from './write-draft.ts';

type Recording<Kind> =
  Kind extends Recorded<infer Input, infer Entry> ? ReturnType<typeof recordEntry<Input, Entry>> : never;
type Writing<Kind> =
  Kind extends Signed<infer Input, infer Entry> ? ReturnType<typeof writeDraft<Input, Entry>> : never;
type Updating<Kind> =
  Kind extends Signed<infer Input, infer Entry, infer Ids> ? ReturnType<typeof updateDraft<Input, Entry, Ids>> : never;
type Signing<Kind> =
  Kind extends Signed<z.ZodObject, infer Entry, infer Ids> ? ReturnType<typeof signDraft<Entry, Ids>> : never;

type Reading<One> =
  One extends Kind<z.ZodType, infer Entry, infer Ids> ? ReturnType<typeof readEntry<Entry, Ids>> : never;

type EntryUseCases = {
  [One in EntryKind as ReadOperationOf<One>]: Reading<One>;
} & {
  [Kind in EntryKindOf<'recorded'> as Kind['acts']['record']['operation']]: Recording<Kind>;
} & {
  [Kind in EntryKindOf<'signed'> as Kind['acts']['write']['operation']]: Writing<Kind>;
} & {
  [Kind in EntryKindOf<'signed'> as Kind['acts']['update']['operation']]: Updating<Kind>;
} & {
  [Kind in EntryKindOf<'signed'> as Kind['acts']['sign']['operation']]: Signing<Kind>;
};

const actsOf = (kind: EntryKind) =>
  kind.life === 'recorded'
    ? { [kind.acts.record.operation]: recordEntry<z.ZodType, z.ZodObject>(kind) }
    : {
        [kind.acts.write.operation]: writeDraft<z.ZodObject, SignedEntry>(kind),
        [kind.acts.update.operation]: updateDraft<z.ZodObject, SignedEntry, EntryIds>(kind),
        [kind.acts.sign.operation]: signDraft<SignedEntry, EntryIds>(kind),
      };

const useCasesOf = (kind: EntryKind) => ({
  [readOperationOf(kind)]: readEntry<z.ZodObject, EntryIds>(kind),
  ...actsOf(kind),
});

/** The use case of every operation on an entry of a chart, by the operation's id: they follow from the kinds. */
export const entryUseCases: EntryUseCases = Object.assign({}, ...entryKinds.map(useCasesOf));
