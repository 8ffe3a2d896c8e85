import { AppointmentId, type NewSession, type PatientId, sessionKind } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { demandEntryDates } from './entry-dates.ts';
import { subjectOf } from './named-entry.ts';
import type { ChartStore } from './ports.ts';
import { writerOf } from './writer.ts';

type Attendance = Pick<NewSession, 'attendance' | 'serviceCode' | 'patientPlace'> & { patientId: PatientId };
type Input = Omit<NewSession, Exclude<keyof Attendance, 'patientId'> | 'enteredInError'> & {
  patients: [Attendance, ...Attendance[]];
};

interface Answer {
  appointmentId: AppointmentId;
  sessions: { patientId: PatientId; sessionId: string }[];
}

/** Records one session of several patients, as an entry in the chart of each: no entry says who else took part. */
export const recordJointSession =
  ({ charts }: { charts: ChartStore }) =>
  async (context: PracticeContext, { patients, ...hour }: Input): Promise<Answer> => {
    const kind = sessionKind;
    const recordedBy = writerOf(context, kind);
    const appointmentId = AppointmentId.parse(context.newId('appointment'));
    const recorded = { practiceId: context.practiceId, recordedBy, recordedAt: context.now, appointmentId };
    await Promise.all(patients.map((attended) => demandEntryDates(charts, context, kind, { ...hour, ...attended })));
    const entryOf = ({ patientId, ...attended }: Attendance) => {
      const name = { kind, patientId, id: kind.id.parse(context.newId(kind.name)) };
      const entry = kind.entry.parse({ ...hour, ...attended, ...subjectOf(name), ...recorded });
      return { name, entry, event: auditEvent(context, kind.acts.record.event, subjectOf(name)) };
    };
    const [first, ...others] = patients;
    const [one, ...rest] = [entryOf(first), ...others.map(entryOf)];
    const sessions = [one, ...rest].map(({ name: { patientId, id: sessionId } }) => ({ patientId, sessionId }));
    const answer = { appointmentId, sessions };
    await charts.addEntries(context, [one, ...rest], { event: one.event, answer });
    return answer;
  };
