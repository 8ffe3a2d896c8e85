import type {
  DraftContent,
  DraftHold,
  KeptDraft,
  MemberId,
  NoteDraft,
  PatientId,
  PsychotherapyNoteId,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';

export interface DraftPage {
  drafts: NoteDraft[];
  cursor?: string;
}

/** That drafts are there. Every method sees one originator's drafts. */
export interface NoteDraftStore {
  find(context: PracticeContext, originatorId: MemberId, noteId: PsychotherapyNoteId): Promise<NoteDraft | undefined>;
  /** The draft of the same session, if there is one. */
  ofSession(context: PracticeContext, draft: NoteDraft): Promise<NoteDraft | undefined>;
  /** By session date, the newest first. */
  list(
    context: PracticeContext,
    originatorId: MemberId,
    page: { patientId?: PatientId | undefined; cursor?: string | undefined },
  ): Promise<DraftPage>;
  /** Refuses `not-found` where the practice has no such patient, and `stale` where the session has a draft. */
  begin(context: PracticeContext, draft: NoteDraft, trace: Trace): Promise<void>;
  /** Refuses `stale` where the draft is not there. It is among those that leave until its object is removed. */
  discard(context: PracticeContext, draft: NoteDraft, trace: Trace): Promise<void>;
  /** The newest copy, as pages. Refuses `stale` where another was made meanwhile, or the draft has left. */
  copied(context: PracticeContext, draft: NoteDraft, trace: Trace): Promise<void>;
  /** What was replaced and is kept; it belongs to the save that replaced it, so that it has no trace. */
  kept(context: PracticeContext, draft: NoteDraft, kept: KeptDraft): Promise<void>;
  /** What is kept of a draft, the oldest first, whether it was sealed since or not. */
  listKept(context: PracticeContext, originatorId: MemberId, noteId: PsychotherapyNoteId): Promise<KeptDraft[]>;
  /** Drafts that were sealed or discarded and whose object may still be there. */
  leaving(context: PracticeContext, originatorId: MemberId): Promise<NoteDraft[]>;
  /** Forgets a draft whose object was removed; no record of an act, so that it has no trace. */
  left(context: PracticeContext, draft: NoteDraft): Promise<void>;
  /** What holds drafts on a patient: papers that came, and whether the officer holds all records of the patient. */
  holds(context: PracticeContext, patientId: PatientId): Promise<{ papers: DraftHold[]; legal: boolean }>;
}

/** The content of a draft as it was read, and what names it to whoever replaces it. */
export interface DraftAsRead {
  content: DraftContent;
  tag: string;
}

/** Drafts under the originator's key, replaced in place. */
export interface DraftVault {
  /** Undefined where it was never saved, or is gone. */
  read(draft: NoteDraft): Promise<DraftAsRead | undefined>;
  /** Saves over what was read, or for the first time. False where something else lies there, or nothing does any more. */
  save(
    draft: NoteDraft,
    saved: { keyArn: string; content: DraftContent; over: DraftAsRead | undefined },
  ): Promise<boolean>;
  /** Keeps a copy that is never removed. */
  keep(
    draft: NoteDraft,
    kept: { keyArn: string; content: DraftContent },
  ): Promise<{ objectKey: string; sha256: string }>;
  /** What was kept. */
  readKept(kept: { objectKey: string }): Promise<DraftContent>;
  /** Seals a copy of a draft as pages, which is never removed. */
  sealCopy(
    draft: NoteDraft,
    copy: { keyArn: string; version: number; bytes: Uint8Array },
  ): Promise<{ objectKey: string; sha256: string }>;
  remove(draft: NoteDraft): Promise<void>;
}
