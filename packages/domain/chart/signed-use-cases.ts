import type { EntryEvent, EntryIds, EntryKindOf, LaterFact, LaterFactOf, Signed, SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import { addAddendum } from './add-addendum.ts';
import { copyEntry } from './copy-entry.ts';
import { cosignEntry } from './cosign-entry.ts';
import { deleteDraft } from './delete-draft.ts';
import { recordLater } from './record-later.ts';
import { sendBackEntry } from './send-back-entry.ts';
import { signDraft } from './sign-draft.ts';
import { updateDraft } from './update-draft.ts';
import { writeDraft } from './write-draft.ts';

type SignedKinds = EntryKindOf<'signed'>;

type Writing<Kind> =
  Kind extends Signed<infer Input, infer Entry> ? ReturnType<typeof writeDraft<Input, Entry>> : never;
type Updating<Kind> =
  Kind extends Signed<infer Input, infer Entry, infer Ids> ? ReturnType<typeof updateDraft<Input, Entry, Ids>> : never;
type Copying<Kind> =
  Kind extends Signed<z.ZodObject, infer Entry, infer Ids> ? ReturnType<typeof copyEntry<Entry, Ids>> : never;
type Deleting<Kind> =
  Kind extends Signed<z.ZodObject, infer Entry, infer Ids> ? ReturnType<typeof deleteDraft<Entry, Ids>> : never;
type Signing<Kind> =
  Kind extends Signed<z.ZodObject, infer Entry, infer Ids> ? ReturnType<typeof signDraft<Entry, Ids>> : never;
type Cosigning<Kind> =
  Kind extends Signed<z.ZodObject, infer Entry, infer Ids> ? ReturnType<typeof cosignEntry<Entry, Ids>> : never;
type SendingBack<Kind> =
  Kind extends Signed<z.ZodObject, infer Entry, infer Ids> ? ReturnType<typeof sendBackEntry<Entry, Ids>> : never;
type Adding<Kind> =
  Kind extends Signed<z.ZodObject, infer Entry, infer Ids> ? ReturnType<typeof addAddendum<Entry, Ids>> : never;
type RecordingLater<One> = One extends {
  kind: Signed<z.ZodObject, infer Entry, infer Ids>;
  fact: LaterFact<infer Input>;
}
  ? ReturnType<typeof recordLater<Entry, Ids, Input>>
  : never;

/** The use cases of kinds that are signed, each by the id of its operation. */
export type SignedUseCases = {
  [Kind in SignedKinds as Kind['acts']['write']['operation']]: Writing<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['update']['operation']]: Updating<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['copy']['operation']]: Copying<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['delete']['operation']]: Deleting<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['sign']['operation']]: Signing<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['cosign']['operation']]: Cosigning<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['sendBack']['operation']]: SendingBack<Kind>;
} & {
  [Kind in SignedKinds as Kind['acts']['addend']['operation']]: Adding<Kind>;
} & {
  [One in LaterFactOf<SignedKinds> as One['fact']['operation']]: RecordingLater<One>;
};

const laterOf = (kind: SignedKinds) =>
  Object.fromEntries(
    Object.entries<LaterFact & { event: EntryEvent }>('later' in kind ? kind.later : {}).map(([field, fact]) => [
      fact.operation,
      recordLater<SignedEntry, EntryIds, z.ZodObject>(kind, field, fact),
    ]),
  );

/** The use cases of one kind that is signed. */
export const signedUseCasesOf = (kind: SignedKinds) => ({
  [kind.acts.write.operation]: writeDraft<z.ZodObject, SignedEntry>(kind),
  [kind.acts.update.operation]: updateDraft<z.ZodObject, SignedEntry, EntryIds>(kind),
  [kind.acts.copy.operation]: copyEntry<SignedEntry, EntryIds>(kind),
  [kind.acts.delete.operation]: deleteDraft<SignedEntry, EntryIds>(kind),
  [kind.acts.sign.operation]: signDraft<SignedEntry, EntryIds>(kind),
  [kind.acts.cosign.operation]: cosignEntry<SignedEntry, EntryIds>(kind),
  [kind.acts.sendBack.operation]: sendBackEntry<SignedEntry, EntryIds>(kind),
  [kind.acts.addend.operation]: addAddendum<SignedEntry, EntryIds>(kind),
  ...laterOf(kind),
});
