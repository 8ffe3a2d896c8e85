import * as z from 'zod';

import type { Link } from '../disclosures/link.ts';
import { OneTimeCodeId } from '../ids.ts';
import { Instant } from '../instant.ts';

/** A download that was counted, by the name of its try: the same try, sent again within a minute, is answered again and not counted. */
export const CountedDownload = z.object({ codeId: OneTimeCodeId, attemptSha256: z.string().optional(), at: Instant });
export type CountedDownload = z.infer<typeof CountedDownload>;

/** The lock of the recipient's door: the code that opens it now, and how often a wrong one was tried. It is a row of its own, beside the link's. */
export const LinkDoor = z.object({
  revision: z.int().min(0),
  wrongCodes: z.int().min(0),
  codeId: OneTimeCodeId.optional(),
  codeExpiresAt: Instant.optional(),
  /** One for each download, and so at most five. */
  counted: z.array(CountedDownload).default([]),
});
export type LinkDoor = z.infer<typeof LinkDoor>;

/** The door of a link for which no code was asked yet. */
export const closedDoor: LinkDoor = { revision: 0, wrongCodes: 0, counted: [] };

/** A link with its door. */
export type ReleaseLink = Link & { door: LinkDoor };
