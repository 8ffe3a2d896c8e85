import { amendmentDue, daysAfter } from '@sequester/law';
import { CalendarDate, type OpenPatientRequest, type PatientRequest } from '@sequester/model';

/** By when something that was asked has to be answered, and where that stands. */
export interface RequestDue {
  by: string;
  /** By when at the latest, where the practice says in time why it needs longer. */
  extendedBy?: string;
  citation: string;
}

/** Of an amendment sixty days, and thirty more (45 CFR 164.526(b)(2)); a review is decided within a reasonable time, and for the rest no day is named. */
export const dueOf = ({ asked, receivedOn, extension }: PatientRequest): RequestDue | undefined => {
  if (asked.kind !== 'amendment') return undefined;

  const { by, extendedBy } = amendmentDue(receivedOn);
  const citation = '45 CFR 164.526(b)(2)';
  return extension === undefined ? { by, extendedBy, citation } : { by: extendedBy, citation };
};

/** By when the list of a practice has what no law gives a day: a month is reasonable. */
const reasonableDays = 30;

/** How the list of a practice shows what waits. Its day is the one on which it was due first: a later one moves nothing in the list. */
export const openOf = (request: PatientRequest): OpenPatientRequest => {
  const { patientRequestId, patientId, receivedAt, status, asked, receivedOn } = request;
  const first = dueOf({ ...request, extension: undefined })?.by ?? daysAfter(receivedOn, reasonableDays);
  return { patientRequestId, patientId, receivedAt, status, kind: asked.kind, dueOn: CalendarDate.parse(first) };
};
