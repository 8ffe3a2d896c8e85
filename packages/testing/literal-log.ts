import {
  AlreadyAttempted,
  type AttemptRecord,
  type AttemptStore,
  type Continued,
  type FoundingContext,
  type PracticeContext,
  type Trace,
  type TraceStore,
} from '@sequester/domain';
import type { AuditEvent } from '@sequester/model';

const attemptKey = ({ practiceId, actor, attempt }: PracticeContext | FoundingContext): string | undefined =>
  attempt === undefined ? undefined : [practiceId, actor.id, attempt.operationId, attempt.keySha256].join(' ');

/** Traces and attempts in memory, which the literal stores of one test share. */
export interface LiteralLog {
  events: AuditEvent[];
  traces: TraceStore;
  attempts: AttemptStore;
  /** Runs a change and records its trace and its answer: all or nothing. Throws `AlreadyAttempted` where the attempt is on record. */
  write(context: PracticeContext | FoundingContext, trace: Trace | Continued, change: () => void): void;
}

export const literalLog = (events: AuditEvent[] = []): LiteralLog => {
  const records = new Map<string, AttemptRecord>();
  return {
    events,
    traces: {
      record: async (_context, event) => {
        events.push(event);
      },
    },
    attempts: { find: async (context) => records.get(attemptKey(context) ?? '') },
    write: (context, trace, change) => {
      const key = attemptKey(context);
      if (key !== undefined && records.has(key)) throw new AlreadyAttempted();

      change();
      if ('continues' in trace) return;

      const { event, answer = null } = trace;
      events.push(event);
      if (key !== undefined && context.attempt !== undefined)
        records.set(key, { requestSha256: context.attempt.requestSha256, answer });
    },
  };
};
