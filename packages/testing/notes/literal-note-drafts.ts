import {
  type DraftAsRead,
  type DraftVault,
  type NoteDraftStore,
  type NoteIndex,
  type PracticeContext,
  sha256Hex,
} from '@sequester/domain';
import {
  type DraftContent,
  type DraftHold,
  IndexedDraft,
  type KeptDraft,
  type MemberId,
  type NoteDraft,
  Refusal,
} from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import type { LiteralLog } from '../literal-log.ts';
import { pageOf } from '../pages.ts';

const draftsInPage = 100;

const listedAt = ({ sessionDate, patientId, sessionId }: NoteDraft): string =>
  `${sessionDate}#${patientId}.${sessionId ?? 'DAY'}`;

const sessionKey = (draft: NoteDraft): string => [draft.practiceId, draft.originatorId, listedAt(draft)].join(' ');

/** The rows of drafts in memory. */
interface DraftRows {
  drafts: Map<string, NoteDraft>;
  leaving: Map<string, NoteDraft>;
  holds: DraftHold[];
  /** Patients whose records the officer holds. */
  held: Set<string>;
  kept: Map<string, KeptDraft[]>;
}

export const literalDraftRows = (): DraftRows => ({
  drafts: new Map(),
  leaving: new Map(),
  holds: [],
  held: new Set(),
  kept: new Map(),
});

/** A draft leaves, as part of a change. */
export const draftLeaves = ({ drafts, leaving }: DraftRows, draft: NoteDraft): void => {
  if (!drafts.delete(draft.noteId)) throw new Refusal('stale');

  leaving.set(draft.noteId, draft);
};

const own = (context: PracticeContext, originatorId: MemberId, all: Iterable<NoteDraft>): NoteDraft[] =>
  ofPractice(context, all).filter((draft) => draft.originatorId === originatorId);

/** What is written about a patient: work that begins, or that goes on. */
export interface BegunWork {
  sessionId?: string | undefined;
  begins: boolean;
}

/** The same by practice and originator, with the conditions of the real store. */
export const literalNoteDraftStore = (
  log: LiteralLog,
  rows: DraftRows,
  demandPatient: (context: PracticeContext, patient: string, work: BegunWork) => void,
): NoteDraftStore => ({
  find: async (context, originatorId, noteId) => {
    const draft = inPractice(context, rows.drafts.get(noteId));
    return draft?.originatorId === originatorId ? draft : undefined;
  },
  ofSession: async (_context, draft) =>
    [...rows.drafts.values()].find((other) => sessionKey(other) === sessionKey(draft)),
  list: async (context, originatorId, { patientId, cursor }) => {
    const listed = own(context, originatorId, rows.drafts.values()).toSorted((one, other) =>
      listedAt(one) < listedAt(other) ? 1 : -1,
    );
    const { rows: page, ...next } = pageOf(listed, { size: draftsInPage, cursor, keyOf: listedAt });
    return { drafts: page.filter((draft) => patientId === undefined || draft.patientId === patientId), ...next };
  },
  begin: async (context, draft, trace) =>
    log.write(context, trace, () => {
      if ([...rows.drafts.values()].some((other) => sessionKey(other) === sessionKey(draft)))
        throw new Refusal('stale');

      demandPatient(context, draft.patientId, { sessionId: draft.sessionId, begins: true });
      rows.drafts.set(draft.noteId, draft);
    }),
  discard: async (context, draft, trace) => log.write(context, trace, () => draftLeaves(rows, draft)),
  copied: async (context, draft, trace) =>
    log.write(context, trace, () => {
      const before = rows.drafts.get(draft.noteId);
      if (before === undefined || (before.copy?.version ?? 0) + 1 !== draft.copy?.version) throw new Refusal('stale');

      rows.drafts.set(draft.noteId, draft);
    }),
  kept: async (_context, { originatorId, noteId }, kept) => {
    const key = `${originatorId} ${noteId}`;
    const others = (rows.kept.get(key) ?? []).filter(({ revision }) => revision !== kept.revision);
    rows.kept.set(key, [...others, kept]);
  },
  listKept: async (_context, originatorId, noteId) => rows.kept.get(`${originatorId} ${noteId}`) ?? [],
  leaving: async (context, originatorId) => own(context, originatorId, rows.leaving.values()),
  left: async (_context, { noteId }) => void rows.leaving.delete(noteId),
  holds: async (context, patientId) => ({
    papers: ofPractice(context, rows.holds).filter((hold) => hold.patientId === patientId),
    legal: rows.held.has(patientId),
  }),
});

/** That drafts exist, by patient. */
export const literalDraftIndex = ({ drafts }: DraftRows): Required<Pick<NoteIndex, 'drafts'>> => ({
  drafts: async (context, patient) =>
    ofPractice(context, drafts.values())
      .filter(({ patientId }) => patientId === patient)
      .map((draft) => IndexedDraft.parse(draft)),
});

/** Contents of drafts in memory, replaced in place over what was read, and the copies that are kept. */
export const literalDraftVault = () => {
  const contents = new Map<string, DraftAsRead>();
  const kept = new Map<string, DraftContent>();
  const copies = new Map<string, Uint8Array>();
  let writes = 0;
  const draftVault: DraftVault = {
    read: async ({ noteId }) => contents.get(noteId),
    save: async ({ noteId }, { content, over }) => {
      if (contents.get(noteId)?.tag !== over?.tag) return false;

      writes += 1;
      contents.set(noteId, { content, tag: `"${writes}"` });
      return true;
    },
    keep: async ({ noteId }, { content }) => {
      const objectKey = `drafts/${noteId}/${content.revision}`;
      kept.set(objectKey, content);
      return { objectKey, sha256: sha256Hex(JSON.stringify(content)) };
    },
    readKept: async ({ objectKey }) => {
      const content = kept.get(objectKey);
      if (content === undefined) throw new Error('no such object');

      return content;
    },
    sealCopy: async ({ noteId }, { version, bytes }) => {
      const objectKey = `drafts/copies/${noteId}/${version}`;
      copies.set(objectKey, bytes);
      return { objectKey, sha256: sha256Hex(bytes) };
    },
    remove: async ({ noteId }) => void contents.delete(noteId),
  };
  return { draftVault, contents, kept, copies };
};
