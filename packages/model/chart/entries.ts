import * as z from 'zod';

import type { EntryIds, RecordedKind, SignedEntry, SignedKind } from './kind.ts';
import { entryKinds } from './kinds/index.ts';

export type EntryKind = (typeof entryKinds)[number];
export type EntryKindOf<Life extends EntryKind['life']> = Extract<EntryKind, { life: Life }>;

type Act<Kind> = Kind extends { acts: infer Acts } ? Acts[keyof Acts] : never;
export type EntryEvent = Extract<Act<EntryKind>, { event: string }>['event'];

type Event = { event: EntryEvent };

/** A registered kind by its schemas, so that what they parse keeps its type. */
export type Recorded<Input extends z.ZodType, Entry extends z.ZodObject> = RecordedKind<Input, Entry> & {
  name: EntryKind['name'];
  acts: { record: Event };
};

export type Signed<Input extends z.ZodObject, Entry extends SignedEntry, Ids extends EntryIds = EntryIds> = SignedKind<
  Input,
  Entry,
  Ids
> & { name: EntryKind['name']; acts: { write: Event; update: Event; sign: Event } };

/** Every event of an act on an entry. What follows is typed by hand: a name that is computed from a kind has no literal type. */
export const entryEvents: readonly EntryEvent[] = entryKinds.flatMap(({ acts }) =>
  Object.values(acts).map(({ event }) => event),
);

export const entryIdPrefixes: { [Kind in EntryKind as Kind['name']]: Kind['idPrefix'] } = Object.assign(
  {},
  ...entryKinds.map(({ name, idPrefix }) => ({ [name]: idPrefix })),
);

/** The fields of a chart, as they stand in rows. */
export const chartFields: { [Kind in EntryKind as Kind['plural']]: z.ZodArray<Kind['entry']> } = Object.assign(
  {},
  ...entryKinds.map(({ plural, entry }) => ({ [plural]: z.array<z.ZodType>(entry) })),
);

/** The fields of a chart, as they are answered. */
export const chartAnswerFields: { [Kind in EntryKind as Kind['plural']]: z.ZodArray<Kind['answer']> } = Object.assign(
  {},
  ...entryKinds.map(({ plural, answer }) => ({ [plural]: z.array<z.ZodType>(answer) })),
);
