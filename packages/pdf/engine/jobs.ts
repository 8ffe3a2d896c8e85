import type { UploadRefusalCode } from '../types.ts'

/** Files go in and out of qpdf under these names; `args` is one command line. */
export type QpdfJob = { files: { name: string, bytes: Uint8Array }[], args: string[], output: string }

/** `status` is qpdf's: 0 done, 3 done with warnings, 2 not done. `output` is empty when there is none. */
export type QpdfAnswer = { status: number, output: Uint8Array<ArrayBuffer>, messages: string[] }

/** `flatten` makes what shows of annotations and form fields part of the page before it is read. */
export type TextsJob = { documents: { bytes: Uint8Array, flatten?: boolean }[] }

export type InspectJob = { bytes: Uint8Array, mostPages: number }
export type InspectAnswer = { refusal: UploadRefusalCode } | { pages: number, bytes: Uint8Array<ArrayBuffer> }

export type EngineJob =
  | { kind: 'qpdf', job: QpdfJob }
  | { kind: 'texts', job: TextsJob }
  | { kind: 'inspect', job: InspectJob }

export type EnginePaths = { qpdfScript: string, qpdfWasm: string, pdfiumScript: string, pdfiumWasm: string }
