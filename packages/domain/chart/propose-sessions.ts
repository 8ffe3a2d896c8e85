import { dayIn } from '@sequester/law';
import { CalendarDate, instantOf, type ListedPatient, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { PatientStore } from '../patients/ports.ts';
import { startOfDay } from '../start-of-day.ts';
import type { TraceStore } from '../traces.ts';
import type { CalendarEvent, CalendarFiles, ReadCalendar } from './calendar-files.ts';
import { isNamedIn, lookedFor } from './named-in-calendar.ts';

interface Stores {
  patients: PatientStore;
  traces: TraceStore;
  calendarFiles: CalendarFiles;
}

interface Input {
  calendar: string;
  from: CalendarDate;
  to: CalendarDate;
  timeZone: string;
}

interface Proposal extends Omit<CalendarEvent, 'people'> {
  date: CalendarDate;
  /** Patients whose whole name stands in the event: none, one, or several of one name. */
  patients: Pick<ListedPatient, 'patientId' | 'name'>[];
}

const mostDays = 31;
const daySeconds = 86_400;
/** Pairs of words that are looked up for one calendar. */
const mostLookups = 500;

const textsOf = ({ title, people }: CalendarEvent): string[] => [title, ...people];

/** Patients of whose names two words stand together in some event. */
const patientsNamed = async (
  patients: PatientStore,
  context: PracticeContext,
  events: readonly CalendarEvent[],
): Promise<ListedPatient[]> => {
  const pairs = new Map(
    events
      .flatMap(textsOf)
      .flatMap(lookedFor)
      .map((words) => [words.join(' '), words]),
  );
  const found = new Map<string, ListedPatient>();
  for (const words of [...pairs.values()].slice(0, mostLookups)) {
    const page = await patients.find(context, { words }, {});
    for (const patient of page.patients) found.set(patient.patientId, patient);
  }
  return [...found.values()];
};

/** A day on which clocks are changed has 23 hours or 25. */
const dayAfter = (day: CalendarDate): string =>
  instantOf(Date.parse(`${day}T00:00:00.000Z`) + daySeconds * 1000).slice(0, 10);

const refuse = (path: string, code: string, text: string): never => {
  throw new Refusal('invalid-request', [{ path: `body.${path}`, code, text }]);
};

/** What a calendar says of sessions, to be confirmed one by one: nothing is recorded, and nothing is added to what it says. */
export const proposeSessions =
  ({ patients, traces, calendarFiles }: Stores) =>
  async (
    context: PracticeContext,
    { calendar, from, to, timeZone }: Input,
  ): Promise<Pick<ReadCalendar, 'unread'> & { proposals: Proposal[] }> => {
    const span = { from: startOfDay(from, timeZone), to: startOfDay(dayAfter(to), timeZone), timeZone };
    const days = (Date.parse(span.to) - Date.parse(span.from)) / daySeconds / 1000;
    if (days <= 0 || days > mostDays + 1)
      refuse('to', 'span', `Choose a last day within ${mostDays} days of the first.`);

    const [read] = await Promise.all([
      calendarFiles.read(calendar, span),
      traces.record(context, auditEvent(context, 'session.proposed', {})),
    ]);
    if (read === undefined) return refuse('calendar', 'not-a-calendar', 'Send the text of a calendar, as .ics has it.');

    const named = await patientsNamed(patients, context, read.events);
    const proposals = read.events.map(({ people, ...event }) => ({
      ...event,
      date: CalendarDate.parse(dayIn(event.startedAt, timeZone)),
      patients: named
        .filter((patient) => isNamedIn(patient, [event.title, ...people]))
        .map(({ patientId, name }) => ({ patientId, name })),
    }));
    return { proposals, unread: read.unread };
  };
