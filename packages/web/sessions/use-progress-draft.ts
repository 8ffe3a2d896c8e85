import { useRef } from 'react';

import { call } from '../api/call.ts';
import type { Answer, Given } from '../api/operations.ts';
import { useDraft, type Draft } from '../drafts/use-draft.ts';
import type { NoteContent } from './note-text.ts';

type Session = Answer<'getSession'>;
type Note = Answer<'getProgressNote'>;
type Body = Given<'writeProgressNote'>['body'];

export interface ProgressDraft extends Draft<NoteContent> {
  /** The id of the note, once its first words are saved. */
  noteId: () => string | undefined;
}

const bodyOf = (session: Session, content: NoteContent): Body => {
  const { sessionId, date, startedAt, stoppedAt, modality, setting, frequency } = session;
  return { sessionId, sessionDate: date, session: { startedAt, stoppedAt, modality, setting, frequency }, content };
};

/**
 * The draft of the progress note of a session. It is begun with its first words; where it is not known whether that
 * arrived, the very same is sent again before anything else.
 */
export const useProgressDraft = (session: Session, note: Note | undefined): ProgressDraft => {
  const { patientId } = session;
  const noteId = useRef(note?.progressNoteId);
  const begun = useRef<{ key: string; body: Body }>(undefined);
  const draft = useDraft<NoteContent>({
    stored: { text: note?.content ?? { format: 'DAP' }, revision: note?.revision ?? 0 },
    savedAt: note === undefined ? undefined : Date.parse(note.savedAt ?? note.writtenAt),
    write: async (content, revision, keepalive) => {
      const body = bodyOf(session, content);
      let at = revision;
      if (noteId.current === undefined) {
        begun.current ??= { key: crypto.randomUUID(), body };
        const first = begun.current;
        const written = await call(
          'writeProgressNote',
          { params: { patientId }, body: first.body },
          { key: first.key, keepalive },
        );
        noteId.current = written.progressNoteId;
        if (first.body === body) return written.revision;

        at = written.revision;
      }
      const params = { patientId, progressNoteId: noteId.current };
      return (await call('updateProgressNote', { params, body, revision: at }, { keepalive })).revision;
    },
    read: async () => {
      const params = { patientId, progressNoteId: noteId.current ?? '' };
      const { content = { format: 'DAP' }, revision } = await call('getProgressNote', { params });
      return { text: content, revision };
    },
  });
  return { ...draft, noteId: () => noteId.current };
};
