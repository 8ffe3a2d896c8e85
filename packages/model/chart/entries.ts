import * as z from 'zod';

import { Addendum } from './addendum.ts';
import type { EntryIds, RecordedEntry, RecordedKind, SignedEntry, SignedKind } from './kind.ts';
import { entryKinds } from './kinds/index.ts';

export type EntryKind = (typeof entryKinds)[number];
export type EntryKindOf<Life extends EntryKind['life']> = Extract<EntryKind, { life: Life }>;

/** Kinds whose entries are typed and sent in one call. */
export type TypedKind = EntryKindOf<'recorded' | 'signed'>;

const isTypedKind = (kind: EntryKind): kind is TypedKind => kind.life !== 'filed';
export const typedKinds: readonly TypedKind[] = entryKinds.filter(isTypedKind);

/** Kinds of which the entries that hold are answered with the chart itself. */
export type CurrentKind = Extract<EntryKind, { current: object }>;

const isCurrentKind = (kind: EntryKind): kind is CurrentKind => 'current' in kind;
export const currentKinds: readonly CurrentKind[] = entryKinds.filter(isCurrentKind);

/** Kinds of which an entry may be changed, and its earlier versions stay. */
export type RevisedKind = Extract<EntryKind, { acts: { revise: object } }>;

export const isRevised = (kind: EntryKind): kind is RevisedKind => 'revise' in kind.acts;

type Act<Kind> = Kind extends { acts: infer Acts } ? Acts[keyof Acts] : never;
/** Each thing that is recorded of a signed entry later, with the kind of the entry. */
export type LaterFactOf<Kind> = Kind extends { later: infer Facts }
  ? { [Field in keyof Facts]: { kind: Kind; fact: Facts[Field] } }[keyof Facts]
  : never;
type Later<Kind> = LaterFactOf<Kind>['fact'];
export type EntryEvent = Extract<Act<EntryKind> | Later<EntryKind>, { event: string }>['event'];

type Event = { event: EntryEvent };

/** A registered kind by its schemas, so that what they parse keeps its type. */
export type Recorded<Input extends z.ZodObject, Entry extends RecordedEntry> = RecordedKind<Input, Entry> & {
  name: EntryKind['name'];
  acts: { record: Event };
};

export type Revised<
  Input extends z.ZodObject,
  Entry extends RecordedEntry,
  Ids extends EntryIds = EntryIds,
> = RecordedKind<Input, Entry, Ids> & { name: EntryKind['name']; acts: { revise: Event } };

export type Signed<Input extends z.ZodObject, Entry extends SignedEntry, Ids extends EntryIds = EntryIds> = SignedKind<
  Input,
  Entry,
  Ids
> & { name: EntryKind['name']; acts: { [Name in keyof SignedKind['acts']]: Event } };

/** Every event of an act on an entry. What follows is typed by hand: a name that is computed from a kind has no literal type. */
export const entryEvents: readonly EntryEvent[] = entryKinds.flatMap((kind) =>
  [...Object.values(kind.acts), ...('later' in kind ? Object.values(kind.later) : [])].map(({ event }) => event),
);

export const entryIdPrefixes: { [Kind in EntryKind as Kind['name']]: Kind['idPrefix'] } = Object.assign(
  {},
  ...entryKinds.map(({ name, idPrefix }) => ({ [name]: idPrefix })),
);

/** The operation that reads one entry of a kind. */
export type ReadOperationOf<Kind extends { name: string }> = `get${Capitalize<Kind['name']>}`;

export const readOperationOf = ({ name }: { name: string }): `get${string}` =>
  `get${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The entries of a chart that hold, as they stand in rows. */
export const currentFields: { [Kind in CurrentKind as Kind['plural']]: z.ZodArray<Kind['entry']> } = Object.assign(
  {},
  ...currentKinds.map(({ plural, entry }) => ({ [plural]: z.array<z.ZodType>(entry) })),
);

/** The entries of a chart that hold, as they are answered. */
export const currentAnswerFields: { [Kind in CurrentKind as Kind['plural']]: z.ZodArray<Kind['answer']> } =
  Object.assign({}, ...currentKinds.map(({ plural, answer }) => ({ [plural]: z.array<z.ZodType>(answer) })));

type RecordedAnswer<Kind extends { answer: z.ZodObject }> = z.ZodObject<
  Kind['answer']['shape'] & { earlier: z.ZodArray<Kind['answer']> }
>;

type SignedAnswer<Kind extends { answer: z.ZodObject }> = z.ZodObject<
  Kind['answer']['shape'] & { addenda: z.ZodArray<typeof Addendum> }
>;

/** What the read of one entry answers: of what may be revised, also what it was before, the latest first; of what is signed, what was added, in its order. */
export type ReadAnswer<Kind extends EntryKind> = Kind extends { life: 'recorded' }
  ? RecordedAnswer<Kind>
  : SignedAnswer<Kind>;

export const readAnswers: { [Kind in EntryKind as Kind['name']]: ReadAnswer<Kind> } = Object.assign(
  {},
  ...entryKinds.map(({ name, life, answer }) => ({
    [name]: z.object({
      ...answer.shape,
      ...(life === 'recorded' ? { earlier: z.array<z.ZodType>(answer) } : { addenda: z.array(Addendum) }),
    }),
  })),
);
