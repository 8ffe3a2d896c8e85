import {
  type Instant,
  type ReleaseLink,
  plusSeconds,
  type RefusalCode,
  wrongCodesAtMost,
  passcodeIdOf,
  repeatSeconds,
} from '@sequester/model';

/** Why a link is dead at an instant, or undefined where it lives. */
export const linkDefect = (link: ReleaseLink, now: Instant): RefusalCode | undefined => {
  if (link.state === 'revoked') return 'link-revoked';

  if (link.state === 'locked' || link.door.wrongCodes >= wrongCodesAtMost) return 'code-locked';

  if (link.state === 'expired' || link.expiresAt <= now) return 'link-expired';

  return link.state === 'exhausted' || link.downloads >= link.allowedDownloads ? 'downloads-exhausted' : undefined;
};

/** A link whose passcode is told by telephone has that one code, from its issue to its end. */
export const withPasscode = (link: ReleaseLink): ReleaseLink =>
  link.code?.by === 'telephone'
    ? { ...link, door: { ...link.door, codeId: passcodeIdOf(link.linkId), codeExpiresAt: link.expiresAt } }
    : link;

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
