import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { assetPath } from '../assets.ts'
import type { EngineJob, EnginePaths, InspectAnswer, InspectJob, QpdfAnswer, QpdfJob } from './jobs.ts'

/** The engine did not answer: it crashed, ran out of memory, or was stopped when its time was over. */
export class EngineFailure extends Error {
  readonly reason: 'crashed' | 'timed-out'

  constructor(reason: 'crashed' | 'timed-out', options?: ErrorOptions) {
    super(`pdf engine ${reason}`, options)
    this.reason = reason
  }
}

type Limits = { timeoutMs: number, memoryMb: number }

/** 126 MB of scans take 4 s on two cores and three times their size. */
const LIMITS: Limits = { timeoutMs: 60_000, memoryMb: 1024 }
const UPLOAD_LIMITS: Limits = { timeoutMs: 20_000, memoryMb: 512 }

const paths = (): EnginePaths => ({
  qpdfScript: assetPath('qpdf.cjs'),
  qpdfWasm: assetPath('qpdf.wasm'),
  pdfiumScript: assetPath('pdfium.cjs'),
  pdfiumWasm: assetPath('pdfium.wasm'),
})

const ask = <Answer>(task: EngineJob, { timeoutMs, memoryMb }: Limits): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(pathToFileURL(assetPath('engine.mts')), {
      workerData: { task, paths: paths(), memoryMb },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      stdout: true,
      stderr: true,
    })
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      finish()
      void worker.terminate()
    }
    const timer = setTimeout(() => settle(() => reject(new EngineFailure('timed-out'))), timeoutMs)
    worker.once('message', (answer: Answer) => settle(() => resolve(answer)))
    worker.once('error', (cause) => settle(() => reject(new EngineFailure('crashed', { cause }))))
    worker.once('exit', () => settle(() => reject(new EngineFailure('crashed'))))
  })

/** Runs qpdf in a worker of its own, which ends with the job. Throws `EngineFailure`. */
export const qpdf = (job: QpdfJob) => ask<QpdfAnswer>({ kind: 'qpdf', job }, LIMITS)

/** The text of every page as PDFium reads it. Throws `EngineFailure`. */
export const texts = (bytes: Uint8Array) => ask<string[]>({ kind: 'texts', job: { bytes } }, LIMITS)

/** Judges and rewrites an upload within 20 seconds and 512 MB. Throws `EngineFailure`. */
export const inspect = (job: InspectJob) => ask<InspectAnswer>({ kind: 'inspect', job }, UPLOAD_LIMITS)
