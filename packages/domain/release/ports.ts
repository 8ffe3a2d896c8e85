import type {
  CountedDownload,
  DisclosureLogEntry,
  Instant,
  LinkPointer,
  OneTimeCodeId,
  RecordedDecision,
  RefusalDetail,
  ReleaseLink,
  SpokenLanguage,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { RecordsFile } from '../records/records-file.ts';

export interface IssuedCode {
  codeId: OneTimeCodeId;
  expiresAt: Instant;
  /** In which its recipient reads; English where nothing is said. */
  language?: SpokenLanguage | undefined;
}

/** A link with the request behind it, read at once. */
export interface FoundLink {
  link: ReleaseLink;
  /** As it stands for what the link leads to: the notes, or the ordinary record. */
  file: RecordsFile;
}

/** One download, and what is written with it: all of it or nothing. */
export interface DownloadToCount {
  found: FoundLink;
  download: CountedDownload;
  decision: RecordedDecision;
  /** With the first download of a link. */
  entry?: DisclosureLogEntry;
}

/** Links, from the recipient's side. Every change holds only while link and request are as they were read; otherwise `stale` is refused. */
export interface ReleaseStore {
  find(context: PracticeContext, pointer: LinkPointer): Promise<FoundLink | undefined>;
  issueCode(context: PracticeContext, issued: { link: ReleaseLink; code: IssuedCode }, trace: Trace): Promise<void>;
  countWrongCode(context: PracticeContext, counted: { link: ReleaseLink; lock: boolean }, trace: Trace): Promise<void>;
  countDownload(context: PracticeContext, counted: DownloadToCount, trace: Trace): Promise<void>;
}

/** The law's answer at this instant: the decision that lets the extract leave, or the grounds on which it may not. */
export type Judgement =
  | { releasable: true; decision: RecordedDecision }
  | { releasable: false; grounds: RefusalDetail[] };

/** Asks the law again whether this extract may leave, on the facts of the instant (45 CFR 164.508(b)(5)). */
export type Adjudication = (context: PracticeContext, found: FoundLink) => Promise<Judgement>;

/** One-time codes, derived and never stored. */
export interface CodeBook {
  /** Compares in constant time. */
  matches(link: ReleaseLink, codeId: OneTimeCodeId, code: string): Promise<boolean>;
}

/** Signs the URL of one extract, with a role that can read that one object and nothing else. */
export interface ExtractDoor {
  opened(found: FoundLink, seconds: number): Promise<string>;
}
