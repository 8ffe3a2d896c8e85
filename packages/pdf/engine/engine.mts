import { parentPort, workerData } from 'node:worker_threads';

import { lookAlike } from './engine-alike.mts';
import { comparePages } from './engine-compare.mts';
import { findPassages, pageSizes } from './engine-find.mts';
import { findHidden } from './engine-hidden.mts';
import { inspectPdf } from './engine-inspect.mts';
import { readTexts } from './engine-pdfium.mts';
import { readPictures } from './engine-pictures.mts';
import { runQpdf } from './engine-qpdf.mts';
import { redactPages } from './engine-redact.mts';
import { readSeen } from './engine-seen.mts';
import { selectPages } from './engine-select.mts';
import { limitMemory } from './engine-wasm.mts';
import type { EngineJob, EnginePaths } from './jobs.ts';

const paths: EnginePaths = workerData;

const run = (task: EngineJob): Promise<unknown> => {
  switch (task.kind) {
    case 'qpdf':
      return runQpdf(paths, task.job);
    case 'texts':
      return readTexts(paths, task.job);
    case 'find':
      return findPassages(paths, task.job);
    case 'sizes':
      return pageSizes(paths, task.job.bytes);
    case 'seen':
      return readSeen(paths, task.job);
    case 'inspect':
      return inspectPdf(paths, task.job);
    case 'select':
      return selectPages(paths, task.job);
    case 'compare':
      return comparePages(paths, task.job);
    case 'alike':
      return lookAlike(paths, task.job);
    case 'hidden':
      return findHidden(paths, task.job);
    case 'pictures':
      return readPictures(paths, task.job);
    case 'redact':
    default:
      return redactPages(paths, task.job);
  }
};

/** The files that a job wrote; they are handed over, not copied. */
const outputsOf = (answer: unknown): ArrayBuffer[] =>
  typeof answer === 'object' && answer !== null
    ? Object.values(answer).flatMap((value) =>
        value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
      )
    : [];

/** A job that throws ends the worker, which its owner sees. */
parentPort?.on('message', ({ task, memoryMb }: { task: EngineJob; memoryMb: number }) => {
  limitMemory(memoryMb * 1024 * 1024);
  void run(task).then((answer) => parentPort?.postMessage(answer, outputsOf(answer)));
});
