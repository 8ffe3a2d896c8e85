import * as z from 'zod';

import { MemberId, PatientId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { textAt } from '../text-at.ts';
import { signatureStates } from './entry.ts';
import type { Kind } from './kind.ts';
import { entryNames } from './kinds/names.ts';

/** Of an entry that stands as it was recorded, or how far a draft has come. */
export const EntryState = z.enum(['recorded', 'entered-in-error', ...signatureStates]);
export type EntryState = z.infer<typeof EntryState>;

/** An entry in a list: enough to find it, and no more. */
export const EntryHeader = z.object({
  kind: z.enum(entryNames),
  entryId: z.string(),
  patientId: PatientId,
  /** The day or the instant that it is about. */
  on: phi(z.union([CalendarDate.clone(), Instant.clone()])),
  authorId: MemberId,
  state: EntryState,
  signedAt: Instant.optional(),
  title: phi(z.string()),
});
export type EntryHeader = z.infer<typeof EntryHeader>;

const firstText = (entry: object, paths: readonly string[]): string | undefined =>
  paths.map((path) => textAt(entry, path)).find((text) => text !== undefined);

/** How far an entry has come. */
export const stateOf = (entry: object): EntryState => {
  const recorded = textAt(entry, 'enteredInError') === undefined ? 'recorded' : 'entered-in-error';
  return EntryState.parse(textAt(entry, 'state') ?? recorded);
};

/** What a list shows of an entry. */
export const headerOf = (
  { name, about, title }: Pick<Kind, 'name' | 'about' | 'title'>,
  entryId: string,
  entry: object,
): EntryHeader =>
  EntryHeader.parse({
    kind: name,
    entryId,
    patientId: textAt(entry, 'patientId'),
    on: firstText(entry, [about, 'recordedAt', 'writtenAt']),
    authorId: firstText(entry, ['authorId', 'recordedBy']),
    state: stateOf(entry),
    signedAt: textAt(entry, 'signedAt'),
    title: title.flatMap((path) => textAt(entry, path) ?? []).join(', '),
  });

/** Whether an entry is not yet in the record, and so its author's and their supervisor's alone. */
export const isUnsigned = ({ state }: Pick<EntryHeader, 'state'>): boolean => state === 'draft';

/** Whether an entry is in the record, signed by its author at least. */
const isRecorded = (state: string): boolean => ['recorded', 'signed', 'awaiting-cosignature'].includes(state);

/** Whether an entry holds on a day. */
export const isCurrent = ({ current }: Pick<Kind, 'name' | 'current'>, entry: object, day: string): boolean => {
  if (current === undefined || !isRecorded(stateOf(entry))) return false;

  const until = current.until === undefined ? undefined : textAt(entry, current.until);
  return until === undefined || until > day;
};
