import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { Answer } from '../api/operations.ts';
import { asked, useAct } from '../api/query.ts';
import { SaveLine } from '../drafts/save-line.tsx';
import { useKeys } from '../frame/keys.ts';
import { useWhen } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { Written } from '../parts/facts.tsx';
import { TextArea } from '../parts/fields.tsx';
import { SealIcon } from '../parts/icons.tsx';
import { SealedPane } from '../parts/pane.tsx';
import { Asked, Loading } from '../parts/states.tsx';
import { sessions } from '../words/sessions.ts';
import { ContentLint } from './content-lint.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { useOwnDraft, type OwnDraft } from './use-own-draft.ts';

import styles from './session.module.css';

type Session = Answer<'getSession'>;
type Sealed = Answer<'listNotes'>['notes'][number];

const Sealing = ({ draft, onClose }: { draft: OwnDraft; onClose: () => void }) => {
  const seal = useAct('sealNoteDraft', ['listNotes', 'listNoteDrafts']);
  return (
    <Confirm
      title={sessions.sealTitle}
      act={sessions.sealAct}
      kind="seal"
      onClose={onClose}
      run={async () => {
        await draft.save();
        await seal.mutateAsync({ params: { noteId: draft.noteId() ?? '' }, revision: draft.revision() });
      }}
    >
      <p>{sessions.sealWords}</p>
    </Confirm>
  );
};

const OwnEditor = ({ session, stored }: { session: Session; stored: Answer<'getNoteDraft'> | undefined }) => {
  const draft = useOwnDraft(session, stored);
  const [sealing, setSealing] = useState(false);
  useKeys({ 'mod+s': () => void draft.save() });
  return (
    <SealedPane
      title={sessions.sealedNote}
      about={sessions.sealedAbout}
      footer={
        <>
          <SaveLine state={draft.state} sealed />
          <Button kind="seal" onClick={() => setSealing(true)}>
            <SealIcon size={16} />
            {sessions.seal}
          </Button>
        </>
      }
    >
      <DraftNotices
        draft={draft}
        versions={(mine, theirs) => [{ mine, theirs }]}
        both={(mine, theirs) => `${mine}\n\n${theirs}`}
      />
      <div className={styles.own}>
        <TextArea
          name="own"
          label={sessions.ownWords}
          value={draft.text}
          translate="no"
          onChange={({ target }) => draft.change(target.value)}
          onBlur={() => void draft.save()}
        />
      </div>
      <ContentLint text={draft.text} sealed />
      {sealing && <Sealing draft={draft} onClose={() => setSealing(false)} />}
    </SealedPane>
  );
};

const SealedWords = ({ noteId }: { noteId: string }) => {
  const text = useQuery({ ...asked('getNoteText', { params: { noteId } }), gcTime: 0 });
  return (
    <Asked query={text} what={sessions.sealedNote}>
      {({ text: words }) => <Written>{words}</Written>}
    </Asked>
  );
};

const SealedNote = ({ sealed: { noteId, sealedAt, version, pages, kind } }: { sealed: Sealed }) => {
  const when = useWhen();
  const [open, setOpen] = useState(false);
  return (
    <SealedPane
      title={sessions.sealedNote}
      about={sessions.sealedAbout}
      footer={
        <>
          <p className="small quiet">{sessions.sealedLine(when.date(when.dayOf(sealedAt)), version, pages)}</p>
          {kind === 'written' && <Button onClick={() => setOpen(!open)}>{open ? sessions.hide : sessions.read}</Button>}
        </>
      }
    >
      {open && <SealedWords noteId={noteId} />}
    </SealedPane>
  );
};

const Drafted = ({ session, noteId }: { session: Session; noteId: string }) => {
  const draft = useQuery({ ...asked('getNoteDraft', { params: { noteId } }), staleTime: Infinity, gcTime: 0 });
  return (
    <Asked query={draft} what={sessions.sealedNote}>
      {(stored) => <OwnEditor session={session} stored={stored} />}
    </Asked>
  );
};

/** The therapist's own note about a session, beside the chart's: its draft, or what was sealed. Nobody else is shown this pane. */
export const OwnNote = ({ session }: { session: Session }) => {
  const { patientId, sessionId } = session;
  const sealed = useQuery(asked('listNotes', { query: { patientId } }));
  const drafts = useQuery({ ...asked('listNoteDrafts', { query: { patientId } }), staleTime: 0 });
  if (sealed.data === undefined || drafts.data === undefined) return <Loading what={sessions.sealedNote} />;

  const draft = drafts.data.drafts.find((one) => one.sessionId === sessionId);
  const note = sealed.data.notes.find((one) => one.sessionId === sessionId);
  if (draft !== undefined) return <Drafted session={session} noteId={draft.noteId} />;

  return note === undefined ? <OwnEditor session={session} stored={undefined} /> : <SealedNote sealed={note} />;
};
