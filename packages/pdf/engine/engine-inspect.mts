import { openDocument, readTexts, saveDocument, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { isDone, NOWHERE, startQpdf, type Run } from './engine-qpdf.mts';
import type { EnginePaths, InspectAnswer, InspectJob } from './jobs.ts';
import { SELECTION } from './selection.mts';

type Refusal = Extract<InspectAnswer, { refusal: string }>['refusal'];

const SCRIPTS = new Set([
  '/JavaScript',
  '/Launch',
  '/Rendition',
  '/Movie',
  '/Sound',
  '/ImportData',
  '/SubmitForm',
  '/RichMediaExecute',
  '/Trans3D',
]);
const MEDIA = new Set(['/RichMedia', '/3D', '/Screen', '/Movie', '/Sound']);

/** What an object of the PDF, in qpdf's JSON, does beyond being shown. */
const faultOf = (object: Record<string, unknown>): Refusal | undefined => {
  if ('/JS' in object || '/JavaScript' in object) return 'has-scripts';
  if (typeof object['/S'] === 'string' && SCRIPTS.has(object['/S'])) return 'has-scripts';
  if ('/XFA' in object) return 'has-forms';
  if ('/EF' in object || '/EmbeddedFiles' in object || '/Collection' in object) return 'has-attachments';
  if (object['/Type'] === '/EmbeddedFile' || object['/Subtype'] === '/FileAttachment') return 'has-attachments';
  if (typeof object['/Subtype'] === 'string' && MEDIA.has(object['/Subtype'])) return 'has-scripts';
  return undefined;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The first fault found. A work list is used instead of recursion, which a hostile file could exhaust. */
const firstFault = (root: unknown): Refusal | undefined => {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (!isRecord(value)) continue;
    const fault = Array.isArray(value) ? undefined : faultOf(value);
    if (fault) return fault;
    for (const child of Object.values(value)) if (isRecord(child)) waiting.push(child);
  }
  return undefined;
};

const faultIn = (run: Run): Refusal | undefined => {
  const { output } = run(
    ['--json=2', '--json-key=qpdf', '--json-stream-data=none', '/in.pdf', '/out.json'],
    'out.json',
  );
  return firstFault(JSON.parse(Buffer.from(output).toString()));
};

const isEncrypted = (run: Run): boolean => {
  const { status, messages } = run(['--is-encrypted', '/in.pdf'], '');
  return status === 0 || messages.some((message) => /password|crypt/i.test(message));
};

const rewritten = (run: Run): Uint8Array | undefined => {
  const answer = run(
    ['--object-streams=disable', '--remove-info', '--remove-metadata', '--deterministic-id', '/in.pdf', '/out.pdf'],
    'out.pdf',
  );
  return isDone(answer) && answer.output.length > 0 ? answer.output : undefined;
};

const opened = (paths: EnginePaths, bytes: Uint8Array): Promise<Run> => startQpdf(paths, [{ name: 'in.pdf', bytes }]);

/** PDFium finds the objects of a file whose table is lost; qpdf as WebAssembly does not. */
const repairedByPdfium = async (
  paths: EnginePaths,
  bytes: Uint8Array,
): Promise<Uint8Array | 'encrypted' | undefined> => {
  const pdfium = await startPdfium(paths);
  const document = openedByPdfium(pdfium, bytes);
  if (document === undefined) return undefined;
  return pdfium.EPDF_IsEncrypted(document)
    ? 'encrypted'
    : rewritten(await opened(paths, saveDocument(pdfium, document)));
};

const openedByPdfium = (pdfium: Pdfium, bytes: Uint8Array): number | undefined => {
  try {
    return openDocument(pdfium, bytes).document;
  } catch {
    return undefined;
  }
};

/** A file that is kept must be releasable: all its pages are selected once, as for a release, and the result is dropped. */
const canBeSelected = (run: Run): boolean =>
  isDone(run(['--empty', '--pages', '/in.pdf', '1-z', '--', ...SELECTION, NOWHERE], ''));

/** Rewrites a PDF and says whether it may be kept. */
export const inspectPdf = async (paths: EnginePaths, { bytes, mostPages }: InspectJob): Promise<InspectAnswer> => {
  const run = await opened(paths, bytes);
  if (isEncrypted(run)) return { refusal: 'encrypted' };
  const repaired = rewritten(run) ?? (await repairedByPdfium(paths, bytes));
  if (repaired === undefined) return { refusal: 'damaged' };
  if (repaired === 'encrypted') return { refusal: 'encrypted' };
  const output = repaired;
  const again = await opened(paths, output);
  const fault = faultIn(again);
  if (fault) return { refusal: fault };
  if (!canBeSelected(again)) return { refusal: 'damaged' };
  const pages = (await readTexts(paths, { documents: [{ bytes: output }] }))[0]?.length ?? 0;
  if (pages === 0) return { refusal: 'damaged' };
  return pages > mostPages ? { refusal: 'too-many-pages' } : { pages, bytes: output };
};
