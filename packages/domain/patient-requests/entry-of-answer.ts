import {
  CalendarDate,
  ConfidentialCommunication,
  confidentialCommunicationKind,
  type MemberId,
  type NewAnswer,
  type PatientRequest,
  Restriction,
  restrictionKind,
} from '@sequester/model';

import type { AddedEntry } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';

/** The entry of the chart by which an answer holds: from it every gate reads a restriction, and everybody how to write to the patient. */
export const entryOfAnswer = (
  context: PracticeContext,
  { patientId, asked, receivedOn }: PatientRequest,
  { given, by }: { given: NewAnswer; by: MemberId },
): AddedEntry | undefined => {
  const { practiceId, now } = context;
  const common = {
    practiceId,
    patientId,
    recordedBy: by,
    recordedAt: now,
    askedOn: receivedOn,
    answeredOn: CalendarDate.parse(receivedOn > now.slice(0, 10) ? receivedOn : now.slice(0, 10)),
  };
  if (asked.kind === 'restriction') {
    const { kind: _, ...terms } = asked;
    const id = restrictionKind.id.parse(context.newId('restriction'));
    const entry = Restriction.parse({ ...common, ...terms, restrictionId: id, answer: given.outcome });
    return { name: { kind: restrictionKind, patientId, id }, entry };
  }
  if (asked.kind === 'confidential-communication') {
    const { kind: _, ...terms } = asked;
    const id = confidentialCommunicationKind.id.parse(context.newId('confidentialCommunication'));
    const entry = ConfidentialCommunication.parse({
      ...common,
      ...terms,
      confidentialCommunicationId: id,
      answer: given.outcome,
    });
    return { name: { kind: confidentialCommunicationKind, patientId, id }, entry };
  }
  return undefined;
};
