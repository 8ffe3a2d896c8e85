import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import { assetPath } from '../assets.ts';
import type {
  AlikeJob,
  CompareJob,
  EngineJob,
  EnginePaths,
  FindAnswer,
  FindJob,
  HiddenJob,
  HiddenOnPage,
  InspectAnswer,
  InspectJob,
  Picture,
  PicturesJob,
  QpdfAnswer,
  QpdfJob,
  RedactAnswer,
  RedactJob,
  SeenJob,
  SeenPage,
  SelectAnswer,
  SelectJob,
  SizesJob,
  TextsJob,
} from './jobs.ts';

/** The engine did not answer: it crashed, ran out of memory, or was stopped when its time was over. */
export class EngineFailure extends Error {
  readonly reason: 'crashed' | 'timed-out';

  constructor(reason: 'crashed' | 'timed-out', options?: ErrorOptions) {
    super(`pdf engine ${reason}`, options);
    this.reason = reason;
  }
}

/** `workMs` is the time that a processor works for a job; on a busy machine that takes longer by the clock, `timeoutMs` at most. */
type Limits = { timeoutMs: number; memoryMb: number; workMs?: number };

/** 126 MB of scans take 4 s on two cores and three times their size in memory. */
const LIMITS: Limits = { timeoutMs: 60_000, memoryMb: 1024 };
const UPLOAD_LIMITS: Limits = { timeoutMs: 20_000, memoryMb: 512 };
/** An inspection is a job of its own, which may wait for a processor. */
const INSPECTION_LIMITS: Limits = { timeoutMs: 240_000, memoryMb: 512, workMs: 20_000 };

/** A page whose hidden words are taken out, or left out of account, is drawn up to six times. */
const HIDDEN_PAGE_MS = 2000;

const withHidden = (pages: number): Limits => ({ ...LIMITS, timeoutMs: LIMITS.timeoutMs + HIDDEN_PAGE_MS * pages });

/** Where the engines' files are. */
export const enginePaths = (): EnginePaths => ({
  qpdfScript: assetPath('qpdf.cjs'),
  qpdfWasm: assetPath('qpdf.wasm'),
  pdfiumScript: assetPath('pdfium.cjs'),
  pdfiumWasm: assetPath('pdfium.wasm'),
  fonts: {
    han: assetPath('han.ttf'),
    hangul: assetPath('hangul.ttf'),
    arabic: assetPath('arabic.ttf'),
    hebrew: assetPath('hebrew.ttf'),
    devanagari: assetPath('devanagari.ttf'),
    thai: assetPath('thai.ttf'),
  },
});

const start = (): Worker =>
  new Worker(pathToFileURL(assetPath('engine.mts')), {
    workerData: enginePaths(),
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stdout: true,
    stderr: true,
  });

/** A worker is used again only after it has answered; each job has engine instances of its own in it. */
const idle: Worker[] = [];
const MOST_IDLE = 2;

const LISTENED = ['message', 'error', 'exit'] as const;

const silence = (worker: Worker): void => {
  for (const event of LISTENED) worker.removeAllListeners(event);
  worker.on('error', () => undefined);
};

const release = (worker: Worker): void => {
  silence(worker);
  worker.unref();
  worker.once('exit', () => {
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
  });
  if (idle.length < MOST_IDLE) idle.push(worker);
  else void worker.terminate();
};

const LOOK_MS = 500;

const nothing = (): undefined => undefined;

/** Calls `over` once a worker has worked so long. A runtime that cannot tell (Node before 24.6) counts by the clock. */
const watchWork = (worker: Worker, workMs: number, over: () => void): (() => void) => {
  if (typeof worker.cpuUsage !== 'function') {
    const timer = setTimeout(over, workMs);
    return () => clearTimeout(timer);
  }
  const spent = async (): Promise<number> => {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  };
  let before: number | undefined;
  const look = async (): Promise<void> => {
    const now = await spent();
    before ??= now;
    if (now - before > workMs) over();
  };
  const timer = setInterval(() => void look().catch(nothing), LOOK_MS);
  void look().catch(nothing);
  return () => clearInterval(timer);
};

const ask = <Answer>(task: EngineJob, { timeoutMs, memoryMb, workMs }: Limits): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const worker = idle.pop() ?? start();
    silence(worker);
    worker.ref();
    const fail = (reason: 'crashed' | 'timed-out', cause?: unknown) => {
      clearTimeout(timer);
      unwatch();
      silence(worker);
      void worker.terminate();
      reject(new EngineFailure(reason, { cause }));
    };
    const timer = setTimeout(() => fail('timed-out'), timeoutMs);
    const unwatch = workMs === undefined ? nothing : watchWork(worker, workMs, () => fail('timed-out'));
    worker.once('message', (answer: Answer) => {
      clearTimeout(timer);
      unwatch();
      release(worker);
      resolve(answer);
    });
    worker.once('error', (cause) => fail('crashed', cause));
    worker.once('exit', () => fail('crashed'));
    worker.postMessage({ task, memoryMb }, []);
  });

/** Runs qpdf in a worker. Throws `EngineFailure`. */
export const qpdf = (job: QpdfJob) => ask<QpdfAnswer>({ kind: 'qpdf', job }, LIMITS);

/** The text of every page of each document as PDFium reads it. Throws `EngineFailure`. */
export const texts = (job: TextsJob) => ask<string[][]>({ kind: 'texts', job }, LIMITS);

/** Where passages stand on pages as shown. Throws `EngineFailure`. */
export const find = (job: FindJob) => ask<FindAnswer>({ kind: 'find', job }, UPLOAD_LIMITS);

/** The sizes of all pages as shown. Throws `EngineFailure`. */
export const sizes = (job: SizesJob) => ask<{ width: number; height: number }[]>({ kind: 'sizes', job }, UPLOAD_LIMITS);

/** What every page of each document shows and what it holds besides, as PDFium reads it. Throws `EngineFailure`. */
export const seen = (job: SeenJob) =>
  ask<SeenPage[][]>(
    { kind: 'seen', job },
    withHidden(job.documents.reduce((sum, { hidden: own }) => sum + (own?.size ?? 0), 0)),
  );

/** Judges and rewrites an upload within 20 seconds of work and 512 MB. Throws `EngineFailure`. */
export const inspect = (job: InspectJob) => ask<InspectAnswer>({ kind: 'inspect', job }, INSPECTION_LIMITS);

/** Takes text out of pages, or turns them into images. Throws `EngineFailure`. */
export const redact = (job: RedactJob) =>
  ask<RedactAnswer>({ kind: 'redact', job }, withHidden(job.pages.filter(({ hidden: own }) => own).length));

/** Selects pages of documents into one. Throws `EngineFailure`. */
export const select = (job: SelectJob) => ask<SelectAnswer>({ kind: 'select', job }, LIMITS);

/** The images on chosen pages of documents. Throws `EngineFailure`. */
export const pictures = (job: PicturesJob) => ask<Picture[][][]>({ kind: 'pictures', job }, LIMITS);

/** How much of a page differs from its place in an extract, from 0 to 1. Throws `EngineFailure`. */
export const compare = (job: CompareJob) => ask<number>({ kind: 'compare', job }, LIMITS);

/** Which pages look in an extract as in their source. Throws `EngineFailure`. */
export const alike = (job: AlikeJob) => ask<boolean[]>({ kind: 'alike', job }, LIMITS);

/** The words of chosen pages that nobody sees. Throws `EngineFailure`. */
export const hidden = (job: HiddenJob) => ask<HiddenOnPage[][]>({ kind: 'hidden', job }, LIMITS);
