import type { AuditEvent } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { mayLearn } from '../disclosures/who-may-know.ts';
import type { TraceStore } from '../traces.ts';
import type { AuditStore, ChainReport, ChainVerifier, EventPage, EventQuery, ReducedChainReport } from './ports.ts';
import { reducedEvent, type ShownEvent } from './show-audit.ts';

type WholeChainReport = ChainReport & { view: 'whole' };

const wholeEvent = (event: AuditEvent): ShownEvent => event;

/** Events of the practice, newest first: to a privacy officer as they were recorded, to others without what tells whether notes exist. To have read the audit is an event too (45 CFR 164.312(b)). */
export const listAuditEvents =
  ({ audits, traces }: { audits: AuditStore; traces: TraceStore }) =>
  async (context: PracticeContext, query: EventQuery): Promise<EventPage> => {
    const subject = query.subject === undefined ? {} : { [query.subject.name]: query.subject.value };
    const [page] = await Promise.all([
      audits.events(context, { ...query, show: mayLearn('audit', context) ? wholeEvent : reducedEvent }),
      traces.record(context, auditEvent(context, 'audit.read', { part: 'events', ...subject })),
    ]);
    return page;
  };

/** Checks the whole chain of the practice, event by event. How long it is tells what was done, and is for a privacy officer. */
export const getAuditChain =
  ({ chains, traces }: { chains: ChainVerifier; traces: TraceStore }) =>
  async (context: PracticeContext): Promise<WholeChainReport | ReducedChainReport> => {
    const [report] = await Promise.all([
      chains.verified(context),
      traces.record(context, auditEvent(context, 'audit.read', { part: 'chain' })),
    ]);
    return mayLearn('audit-chain', context) ? { ...report, view: 'whole' } : { view: 'reduced', intact: report.intact };
  };
