import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';

import type { Answer } from '../api/operations.ts';
import { asked } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { useMyId } from '../identity/members.ts';
import { Button } from '../parts/button.tsx';
import { Segments } from '../parts/choices.tsx';
import { classes } from '../parts/classes.ts';
import { PatientStrip } from '../parts/facts.tsx';
import { DocumentIcon, PrintIcon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Pane } from '../parts/pane.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Asked } from '../parts/states.tsx';
import { ageOn } from '../parts/when.ts';
import { patients } from '../words/patients.ts';
import { sessions } from '../words/sessions.ts';
import { OwnNote } from './own-note.tsx';
import { ProgressEditor } from './progress-editor.tsx';
import { SessionFacts } from './session-facts.tsx';
import { SignedNote } from './signed-note.tsx';

import styles from './session.module.css';

type Session = Answer<'getSession'>;
type Patient = Answer<'getPatient'>;

const NoNote = ({ session }: { session: Session }) => (
  <Pane title={sessions.progressNote} icon={DocumentIcon}>
    <SessionFacts session={session} />
    <p className="quiet">{sessions.notWritten}</p>
  </Pane>
);

const Written = ({ session, noteId, patientName }: { session: Session; noteId: string; patientName: string }) => {
  const { patientId } = session;
  const note = useQuery({
    ...asked('getProgressNote', { params: { patientId, progressNoteId: noteId } }),
    gcTime: 0,
  });
  return (
    <Asked query={note} what={sessions.progressNote}>
      {(found) =>
        found.state === 'draft' ? (
          <ProgressEditor session={session} note={found} patientName={patientName} />
        ) : (
          <SignedNote session={session} note={found} />
        )
      }
    </Asked>
  );
};

/** The note of the session: written, or to be written by whoever held it. */
const Progress = ({ session, patientName }: { session: Session; patientName: string }) => {
  const { patientId, startedAt, clinicianId } = session;
  const isMine = useMyId() === clinicianId;
  const notes = useQuery({
    ...asked('listEntries', { params: { patientId }, query: { kind: 'progressNote' } }),
    staleTime: 0,
  });
  return (
    <Asked query={notes} what={sessions.progressNote}>
      {({ entries }) => {
        const note = entries.find(({ on, state }) => on === startedAt && state !== 'deleted');
        if (note !== undefined) return <Written session={session} noteId={note.entryId} patientName={patientName} />;

        return isMine ? (
          <ProgressEditor session={session} note={undefined} patientName={patientName} />
        ) : (
          <NoNote session={session} />
        );
      }}
    </Asked>
  );
};

const Panes = ({ session, patientName }: { session: Session; patientName: string }) => {
  // The note of their own is of whoever held the hour: nobody else is shown a pane, or a gap.
  const writes = useMyId() === session.clinicianId;
  const [pane, show] = useState<'progress' | 'own'>('progress');
  return (
    <>
      {writes && (
        <div className={styles.switch}>
          <Segments
            name="pane"
            label={sessions.yourTabs}
            options={[
              { value: 'progress', label: sessions.progressNote },
              { value: 'own', label: sessions.sealedNote },
            ]}
            value={pane}
            onChoose={show}
          />
        </div>
      )}
      <div className={classes(styles.panes, !writes && styles.alone)} data-pane={pane}>
        <Progress session={session} patientName={patientName} />
        {writes && <OwnNote session={session} />}
      </div>
    </>
  );
};

const SessionOf = ({ session, patient: { name, birthDate } }: { session: Session; patient: Patient }) => {
  const when = useWhen();
  const { patientId } = session;
  const patientName = nameOf(name);
  return (
    <Page
      wide
      title={sessions.title}
      heading={sessions.heading(when.long(session.date))}
      below={
        <PatientStrip name={patientName}>
          {patients.strip({
            born: when.date(birthDate),
            age: ageOn(birthDate, when.today()),
            pronouns: undefined,
            language: undefined,
          })}
        </PatientStrip>
      }
      crumbs={[
        { label: patients.title, link: { to: '/patients' } },
        { label: patientName, link: { to: '/patients/$patientId', params: { patientId } } },
      ]}
      acts={
        <Button small onClick={() => window.print()}>
          <PrintIcon />
          {sessions.print}
        </Button>
      }
    >
      <Panes session={session} patientName={patientName} />
    </Page>
  );
};

/** One hour: the note of the chart and, for the therapist who writes it, their own sealed note beside it. */
export const SessionPage = () => {
  const params = useParams({ from: '/patients/$patientId/sessions/$sessionId' });
  const session = useQuery(asked('getSession', { params }));
  const patient = useQuery(asked('getPatient', { params: { patientId: params.patientId } }));
  return (
    <Asked query={patient} what={sessions.title}>
      {(whose) => (
        <Asked query={session} what={sessions.title}>
          {(found) => <SessionOf key={found.sessionId} session={found} patient={whose} />}
        </Asked>
      )}
    </Asked>
  );
};
