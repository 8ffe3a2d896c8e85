import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { AuditStore, ChainReport, ChainVerifier, EventPage, EventQuery } from './ports.ts';

/** Events of the practice, newest first. To have read the audit is an event too (45 CFR 164.312(b)). */
export const listAuditEvents =
  ({ audits, traces }: { audits: AuditStore; traces: TraceStore }) =>
  async (context: Context, query: EventQuery): Promise<EventPage> => {
    const subject = query.subject === undefined ? {} : { [query.subject.name]: query.subject.value };
    const [page] = await Promise.all([audits.events(context, query), traces.record(context, auditEvent(context, 'audit.read', { part: 'events', ...subject }))]);
    return page;
  };

/** Checks the whole chain of the practice, event by event. */
export const getAuditChain =
  ({ chains, traces }: { chains: ChainVerifier; traces: TraceStore }) =>
  async (context: Context): Promise<ChainReport> => {
    const [report] = await Promise.all([chains.verified(context), traces.record(context, auditEvent(context, 'audit.read', { part: 'chain' }))]);
    return report;
  };
