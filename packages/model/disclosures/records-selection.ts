import * as z from 'zod';

import { entryNames } from '../chart/kinds/names.ts';
import { PracticeId, RequestId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { saysNothing, saysSomething } from '../says-something.ts';
import { Sha256 } from '../sha256.ts';
import { AccountedName, RedactionReason } from './redaction.ts';
import { recordFormats } from './vocabulary.ts';

/** As pages to read, as data, or both. */
export const RecordFormat = z.enum(recordFormats);
export type RecordFormat = z.infer<typeof RecordFormat>;

const EntryKindName = z.enum(entryNames);
const EntryIdText = z.string().max(40);

/** Words that are taken out of one entry wherever they stand in it, and why. They are kept under the practice's key with the request. */
export const TakenOutPassage = z.strictObject({
  entryId: phi(EntryIdText.clone()),
  passage: phi(z.string().trim().min(2).max(2000).refine(saysSomething, { params: saysNothing })),
  reason: RedactionReason,
});
export type TakenOutPassage = z.infer<typeof TakenOutPassage>;

/** What of the ordinary record is let go, within the ceiling. What is left open takes all of it. */
export const RecordsChoice = z.strictObject({
  kinds: phi(z.array(EntryKindName).min(1).max(entryNames.length)).optional(),
  dateFrom: CalendarDate.optional(),
  dateTo: CalendarDate.optional(),
  leftOut: phi(z.array(EntryIdText.clone()).max(5000)).optional(),
  takenOut: z.array(TakenOutPassage).max(500).optional(),
  /** What is said of each person whom the ceiling demands to be taken out. */
  names: z.array(AccountedName).max(100).optional(),
  format: RecordFormat.default('pdf'),
  noMoreThanNecessary: z.literal(true).optional(),
});
export type RecordsChoice = z.infer<typeof RecordsChoice>;

/** One entry that is let go, as it stood when it was chosen, with what was added to it: the digest says whether it still does. */
export const ChosenEntry = z.object({
  kind: EntryKindName,
  entryId: phi(z.string()),
  on: phi(z.string()),
  sha256: Sha256,
});
export type ChosenEntry = z.infer<typeof ChosenEntry>;

/** What was chosen, by whom and when: of the newest the entries are built. */
export const RecordsSelection = RecordsChoice.extend({
  practiceId: PracticeId,
  requestId: RequestId,
  at: Instant,
  by: z.string(),
  round: z.int().min(0),
  entries: z.array(ChosenEntry),
  /** Of everything that is chosen: an approval counts for it and for no other. */
  sha256: Sha256,
}).strip();
export type RecordsSelection = z.infer<typeof RecordsSelection>;
