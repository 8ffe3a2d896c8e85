import type { Trace } from '../audit.ts';
import type { Context } from '../context.ts';
import type { LinkId, MemberId, OneTimeCodeId, PracticeId, RequestId, StatementId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { Member } from '../practice/practice.ts';
import type { IssuedCode } from '../release/ports.ts';
import type { Letter } from './letters.ts';

/** What one mail is about; there is at most one notice of each. */
export interface NoticeName {
  practiceId: PracticeId;
  requestId: RequestId;
  about: LinkId | OneTimeCodeId | `${StatementId}#${MemberId}`;
}

/** Which mails went out. */
export interface NoticeStore {
  /** Puts down that a mail is about to go out; false where it has gone out already. */
  claim(context: Context, notice: NoticeName): Promise<boolean>;
  markSent(context: Context, notice: NoticeName, trace: Trace): Promise<void>;
}

/** Who is in the practice, as they are now. */
export interface MemberDirectory {
  members(context: Context): Promise<Member[]>;
}

/** Sends mail from the one address of the service. */
export interface Mailer {
  send(to: string, letter: Letter): Promise<void>;
}

/** Secrets for letters, derived and never stored. */
export interface LetterSecrets {
  linkUrl(link: { practiceId: PracticeId; linkId: LinkId }): Promise<string>;
  code(code: { practiceId: PracticeId; linkId: LinkId } & Pick<IssuedCode, 'codeId'>): Promise<string>;
}

/** A link whose time will come; ids and an instant only. */
export interface Deadline {
  practiceId: PracticeId;
  requestId: RequestId;
  linkId: LinkId;
  dueAt: Instant;
}

/** The deadlines of all practices, by day. */
export interface DeadlineStore {
  add(deadline: Deadline): Promise<void>;
  /** Deadlines that have come and are not settled, of this day and the days before it that are still kept. */
  due(now: Instant): Promise<Deadline[]>;
  settle(deadline: Deadline): Promise<void>;
}
