import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import type { FileFate } from './try-file.ts';

/** A process is ended after this many files, or when one took more than this much memory, so that none keeps growing. */
const FILES_EACH = 60;
const MOST_MB = 1800;

type Trying = { redact: boolean; limitMs: number };

class CorpusProcess {
  #child: ChildProcess | undefined;
  #tried = 0;

  /** What became of a file; one that does not answer within its time has hung, and its process is ended. */
  try(file: string, { redact, limitMs }: Trying): Promise<FileFate> {
    const child = this.#running();
    this.#tried += 1;
    const started = performance.now();
    return new Promise((resolve) => {
      const end = (outcome: string) =>
        done({ file, outcome, ms: Math.round(performance.now() - started), peakMb: 0 }, true);
      const died = () => end('crashed');
      const timer = setTimeout(() => end('hung'), limitMs);
      const done = (fate: FileFate, drop: boolean) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (drop || this.#tried >= FILES_EACH || fate.peakMb > MOST_MB) this.close();
        resolve(fate);
      };
      child.once('message', (fate: FileFate) => done(fate, false));
      child.once('exit', died);
      child.send({ file, redact });
    });
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#tried = 0;
  }

  #running(): ChildProcess {
    this.#child ??= fork(join(import.meta.dirname, 'corpus-process.ts'), {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: ['--max-old-space-size=1024'],
    });
    return this.#child;
  }
}

/** Tries files in as many processes at once, and gives each fate as it comes. */
export const tryFiles = async (
  files: string[],
  { jobs, take, ...trying }: Trying & { jobs: number; take: (fate: FileFate) => void },
): Promise<void> => {
  const waiting = files.values();
  await Promise.all(
    Array.from({ length: jobs }, async () => {
      const worker = new CorpusProcess();
      for (const file of waiting) take(await worker.try(file, trying));
      worker.close();
    }),
  );
};
