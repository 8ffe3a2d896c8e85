import type { PatientId, RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { mayLearn } from '../disclosures/who-may-know.ts';
import type { TraceStore } from '../traces.ts';
import type { AuditStore, EventPage, EventQuery } from './ports.ts';
import { reducedEvent, wholeEvent } from './show-audit.ts';

interface Input {
  cursor?: string | undefined;
  requestId?: RequestId | undefined;
  patientId?: PatientId | undefined;
}

const subjectOf = ({ requestId, patientId }: Input): EventQuery['subject'] => {
  if (requestId !== undefined) return { name: 'requestId', value: requestId };

  return patientId === undefined ? undefined : { name: 'patientId', value: patientId };
};

/** Events of the practice, newest first: to a privacy officer as they were recorded, to others without what tells whether notes exist. To have read the audit is an event too (45 CFR 164.312(b)). */
export const listAuditEvents =
  ({ audits, traces }: { audits: AuditStore; traces: TraceStore }) =>
  async (context: PracticeContext, input: Input): Promise<EventPage> => {
    const subject = subjectOf(input);
    const show = mayLearn('audit', context) ? wholeEvent : reducedEvent;
    const about = subject === undefined ? {} : { [subject.name]: subject.value };
    const [page] = await Promise.all([
      audits.events(context, { cursor: input.cursor, subject, show }),
      traces.record(context, auditEvent(context, 'audit.read', { part: 'events', ...about })),
    ]);
    return page;
  };
