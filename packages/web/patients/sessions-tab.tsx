import { Link, useParams } from '@tanstack/react-router';

import { useMe, useWhen } from '../identity/me.tsx';
import { useMemberName, useMyId } from '../identity/members.ts';
import { LinkButton } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { CheckIcon, DocumentIcon, PenIcon, SealIcon } from '../parts/icons.tsx';
import { Empty, Asked } from '../parts/states.tsx';
import { Table, type Column, type Group } from '../parts/table.tsx';
import { common } from '../words/common.ts';
import { patients } from '../words/patients.ts';
import { sessionTitle } from '../words/sessions.ts';
import { useHours, type Hour } from './hours.ts';

import styles from './patients.module.css';

const NoteState = ({ hour, patientId, writes }: { hour: Hour; patientId: string; writes: boolean }) => {
  const { note, session } = hour;
  if (note === undefined) {
    return (
      <span className={styles.state}>
        <Chip>{patients.noNote}</Chip>
        {writes && (
          <Link
            className="small"
            to="/patients/$patientId/sessions/$sessionId"
            params={{ patientId, sessionId: session.entryId }}
          >
            {patients.writeIt}
          </Link>
        )}
      </span>
    );
  }
  return note.state === 'draft' ? (
    <Chip tone="warn">
      <PenIcon size={13} />
      {patients.draft}
    </Chip>
  ) : (
    <Chip tone="good">
      <CheckIcon size={14} />
      {note.state === 'awaiting-cosignature' ? patients.awaiting : patients.signed}
    </Chip>
  );
};

const OwnNote = ({ hour: { sealed, draft, session }, patientId }: { hour: Hour; patientId: string }) =>
  sealed === undefined && draft === undefined ? undefined : (
    <Link
      className={styles.own}
      to="/patients/$patientId/sessions/$sessionId"
      params={{ patientId, sessionId: session.entryId }}
    >
      {draft === undefined ? <SealIcon size={15} /> : <PenIcon size={15} />}
      {draft === undefined ? patients.sealedPages(sealed?.pages ?? 1) : patients.draft}
    </Link>
  );

const useColumns = (patientId: string, writes: boolean): Column<Hour>[] => {
  const when = useWhen();
  const myId = useMyId();
  const memberName = useMemberName();
  const { roles } = useMe();
  const date: Column<Hour> = {
    label: patients.date,
    narrow: true,
    cell: ({ session }) => (
      <>
        <span className={styles.weekday}>{when.weekday(when.dayOf(session.on))}</span>{' '}
        <Link to="/patients/$patientId/sessions/$sessionId" params={{ patientId, sessionId: session.entryId }}>
          {when.short(when.dayOf(session.on))}
        </Link>
      </>
    ),
  };
  const hour: Column<Hour> = {
    label: patients.session,
    cell: ({ session }) => (
      <>
        <span className="figures">{when.time(session.on)}</span>
        <span className="quiet"> · {sessionTitle(session.title)}</span>
        {session.authorId !== myId && <span className="quiet"> · {memberName(session.authorId)}</span>}
      </>
    ),
  };
  return [
    date,
    hour,
    {
      label: patients.progressNote,
      card: patients.progressNote,
      narrow: true,
      cell: (row) => <NoteState hour={row} patientId={patientId} writes={roles.includes('provider')} />,
    },
    ...(writes
      ? [
          {
            label: (
              <span className={styles.sealedHead}>
                <SealIcon size={16} />
                {patients.psychotherapyNote}
                <Chip tone="seal">{common.onlyYou}</Chip>
              </span>
            ),
            card: patients.psychotherapyNote,
            narrow: true,
            sealed: true,
            cell: (row: Hour) => <OwnNote hour={row} patientId={patientId} />,
          },
        ]
      : []),
  ];
};

export const SessionsTab = () => {
  const { patientId } = useParams({ from: '/patients/$patientId/' });
  const when = useWhen();
  const { query, hours, writes } = useHours(patientId);
  const columns = useColumns(patientId, writes);
  return (
    <Asked query={query} what={patients.sessions}>
      {(found) => {
        const rows = hours?.(found) ?? [];
        const groups: Group<Hour>[] = [...Map.groupBy(rows, ({ session }) => when.month(when.dayOf(session.on)))].map(
          ([title, month]) => ({ title, rows: month }),
        );
        return rows.length === 0 ? (
          <Empty
            icon={DocumentIcon}
            title={patients.noSessions}
            acts={
              writes && (
                <LinkButton kind="main" to="/patients/$patientId/new-session" params={{ patientId }}>
                  {patients.startSession}
                </LinkButton>
              )
            }
          >
            {patients.noSessionsWords}
          </Empty>
        ) : (
          <Table
            caption={patients.sessionsCaption}
            columns={columns}
            groups={groups}
            keyOf={({ session }) => session.entryId}
          />
        );
      }}
    </Asked>
  );
};
