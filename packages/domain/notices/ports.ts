import type {
  Instant,
  LinkId,
  Member,
  MemberId,
  OneTimeCodeId,
  PatientId,
  PracticeId,
  RequestId,
  StatementId,
  StatusPointer,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { IssuedCode } from '../release/ports.ts';
import type { Letter, StaffNews } from './letters.ts';
import type { PatientNews } from './patient-letters.ts';
import type { PatientReach } from './reach.ts';

/** What one mail is about; there is at most one notice of each. */
export interface NoticeName {
  practiceId: PracticeId;
  requestId: RequestId;
  about:
    | LinkId
    | OneTimeCodeId
    | `${StatementId}#${MemberId}`
    | 'acknowledgment'
    | `${PatientNews | StaffNews}#${string}`;
}

/** What came of a claim: the mail is ours to send, has gone out, or was claimed by a try of which nobody knows how it ended. */
export type Claim = 'ours' | 'sent' | 'claimed';

/** Which mails went out. */
export interface NoticeStore {
  /** Puts down that a mail is about to go out. A claim is taken over when it is this old and the mail is not known to have gone out. */
  claim(context: PracticeContext, notice: NoticeName, takenOverAfterSeconds: number): Promise<Claim>;
  /** Gives a claim back, of which is known that nothing went out. */
  release(context: PracticeContext, notice: NoticeName): Promise<void>;
  markSent(context: PracticeContext, notice: NoticeName, trace: Trace): Promise<void>;
  /** Lets the token of a status page be found; again it does no harm. */
  keepStatusPointer(context: PracticeContext, pointer: StatusPointer): Promise<void>;
}

/** Who is in the practice, as they are now. */
export interface MemberDirectory {
  members(context: PracticeContext): Promise<Member[]>;
}

/** What the chart says of how a patient may be reached, as it is now. */
export interface PatientDirectory {
  /** Undefined where no mail may be sent. */
  reach(context: PracticeContext, patientId: PatientId): Promise<PatientReach | undefined>;
}

/** The mail was refused: nothing went out. */
export class MailRefused extends Error {
  constructor(cause: unknown) {
    super('the mail was refused', { cause });
    this.name = 'MailRefused';
  }
}

/** The text message was refused: nothing went out. */
export class TextRefused extends Error {
  constructor(cause: unknown) {
    super('the text message was refused', { cause });
    this.name = 'TextRefused';
  }
}

/** Sends text messages from the one number of the service. Throws `TextRefused` where it is certain that nothing went out. */
export interface TextMessenger {
  send(telephone: string, text: string): Promise<void>;
}

/** Sends mail from the one address of the service. Throws `MailRefused` where it is certain that nothing went out. */
export interface Mailer {
  send(to: string, letter: Letter): Promise<void>;
}

/** Where whoever asked sees how far their request has come; of the token in the address its digest is kept. */
export interface StatusPage {
  url: string;
  tokenSha256: string;
}

/** Secrets for letters, derived and never stored. */
export interface LetterSecrets {
  linkUrl(link: { practiceId: PracticeId; linkId: LinkId }): Promise<string>;
  statusPage(request: { practiceId: PracticeId; requestId: RequestId }): Promise<StatusPage>;
  code(code: { practiceId: PracticeId; linkId: LinkId } & Pick<IssuedCode, 'codeId'>): Promise<string>;
}

interface DeadlineOf {
  practiceId: PracticeId;
  requestId: RequestId;
  dueAt: Instant;
}

/** A link expires, or its mail has to have gone out. */
export type LinkDeadline = DeadlineOf & { what: 'expiry' | 'mail'; linkId: LinkId };

/** The practice is reminded so long before a day by which a request is due. */
export type Reminder = 'due-in-7-days' | 'due-in-2-days';

/** A request falls due on a day, of which the practice is reminded before. */
export type RequestDeadline = DeadlineOf & { what: Reminder; by: string };

/** A time that will come; ids, a day and an instant only. */
export type Deadline = LinkDeadline | RequestDeadline;

/** The deadlines of all practices, by day. */
export interface DeadlineStore {
  add(deadline: Deadline): Promise<void>;
  /** Deadlines that have come and are not settled, of this day and the days before it that are still kept. */
  due(now: Instant): Promise<Deadline[]>;
  settle(deadline: Deadline): Promise<void>;
}
