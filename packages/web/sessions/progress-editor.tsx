import { useState } from 'react';

import type { Answer } from '../api/operations.ts';
import { useAct } from '../api/query.ts';
import { SaveLine } from '../drafts/save-line.tsx';
import { useKeys } from '../frame/keys.ts';
import { Button } from '../parts/button.tsx';
import { Segments } from '../parts/choices.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { Written } from '../parts/facts.tsx';
import { TextArea } from '../parts/fields.tsx';
import { DocumentIcon } from '../parts/icons.tsx';
import { Pane } from '../parts/pane.tsx';
import { formatWords, sessions } from '../words/sessions.ts';
import { ContentLint } from './content-lint.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { bothOf, inFormat, partsOf, withPart, type NoteContent, type NoteFormat } from './note-text.ts';
import { SessionFacts } from './session-facts.tsx';
import { useProgressDraft, type ProgressDraft } from './use-progress-draft.ts';

import styles from './session.module.css';

interface ProgressEditorProps {
  session: Answer<'getSession'>;
  note: Answer<'getProgressNote'> | undefined;
  patientName: string;
}

const usual: readonly NoteFormat[] = ['DAP', 'SOAP', 'BIRP'];

const formatsFor = (format: NoteFormat) =>
  (usual.includes(format) ? usual : [...usual, format]).map((value) => ({ value, label: formatWords[value] }));

const versionsOf = (mine: NoteContent, theirs: NoteContent) => {
  const others = partsOf(inFormat(theirs, mine.format));
  return partsOf(mine).map(({ name, title, text }) => ({
    label: title,
    mine: text,
    theirs: others.find((one) => one.name === name)?.text ?? '',
  }));
};

const plainText = (content: NoteContent): string =>
  partsOf(content)
    .map(({ title, text }) => `${title}\n${text}`)
    .join('\n\n');

const Signing = ({
  draft,
  session: { patientId },
  patientName,
  onClose,
}: Omit<ProgressEditorProps, 'note'> & { draft: ProgressDraft; onClose: () => void }) => {
  const sign = useAct('signProgressNote', ['getProgressNote', 'listEntries', 'listUnsigned']);
  return (
    <Confirm
      title={sessions.signTitle}
      act={sessions.signAct}
      onClose={onClose}
      run={async () => {
        await draft.save();
        const progressNoteId = draft.noteId() ?? '';
        await sign.mutateAsync({ params: { patientId, progressNoteId }, revision: draft.revision() });
      }}
    >
      <p>{sessions.signWords(patientName)}</p>
    </Confirm>
  );
};

const Parts = ({ draft }: { draft: ProgressDraft }) => {
  const parts = partsOf(draft.text);
  return (
    <>
      <div className={styles.typed}>
        <div className={styles.parts}>
          {parts.map(({ name, title, text }) => (
            <TextArea
              key={name}
              name={`content.${name}`}
              label={title}
              value={text}
              spellCheck
              onChange={({ target }) => draft.change(withPart(draft.text, name, target.value))}
              onBlur={() => void draft.save()}
            />
          ))}
        </div>
      </div>
      <div className={styles.printed} aria-hidden="true">
        {parts.map(({ name, title, text }) => (
          <div key={name}>
            <h3>{title}</h3>
            <Written>{text}</Written>
          </div>
        ))}
      </div>
    </>
  );
};

/** The progress note while it is written: saved as it grows, in the format that the therapist chooses, until it is signed. */
export const ProgressEditor = ({ session, note, patientName }: ProgressEditorProps) => {
  const draft = useProgressDraft(session, note);
  const [signing, setSigning] = useState(false);
  useKeys({ 'mod+s': () => void draft.save(), 'mod+enter': () => setSigning(true) });
  return (
    <Pane
      title={sessions.progressNote}
      icon={DocumentIcon}
      about={sessions.progressAbout}
      beside={
        <Segments
          name="format"
          label={sessions.format}
          options={formatsFor(draft.text.format)}
          value={draft.text.format}
          onChoose={(format) => draft.change(inFormat(draft.text, format))}
        />
      }
      footer={
        <>
          <SaveLine state={draft.state} />
          <Button kind="main" onClick={() => setSigning(true)}>
            {sessions.sign}
          </Button>
        </>
      }
    >
      <DraftNotices
        draft={draft}
        versions={versionsOf}
        both={bothOf}
        copy={() => void navigator.clipboard.writeText(plainText(draft.text))}
      />
      <SessionFacts session={session} />
      <Parts draft={draft} />
      <ContentLint text={plainText(draft.text)} />
      {signing && (
        <Signing draft={draft} session={session} patientName={patientName} onClose={() => setSigning(false)} />
      )}
    </Pane>
  );
};
