import * as z from 'zod';

import { PracticeId, RequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { Sha256 } from '../sha256.ts';
import { ChosenEntry, TakenOutPassage } from './records-selection.ts';

/** What the cover of a record extract says, line by line, each with what it is. */
export const RecordsCover = z.object({
  title: z.string(),
  practice: z.string(),
  contact: z.array(z.string()),
  facts: z.array(z.object({ label: z.string(), text: phi(z.string()) })),
  /** What is not enclosed, and why, as far as it may be said. */
  withheld: z.array(z.string()),
  /** The custodian's certification (28 U.S.C. 1746), where the release is to a third party. */
  certification: z.array(z.string()),
  notice: z.string(),
  /** What stands on every page. */
  stamp: phi(z.string()),
});
export type RecordsCover = z.infer<typeof RecordsCover>;

/** One object that was built: its digest, and its length. */
const Built = z.object({ sha256: Sha256, bytes: z.int().min(1) });

/**
 * What an extract of the ordinary record can be built from again, and what it must come to: the cover, each entry by the digest of
 * what it said, each filed document by that of its file.
 */
export const RecordsManifest = z.object({
  format: z.literal('sequester-records/1'),
  practiceId: PracticeId,
  requestId: RequestId,
  at: Instant,
  cover: RecordsCover,
  entries: z.array(ChosenEntry),
  takenOut: z.array(TakenOutPassage),
  /** Whether the fields that a payer is not told were left out. */
  payerElements: z.array(z.string()).optional(),
  timeZone: z.string().optional(),
  documents: z.array(z.object({ entryId: phi(z.string()), sha256: Sha256, pages: z.int().min(1) })),
  pdf: Built.extend({ pages: z.int().min(1), coverPages: z.int().min(1) }).optional(),
  json: Built.optional(),
});
export type RecordsManifest = z.infer<typeof RecordsManifest>;
