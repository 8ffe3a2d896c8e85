import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { AppointmentId, MemberId, PatientId } from '../../ids.ts';
import { CalendarDate } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, correctionFields, recordedFields, words } from '../entry.ts';
import type { RecordedKind } from '../kind.ts';
import { isOnDay, Session } from '../session-of-note.ts';

const idPrefix = 'ses';
export const SessionId = idOf('session', idPrefix);
export type SessionId = z.infer<typeof SessionId>;

/** Of one patient: whether they came, and what the practice bills. */
export const attendanceFields = {
  attendance: phi(z.enum(['attended', 'missed', 'late-cancelled', 'cancelled'])),
  /** As the practice types it, with its modifiers. Only codes are kept: what CPT says of them is licensed. */
  serviceCode: phi(
    z.string().regex(/^(?:\d{4}[0-9A-Z]|[A-Z]\d{4})(?:-[0-9A-Z]{2}){0,4}$/, {
      error: 'Send the code of a service, as 90837 or 90837-95.',
    }),
  ).optional(),
  /** Where the patient was, above all in telehealth. */
  patientPlace: words().optional(),
};

/** Of the hour itself, the same for all who took part. */
export const hourFields = {
  clinicianId: phi(MemberId.clone()),
  /** The day in the practice. */
  date: phi(CalendarDate.clone()),
  startedAt: Session.shape.startedAt,
  stoppedAt: Session.shape.stoppedAt,
  modality: Session.shape.modality,
  frequency: Session.shape.frequency,
  setting: Session.shape.setting,
  clinicianPlace: words().optional(),
};

interface Hour {
  date: string;
  startedAt: z.output<typeof Session>['startedAt'];
  stoppedAt: z.output<typeof Session>['stoppedAt'];
}

const longestInMilliseconds = 86_400_000;

/** What is wrong with the times of an hour: both of its day, and in their order. Of what is no time its own schema tells. */
export const hourFaults = ({ date, startedAt, stoppedAt }: Hour): { path: string; code: string; text: string }[] => {
  if ([startedAt, stoppedAt].some((instant) => Number.isNaN(Date.parse(instant)))) return [];

  const strange = Object.entries({ startedAt, stoppedAt }).filter(([, instant]) => !isOnDay(instant, date));
  const lasted = Date.parse(stoppedAt) - Date.parse(startedAt);
  return [
    ...strange.map(([path]) => ({ path, code: 'another-day', text: 'This time is not of the day of the session.' })),
    ...(lasted <= 0
      ? [{ path: 'stoppedAt', code: 'stop-before-start', text: 'The end has to lie after the start.' }]
      : []),
    ...(lasted > longestInMilliseconds
      ? [
          {
            path: 'stoppedAt',
            code: 'too-long',
            text: 'The session would have taken more than a day. Check both times.',
          },
        ]
      : []),
  ];
};

/** Refuses an hour by what is wrong with its times. */
export const checkHour = (hour: Hour, context: z.core.$RefinementCtx): void => {
  for (const { path, ...params } of hourFaults(hour))
    context.addIssue({ code: 'custom', path: [path], params, input: hour });
};

export const NewSession = z
  .strictObject({ ...hourFields, ...attendanceFields, ...correctionFields })
  .superRefine(checkHour);
export type NewSession = z.infer<typeof NewSession>;

export const HeldSession = z.object({
  sessionId: SessionId,
  ...recordedFields,
  ...NewSession.shape,
  /** The same for all who took part in one hour, and told to no reader of a chart. */
  appointmentId: AppointmentId.optional(),
});
export type HeldSession = z.infer<typeof HeldSession>;

/** A session in the list of a day: what the front desk needs. */
export const ListedSession = HeldSession.pick({
  sessionId: true,
  patientId: true,
  clinicianId: true,
  date: true,
  startedAt: true,
  stoppedAt: true,
  modality: true,
  setting: true,
  attendance: true,
  serviceCode: true,
  appointmentId: true,
});
export type ListedSession = z.infer<typeof ListedSession>;

/** An appointment of one patient that took place or was missed. Whoever else took part is not in it. */
export const sessionKind = {
  life: 'recorded',
  name: 'session',
  idPrefix,
  row: 'SESSION',
  plural: 'sessions',
  writers: ['provider', 'staff'],
  readers: [...chartReaders, 'staff'],
  fhir: 'Encounter',
  recordClass: 'session',
  id: SessionId,
  ids: z.strictObject({ patientId: PatientId, sessionId: SessionId }),
  input: NewSession,
  entry: HeldSession,
  answer: HeldSession.omit({ practiceId: true, appointmentId: true }),
  past: ['date', 'startedAt', 'stoppedAt'],
  inLife: { dates: ['date'], where: { field: 'attendance', is: 'attended' } },
  about: 'startedAt',
  title: ['modality', 'setting', 'attendance'],
  acts: {
    record: { operation: 'recordSession', summary: 'Record a session, held or missed', event: 'session.recorded' },
    revise: {
      operation: 'reviseSession',
      summary: 'Change what is recorded of a session, as who came',
      event: 'session.revised',
    },
  },
} as const satisfies RecordedKind;
