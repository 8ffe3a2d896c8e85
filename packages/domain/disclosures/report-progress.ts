import type { Context } from '../context.ts';
import type { Instant } from '../instant.ts';
import type { DisclosureStore, RequestFile } from './ports.ts';
import type { Progress } from './progress.ts';

/** Marks for one step of a build at most, whatever it counts. */
const marksAtMost = 20;

export interface ProgressReport {
  /** Times that this build was begun before, in this round, and came as far as assembling. */
  begun: number;
  step(step: Exclude<Progress['step'], 'granting'>): Promise<void>;
  /** One more of so many is done. */
  counted(step: Exclude<Progress['step'], 'granting'>, of: number): Promise<void>;
}

/** Marks how far a build has come: at each step, and every twentieth of what a step counts where that is much. */
export const progressReport = (
  { disclosures, clock }: { disclosures: Pick<DisclosureStore, 'markProgress'>; clock: () => Instant },
  context: Context,
  { request, progress }: RequestFile,
): ProgressReport => {
  const { practiceId, requestId, round } = request;
  let begun = progress?.round === round ? progress.begun : 0;
  const before = begun;
  let done = 0;
  const mark = (counted: Pick<Progress, 'step' | 'done' | 'of'>): Promise<void> =>
    disclosures.markProgress(context, { practiceId, requestId, round, begun, at: clock(), ...counted });
  return {
    begun: before,
    step: (step) => {
      done = 0;
      begun = step === 'assembling' ? before + 1 : begun;
      return mark({ step, done, of: 1 });
    },
    counted: async (step, of) => {
      done += 1;
      if (of > marksAtMost && done % Math.ceil(of / marksAtMost) === 0) {
        await mark({ step, done, of });
      }
    },
  };
};
