import { useState } from 'react';

import type { Answer } from '../api/operations.ts';
import { useAct } from '../api/query.ts';
import { useMe, useWhen } from '../identity/me.tsx';
import { useMemberName } from '../identity/members.ts';
import { Button } from '../parts/button.tsx';
import { CancelOrSend } from '../parts/cancel-or-send.tsx';
import { Chip } from '../parts/chip.tsx';
import { Written } from '../parts/facts.tsx';
import { TextArea } from '../parts/fields.tsx';
import { textIn } from '../parts/form-data.ts';
import { Form, Incomplete } from '../parts/form.tsx';
import { CheckIcon, DocumentIcon } from '../parts/icons.tsx';
import { Pane } from '../parts/pane.tsx';
import { sessions } from '../words/sessions.ts';
import { partsOf } from './note-text.ts';
import { SessionFacts } from './session-facts.tsx';

import styles from './session.module.css';

type Note = Answer<'getProgressNote'>;

const AddAddendum = ({ note: { patientId, progressNoteId }, onDone }: { note: Note; onDone: () => void }) => {
  const add = useAct('addToProgressNote', ['getProgressNote']);
  return (
    <Form
      send={async (form) => {
        const text = textIn(form, 'text');
        if (text === undefined) throw new Incomplete({ text: sessions.addendumMissing });

        await add.mutateAsync({ params: { patientId, progressNoteId }, body: { text } });
        onDone();
      }}
    >
      {(busy) => (
        <>
          <TextArea name="text" label={sessions.addendum} hint={sessions.addendumHint} />
          <CancelOrSend act={sessions.addAddendum} busy={busy} onCancel={onDone} />
        </>
      )}
    </Form>
  );
};

const Addenda = ({ note: { addenda } }: { note: Note }) => {
  const when = useWhen();
  const memberName = useMemberName();
  if (addenda.length === 0) return undefined;

  return (
    <div className={styles.parts}>
      {addenda.map(({ addendumId, signedAt, authorId, text }) => (
        <div key={addendumId}>
          <h3>{sessions.addendum}</h3>
          <Written>{text}</Written>
          <p className="small quiet">
            {sessions.signedAt(when.date(when.dayOf(signedAt)), when.time(signedAt), memberName(authorId))}
          </p>
        </div>
      ))}
    </div>
  );
};

/** A progress note that is signed: its words as they stand, and what was added later. */
export const SignedNote = ({ session, note }: { session: Answer<'getSession'>; note: Note }) => {
  const when = useWhen();
  const memberName = useMemberName();
  const [adding, setAdding] = useState(false);
  const writes = useMe().roles.includes('provider');
  const { signedAt, authorId, content, state } = note;
  return (
    <Pane
      title={sessions.progressNote}
      icon={DocumentIcon}
      about={sessions.progressAbout}
      beside={
        <Chip tone="good">
          <CheckIcon size={14} />
          {state === 'awaiting-cosignature' ? sessions.awaiting : sessions.signed}
        </Chip>
      }
      footer={
        <>
          <p className="small quiet">
            {signedAt !== undefined &&
              sessions.signedAt(when.date(when.dayOf(signedAt)), when.time(signedAt), memberName(authorId))}
          </p>
          {writes && !adding && <Button onClick={() => setAdding(true)}>{sessions.addAddendum}</Button>}
        </>
      }
    >
      <SessionFacts session={session} />
      {content !== undefined && (
        <div className={styles.parts}>
          {partsOf(content).map(({ name, title, text }) => (
            <div key={name}>
              <h3>{title}</h3>
              <Written>{text}</Written>
            </div>
          ))}
        </div>
      )}
      <Addenda note={note} />
      {adding && <AddAddendum note={note} onDone={() => setAdding(false)} />}
    </Pane>
  );
};
