import type { Instant, Progress, RequestFile } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from './ports.ts';

/** Marks for one step of a build at most, whatever it counts. */
const marksAtMost = 20;

type ReportedStep = Exclude<Progress['step'], 'granting'>;

export interface ProgressReport {
  /** Times that this build was begun before, in this round, and came as far as assembling. */
  begun: number;
  /** Of those, the ones that an error ended; the others were cut off without a word. */
  failed: number;
  /** Bytes of the notes that it is made of, where a try before this one came to know them. */
  bytes: number | undefined;
  step(step: ReportedStep): Promise<void>;
  /** All that it is made of is opened. */
  assembling(bytes: number): Promise<void>;
  /** An error ends a try that had begun. */
  fail(): Promise<void>;
  /** One more of so many is done. */
  counted(step: ReportedStep, of: number): Promise<void>;
}

/** Marks how far a build has come: at each step, and every twentieth of what a step counts where that is much. */
export const progressReport = (
  { disclosures, clock }: { disclosures: Pick<DisclosureStore, 'markProgress'>; clock: () => Instant },
  context: PracticeContext,
  { request, progress }: RequestFile,
): ProgressReport => {
  const { practiceId, requestId, round } = request;
  const before = progress?.round === round ? progress : undefined;
  let counts = { begun: before?.begun ?? 0, failed: before?.failed ?? 0, bytes: before?.bytes };
  let at: Pick<Progress, 'step' | 'done' | 'of'> = { step: 'opening', done: 0, of: 1 };
  let done = 0;
  const mark = (next: typeof at): Promise<void> => {
    at = next;
    return disclosures.markProgress(context, { practiceId, requestId, round, at: clock(), ...counts, ...next });
  };
  const step = (name: ReportedStep): Promise<void> => {
    done = 0;
    return mark({ step: name, done, of: 1 });
  };
  return {
    begun: counts.begun,
    failed: counts.failed,
    bytes: counts.bytes,
    step,
    assembling: (bytes) => {
      counts = { ...counts, begun: counts.begun + 1, bytes };
      return step('assembling');
    },
    fail: async () => {
      if (counts.begun > (before?.begun ?? 0)) {
        counts = { ...counts, failed: counts.failed + 1 };
        await mark(at);
      }
    },
    counted: async (name, of) => {
      done += 1;
      if (of > marksAtMost && done % Math.ceil(of / marksAtMost) === 0) await mark({ step: name, done, of });
    },
  };
};
