import {
  AppointmentId,
  attendanceFields,
  CalendarDate,
  checkHour,
  hourFields,
  Instant,
  ListedPatient,
  ListedSession,
  PatientId,
  phi,
  SessionId,
  sessionKind,
  TimeZone,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

/** As many as one transaction can write with their lists and events. */
const mostPatients = 12;

const Attendance = z.strictObject({ patientId: PatientId, ...attendanceFields });

const JointSession = z
  .strictObject({
    ...hourFields,
    patients: phi(
      z.tuple([Attendance], Attendance).refine((patients) => patients.length <= mostPatients, {
        params: { code: 'too-many', text: `Send at most ${mostPatients} patients at once.` },
      }),
    ),
  })
  .superRefine(checkHour)
  .refine(({ patients }) => new Set(patients.map(({ patientId }) => patientId)).size === patients.length, {
    path: ['patients'],
    params: { code: 'twice', text: 'Somebody is named twice. Send everybody once.' },
  });

export const recordJointSession = operation({
  id: 'recordJointSession',
  area: 'chart',
  method: 'POST',
  path: '/sessions',
  audience: sessionKind.writers,
  summary: 'Record one session of a couple, a family or a group, in the chart of each who took part',
  params: Nothing,
  query: Nothing,
  body: JointSession,
  answer: z.object({
    appointmentId: AppointmentId,
    sessions: z.array(z.object({ patientId: PatientId, sessionId: SessionId })),
  }),
  status: 201,
  refusals: ['not-found', 'patient-merged'],
});

const cursor = z.string().max(400).optional();
const SessionPage = z.object({
  sessions: z.array(z.object({ ...ListedSession.shape, patientName: ListedPatient.shape.name })),
  cursor: z.string().optional(),
});

export const listSessions = operation({
  id: 'listSessions',
  area: 'chart',
  method: 'GET',
  path: '/sessions',
  audience: ['owner', 'provider', 'staff'],
  summary: 'List the sessions of a day in your practice, by their start',
  params: Nothing,
  query: z.strictObject({ date: CalendarDate, cursor }),
  body: Nothing,
  answer: SessionPage,
  status: 200,
  refusals: ['invalid-cursor'],
});

export const listSessionsWithoutNote = operation({
  id: 'listSessionsWithoutNote',
  area: 'chart',
  method: 'GET',
  path: '/sessions/without-note',
  audience: ['provider'],
  summary: 'List your sessions that were attended and have no progress note',
  params: Nothing,
  query: z.strictObject({ cursor }),
  body: Nothing,
  answer: SessionPage,
  status: 200,
  refusals: ['invalid-cursor'],
});

/** A practice's calendar of a month has a tenth of this. */
const longestCalendar = 500_000;

export const proposeSessions = operation({
  id: 'proposeSessions',
  area: 'chart',
  method: 'POST',
  path: '/session-proposals',
  audience: sessionKind.writers,
  summary: 'Read a calendar (.ics) and propose its events as sessions, to be confirmed; nothing is recorded',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({
    calendar: phi(z.string().min(1).max(longestCalendar)),
    from: phi(CalendarDate.clone()),
    to: phi(CalendarDate.clone()),
    /** Of times that name none. */
    timeZone: phi(TimeZone.clone()),
  }),
  answer: z.object({
    proposals: z.array(
      z.object({
        uid: z.string(),
        title: phi(z.string()),
        date: phi(CalendarDate.clone()),
        startedAt: phi(Instant.clone()),
        stoppedAt: phi(Instant.clone()),
        cancelled: z.boolean(),
        patients: z.array(ListedPatient.pick({ patientId: true, name: true })),
      }),
    ),
    unread: z.array(z.object({ uid: z.string(), reason: z.enum(['all-day', 'too-often', 'not-readable']) })),
  }),
  status: 200,
  refusals: [],
  asks: true,
});
