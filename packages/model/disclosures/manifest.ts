import * as z from 'zod';

import { PracticeId, RequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { HiddenPlace } from '../notes/hidden-words.ts';
import { phi } from '../phi.ts';
import { Sha256 } from '../sha256.ts';
import { Redaction } from './redaction.ts';

/** What the cover of an extract says, in the words of the PDF package. */
export const Cover = z.object({
  title: z.string(),
  practice: z.string(),
  recipient: z.string(),
  basis: z.string(),
  docket: z.string(),
  items: z.array(
    z.object({
      label: phi(z.string()),
      version: z.string(),
      pages: z.array(z.int()),
      sourceSha256: z.string(),
      takenOut: z.string().optional(),
    }),
  ),
  withheld: z.array(z.string()),
  notice: z.string(),
});
export type Cover = z.infer<typeof Cover>;

/**
 * What an extract can be built from again, but for its sources, and what it must come to. What was taken out is said by
 * rectangles: one that quotes words of a note is none, and is not kept.
 */
export const ExtractManifest = z.object({
  format: z.enum(['sequester-extract/2', 'sequester-extract/3', 'sequester-extract/4']),
  sha256: Sha256,
  cover: Cover,
  sources: z.array(
    z.object({
      id: z.string(),
      sha256: Sha256,
      pages: z.array(z.int()),
      redactions: z.array(Redaction),
      asImages: z.array(z.int()).optional(),
      /** Which way each place went with words that cannot be seen; without it they were released as they were. */
      hidden: z.array(HiddenPlace.extend({ way: z.enum(['kept', 'taken-out', 'lost-in-image']) })).optional(),
    }),
  ),
  coverPages: z.int(),
  pages: z.array(
    z.object({
      extractPage: z.int(),
      source: z.string(),
      sourcePage: z.int(),
      rasterised: z.boolean(),
      widthKept: z.boolean().optional(),
      redactions: z.array(z.string()),
    }),
  ),
});
export type ExtractManifest = z.infer<typeof ExtractManifest>;

/** The manifest of the extract of one request, written in the transaction that makes the extract ready. */
export const RecordedManifest = z.object({
  practiceId: PracticeId,
  requestId: RequestId,
  at: Instant,
  manifest: ExtractManifest,
});
export type RecordedManifest = z.infer<typeof RecordedManifest>;
