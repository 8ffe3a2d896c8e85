import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { mayLearn } from '../disclosures/who-may-know.ts';
import type { TraceStore } from '../traces.ts';
import type { ChainReport, ChainVerifier, ReducedChainReport } from './ports.ts';

type WholeChainReport = ChainReport & { view: 'whole' };

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
