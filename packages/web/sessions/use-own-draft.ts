import { useRef } from 'react';

import { call } from '../api/call.ts';
import type { Answer } from '../api/operations.ts';
import { useDraft, type Draft } from '../drafts/use-draft.ts';

type Session = Answer<'getSession'>;
type Stored = Answer<'getNoteDraft'>;

export interface OwnDraft extends Draft<string> {
  /** The id of the note that it becomes, once it is begun. */
  noteId: () => string | undefined;
}

/** The draft of the psychotherapy note of a session, under the therapist's own key. It is begun with its first words. */
export const useOwnDraft = ({ patientId, sessionId, date }: Session, stored: Stored | undefined): OwnDraft => {
  const noteId = useRef(stored?.noteId);
  const draft = useDraft<string>({
    stored: { text: stored?.text ?? '', revision: stored?.revision ?? 0 },
    savedAt: stored?.savedAt === undefined ? undefined : Date.parse(stored.savedAt),
    write: async (text, revision, keepalive) => {
      let at = revision;
      if (noteId.current === undefined) {
        // Of a session that has a draft already, that draft is answered: what it holds is met as a conflict, not written over.
        const begun = await call(
          'beginNoteDraft',
          { body: { patientId, sessionDate: date, sessionId } },
          { keepalive },
        );
        noteId.current = begun.noteId;
        at = begun.text === '' ? begun.revision : 0;
      }
      const params = { noteId: noteId.current };
      return (await call('saveNoteDraft', { params, body: { text }, revision: at }, { keepalive })).revision;
    },
    read: async () => {
      const { text, revision } = await call('getNoteDraft', { params: { noteId: noteId.current ?? '' } });
      return { text, revision };
    },
  });
  return { ...draft, noteId: () => noteId.current };
};
