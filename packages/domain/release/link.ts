import { Instant, OneTimeCodeId, plusSeconds, type RefusalCode } from '@sequester/model';
import * as z from 'zod';

import type { Link } from '../disclosures/request.ts';

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

/** Wrong codes that lock a link, over all its codes. */
export const wrongCodesAtMost = 5;
export const codeMinutes = 10;
/** A code asked for again within this time is the same code. */
export const codeSecondsApart = 30;
export const repeatSeconds = 60;
export const urlSeconds = 60;

/** Why a link is dead at an instant, or undefined where it lives. */
export const linkDefect = (link: ReleaseLink, now: Instant): RefusalCode | undefined => {
  if (link.state === 'revoked') return 'link-revoked';

  if (link.state === 'locked' || link.door.wrongCodes >= wrongCodesAtMost) return 'code-locked';

  if (link.state === 'expired' || link.expiresAt <= now) return 'link-expired';

  return link.state === 'exhausted' || link.downloads >= link.allowedDownloads ? 'downloads-exhausted' : undefined;
};

/** What is wrong with the code's time, or undefined while it opens the door: as often as the link still allows, until it expires. */
export const codeDefect = ({ door }: ReleaseLink, now: Instant): RefusalCode | undefined => {
  if (door.codeId === undefined || door.codeExpiresAt === undefined) return 'code-needed';

  return door.codeExpiresAt <= now ? 'code-expired' : undefined;
};

/** Whether this is a try that was counted within the last minute. A try without a name is always a new one. */
export const isRepeat = ({ door }: ReleaseLink, attemptSha256: string | undefined, now: Instant): boolean =>
  attemptSha256 !== undefined &&
  door.counted.some(
    (one) =>
      one.codeId === door.codeId && one.attemptSha256 === attemptSha256 && now <= plusSeconds(one.at, repeatSeconds),
  );
