import type { Trace } from '../audit.ts';
import type { Context } from '../context.ts';
import type { LinkId, OneTimeCodeId, PracticeId, RequestId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { RefusalDetail } from '../refusal.ts';
import type { CountedDownload, ReleaseLink } from './link.ts';

/** What the digest of a token leads to. */
export interface LinkPointer {
  practiceId: PracticeId;
  requestId: RequestId;
  linkId: LinkId;
}

export interface IssuedCode {
  codeId: OneTimeCodeId;
  expiresAt: Instant;
}

/** Links, from the recipient's side. Every change holds only while the link is as it was read; otherwise `stale` is refused. */
export interface ReleaseStore {
  find(context: Context, pointer: LinkPointer): Promise<ReleaseLink | undefined>;
  practiceName(context: Context): Promise<string>;
  issueCode(context: Context, issued: { link: ReleaseLink; code: IssuedCode }, trace: Trace): Promise<void>;
  countWrongCode(context: Context, counted: { link: ReleaseLink; lock: boolean }, trace: Trace): Promise<void>;
  /**
   * Counts a download while the request is as it was judged. The first one of a link writes the disclosure-log entry and
   * opens the request, in the same transaction.
   */
  countDownload(context: Context, counted: { link: ReleaseLink; download: CountedDownload; judgement: Releasable }, trace: Trace): Promise<void>;
}

/** The law's answer at this instant. `revision` is that of the request it was given for. */
export interface Releasable {
  releasable: true;
  revision: number;
}
export interface NotReleasable {
  releasable: false;
  grounds: RefusalDetail[];
}

/** Asks the law again, on the facts of the instant, whether this extract may leave (45 CFR 164.508(b)(5)). */
export interface Adjudication {
  ofLink(context: Context, link: ReleaseLink): Promise<Releasable | NotReleasable>;
}

/** One-time codes, derived and never stored. */
export interface CodeBook {
  /** Compares in constant time. */
  matches(link: ReleaseLink, codeId: OneTimeCodeId, code: string): Promise<boolean>;
}

/** Signs the URL of one extract for one minute, with a role that can read that one object and nothing else. */
export interface ExtractDoor {
  opened(link: ReleaseLink, seconds: number): Promise<string>;
}
