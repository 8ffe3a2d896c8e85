import * as z from 'zod';
import { LinkId, OneTimeCodeId, PatientId, PracticeId, RequestId } from '../ids.ts';
import { Instant, plusSeconds } from '../instant.ts';
import type { RefusalCode } from '../refusal.ts';

/** The one download that a code was used for: the same try, sent again within a minute, is answered again and not counted. */
export const CountedDownload = z.object({ codeId: OneTimeCodeId, attemptSha256: z.string(), at: Instant });
export type CountedDownload = z.infer<typeof CountedDownload>;

/** What the recipient's door knows of a link. */
export const ReleaseLink = z.object({
  linkId: LinkId,
  practiceId: PracticeId,
  requestId: RequestId,
  patientId: PatientId,
  recipient: z.object({ name: z.string(), email: z.string() }),
  extract: z.object({ bucketKey: z.string(), sha256: z.string(), pages: z.int(), bytes: z.int() }),
  practiceKeyArn: z.string(),
  expiresAt: Instant,
  allowedDownloads: z.int().min(1),
  downloads: z.int().min(0),
  status: z.enum(['active', 'revoked', 'expired', 'locked']),
  lockedAt: Instant.optional(),
  codeId: OneTimeCodeId.optional(),
  codeExpiresAt: Instant.optional(),
  wrongCodes: z.int().min(0),
  lastDownload: CountedDownload.optional(),
});
export type ReleaseLink = z.infer<typeof ReleaseLink>;

/** Wrong codes that lock a link, over all its codes. */
export const wrongCodesAtMost = 5;
export const codeMinutes = 10;
/** A code asked for again within this time is the same code. */
export const codeSecondsApart = 30;
export const repeatSeconds = 60;
export const urlSeconds = 60;

/** Why a link is dead at an instant, or undefined where it lives. */
export const linkDefect = (link: ReleaseLink, now: Instant): RefusalCode | undefined => {
  if (link.status === 'revoked') {
    return 'link-revoked';
  }
  if (link.status === 'locked' || link.wrongCodes >= wrongCodesAtMost) {
    return 'code-locked';
  }
  if (link.status === 'expired' || link.expiresAt <= now) {
    return 'link-expired';
  }
  return link.downloads >= link.allowedDownloads ? 'downloads-exhausted' : undefined;
};

/** What is wrong with the code's time, or undefined where it can still be used for a new download. */
export const codeDefect = (link: ReleaseLink, now: Instant): RefusalCode | undefined => {
  if (link.codeId === undefined || link.codeExpiresAt === undefined || link.lastDownload?.codeId === link.codeId) {
    return 'code-needed';
  }
  return link.codeExpiresAt <= now ? 'code-expired' : undefined;
};

/** Whether this is the same try as the one last counted, within a minute. */
export const isRepeat = ({ codeId, lastDownload }: ReleaseLink, attemptSha256: string | undefined, now: Instant): boolean =>
  lastDownload !== undefined &&
  lastDownload.codeId === codeId &&
  lastDownload.attemptSha256 === attemptSha256 &&
  now <= plusSeconds(lastDownload.at, repeatSeconds);
